/// One type that an element may have.
public struct TypeReference: Sendable {
  @usableFromInline let storage: PackStorage
  @usableFromInline let row: Int

  @inlinable
  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  /// How a reference may be made.
  public struct Aggregation: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// To a contained resource.
    public static let contained = Aggregation(rawValue: 1)
    /// To a resource elsewhere.
    public static let referenced = Aggregation(rawValue: 2)
    /// To a resource in the same bundle.
    public static let bundled = Aggregation(rawValue: 4)
  }

  /// Whether a reference names a version.
  public enum Versioning: UInt8, Sendable {
    /// It may or may not.
    case either
    /// It must not.
    case independent
    /// It must.
    case specific
  }

  @inlinable func word(_ field: Int) -> Int { storage.types.index(row, field) }
  @inlinable var flags: UInt32 { storage.types.word(row, TypeField.flags) }

  /// The name of the FHIR type: `Quantity`, `string`; a type of FHIRPath (`System.String`) is given as its FHIR type.
  public var code: String { storage.string(word(TypeField.code)) }

  /// The primitive type; `nil` for all others.
  @inlinable public var primitive: PrimitiveType? {
    PrimitiveType(rawValue: UInt8(truncatingIfNeeded: flags >> TypeField.primitiveShift))
  }

  /// Whether it is a bare value, with neither id nor extensions: an element's `id`, an extension's `url`.
  public var isSystemType: Bool { flags & TypeField.isSystemType != 0 }

  /// The profiles of which the value must meet one; none asks for the type alone.
  public var profiles: [String] { storage.strings(storage.types, row, TypeField.profilesRange) }

  /// The profiles of which the target of a reference or canonical must meet one.
  public var targetProfiles: [String] {
    storage.strings(storage.types, row, TypeField.targetsRange)
  }

  /// How a reference may be made; empty is any way.
  public var aggregation: Aggregation {
    Aggregation(rawValue: UInt8(flags & TypeField.aggregationMask))
  }

  /// Whether a reference names a version.
  public var versioning: Versioning {
    Versioning(rawValue: UInt8((flags >> TypeField.versioningShift) & 3)) ?? .either
  }

  /// The regular expression that the specification gives for the value.
  public var pattern: String? { storage.optional(word(TypeField.regex)) }

  /// The definition of the type, where it is in the same pack; see `Definitions.definition(of:)`.
  @inlinable public var definition: StructureDefinition? {
    let structure = word(TypeField.structureRow)
    return structure == 0 ? nil : StructureDefinition(storage, structure - 1)
  }
}

/// The types that an element may have.
public struct TypeReferences: RandomAccessCollection, Sendable {
  @usableFromInline let storage: PackStorage
  @usableFromInline let rows: Range<Int>

  @inlinable
  init(_ storage: PackStorage, _ rows: Range<Int>) {
    self.storage = storage
    self.rows = rows
  }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of types.
  @inlinable public var endIndex: Int { rows.count }
  /// The type at a position.
  @inlinable public subscript(position: Int) -> TypeReference {
    TypeReference(storage, rows.lowerBound + position)
  }
}

extension Definitions {
  /// The definition of a type that an element may have, in whichever pack it is.
  @inlinable
  public func definition(of type: TypeReference) -> StructureDefinition? {
    if let definition = type.definition { return definition }
    return self.type(utf8: type.storage.utf8(type.word(TypeField.code)))
  }

  /// The element that says what stands inside a value: the element itself where it has children of its own, the one that
  /// it refers to, or the root of its type.
  @inlinable
  public func content(
    of element: ElementDefinition, as type: TypeReference?
  ) -> ElementDefinition? {
    if element.hasChildren { return element }
    if let content = element.content { return content }
    if let reference = element.contentReference { return self.element(reference) }
    guard let type else { return nil }
    return definition(of: type)?.root
  }

  /// The element that an absolute reference names: `http://hl7.org/fhir/StructureDefinition/Questionnaire#Questionnaire.item`.
  public func element(_ reference: some StringProtocol) -> ElementDefinition? {
    guard let hash = reference.lastIndex(of: "#") else { return nil }
    return structure(reference[..<hash])?.element(id: reference[reference.index(after: hash)...])
  }
}
