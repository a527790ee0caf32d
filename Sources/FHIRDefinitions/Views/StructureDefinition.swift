/// The definition of a type, a profile or an extension.
public struct StructureDefinition: Sendable {
  @usableFromInline let storage: PackStorage
  @usableFromInline let row: Int

  @inlinable
  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  /// What is defined.
  public enum Kind: UInt8, Sendable {
    /// A type whose JSON is a string, a number or a boolean.
    case primitive = 1
    /// A type with elements.
    case complex
    /// A resource.
    case resource
    /// A model that is no FHIR type.
    case logical
  }

  /// How a structure comes from its base.
  public enum Derivation: UInt8, Sendable {
    /// It is a type of its own.
    case specialization = 1
    /// It is a profile: it narrows its base.
    case constraint
  }

  /// The canonical url, without version.
  public var url: String { storage.string(word(StructureField.url)) }
  /// The business version of the definition.
  public var version: String? { storage.optional(word(StructureField.version)) }
  /// The name for code: `USCorePatientProfile`.
  public var name: String { storage.string(word(StructureField.name)) }
  /// The logical id of the definition as a resource.
  public var id: String? { storage.optional(word(StructureField.id)) }
  /// The type that it defines or narrows: `Patient`.
  public var type: String { storage.string(word(StructureField.type)) }
  /// The canonical url of the structure that it comes from; `nil` for the roots.
  public var baseDefinition: String? { storage.optional(word(StructureField.base)) }
  /// The publication status: `draft`, `active`, `retired` or `unknown`.
  public var status: String { storage.string(word(StructureField.status)) }

  /// The version of FHIR that it is for, where it says one.
  public var fhirVersion: String? { storage.optional(word(StructureField.fhirVersion)) }
  /// How far it has come in standardisation: `normative`, `trial-use`, `draft`, `deprecated`, `withdrawn`.
  public var standardsStatus: String? { storage.optional(word(StructureField.standardsStatus)) }

  @inlinable func word(_ field: Int) -> Int { storage.structures.index(row, field) }
  @usableFromInline var flags: UInt32 { storage.structures.word(row, StructureField.flags) }

  /// What is defined.
  public var kind: Kind {
    Kind(rawValue: UInt8(flags & StructureField.kindMask)) ?? .complex
  }

  /// The primitive type that it is or narrows; `nil` for all others.
  public var primitive: PrimitiveType? {
    PrimitiveType(rawValue: UInt8(truncatingIfNeeded: flags >> StructureField.primitiveShift))
  }

  /// How it comes from its base; `nil` for the roots.
  public var derivation: Derivation? {
    Derivation(rawValue: UInt8((flags >> StructureField.derivationShift) & 3))
  }

  /// Whether nothing can be only this: `Resource`, `Element`.
  public var isAbstract: Bool { flags & StructureField.isAbstract != 0 }
  /// Whether it is meant for trial only.
  public var isExperimental: Bool { flags & StructureField.isExperimental != 0 }
  /// Whether `elements` are the whole snapshot; if not, they are the differential.
  public var hasSnapshot: Bool { flags & StructureField.hasSnapshot != 0 }

  /// The first element: that of the resource or type itself.
  @inlinable public var root: ElementDefinition {
    ElementDefinition(storage, word(StructureField.elementsRange))
  }

  /// All elements in their order, slices included: the snapshot.
  public var elements: some RandomAccessCollection<ElementDefinition> {
    let range = storage.structures.range(
      row, StructureField.elementsRange, in: storage.elements)
    return range.lazy.map { [storage] in ElementDefinition(storage, $0) }
  }

  /// The element with an id: `Patient.extension:race`.
  public func element(id: some StringProtocol) -> ElementDefinition? {
    var id = String(id)
    let range = storage.structures.range(
      row, StructureField.elementsRange, in: storage.elements)
    return id.withUTF8 { id in
      range.first { storage.equals(storage.elements.index($0, ElementField.id), id) }
    }.map { ElementDefinition(storage, $0) }
  }

  /// The regular expression that the specification gives for the values of a primitive type.
  public var valuePattern: String? {
    root.children.lazy.filter { $0.name == "value" }.compactMap { $0.types.first?.pattern }.first
  }

  /// Where an extension may stand.
  public var contexts: [ExtensionContext] {
    storage.structures.range(row, StructureField.contextsRange, in: storage.contexts).map {
      ExtensionContext(
        kind: storage.string(storage.contexts.index($0, 0)),
        expression: storage.string(storage.contexts.index($0, 1)))
    }
  }

  /// FHIRPath expressions that hold for the element that an extension is on.
  public var contextInvariants: [String] {
    storage.strings(storage.structures, row, StructureField.invariantsRange)
  }

  /// The profiles that a resource which claims this one must also meet, by the extension `imposeProfile`.
  public var imposedProfiles: [String] {
    storage.strings(storage.structures, row, StructureField.imposedRange)
  }

  /// The extensions of the definition that state facts, as a JSON array; `nil` where there are none.
  public var extensionsJSON: [UInt8]? {
    let text = word(StructureField.extensions)
    return text == 0 ? nil : Array(storage.utf8(text))
  }
}

extension StructureDefinition: Hashable {
  /// Whether both are the same definition of the same pack.
  public static func == (a: Self, b: Self) -> Bool { a.storage === b.storage && a.row == b.row }

  /// Feeds the definition's place into a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(storage))
    hasher.combine(row)
  }
}

/// A place where an extension may stand.
public struct ExtensionContext: Hashable, Sendable {
  /// How to read the expression: `element`, `extension` or `fhirpath`.
  public var kind: String
  /// A path of an element, the url of an extension, or a FHIRPath expression.
  public var expression: String

  /// Makes a place.
  public init(kind: String, expression: String) {
    self.kind = kind
    self.expression = expression
  }
}
