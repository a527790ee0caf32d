/// One element of a structure: what may stand there, how often, and with which values.
public struct ElementDefinition: Sendable {
  @usableFromInline let storage: PackStorage
  @usableFromInline let row: Int

  @inlinable
  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  @inlinable func word(_ field: Int) -> Int { storage.elements.index(row, field) }
  @inlinable var flags: UInt32 { storage.elements.word(row, ElementField.flags) }

  // MARK: Name

  /// The path in the specification's way: `Observation.value[x]`.
  public var path: String { storage.string(word(ElementField.path)) }
  /// The path with the names of slices: `Patient.extension:race`.
  public var id: String { storage.string(word(ElementField.id)) }
  /// The last part of the path, for a choice without `[x]`: `value`.
  public var name: String { storage.string(word(ElementField.name)) }
  /// The name of the slice, where the element is one.
  public var sliceName: String? { storage.optional(word(ElementField.sliceName)) }
  /// Whether its JSON name ends with the name of its type: `value[x]`.
  @inlinable public var isChoice: Bool { flags & ElementField.isChoice != 0 }
  /// Whether it is a slice of another element.
  @inlinable public var isSlice: Bool { word(ElementField.sliceName) != 0 }
  /// Whether it is the structure itself.
  @inlinable public var isRoot: Bool { word(ElementField.parentRow) == 0 }

  /// The structure that the element is part of.
  public var structure: StructureDefinition {
    StructureDefinition(storage, word(ElementField.structure))
  }

  /// The place of the element among those of its structure, 0 for the root.
  public var index: Int {
    row - storage.structures.index(word(ElementField.structure), StructureField.elementsRange)
  }

  // MARK: Cardinality

  /// How often it must stand at least.
  @inlinable public var min: Int { word(ElementField.min) }

  /// How often it may stand at most; `nil` is without limit.
  @inlinable public var max: Int? {
    let max = storage.elements.word(row, ElementField.max)
    return max == PackFormat.unlimited ? nil : Int(max)
  }

  /// The path of the element in the type where it was first defined: `DomainResource.text`.
  public var basePath: String { storage.string(word(ElementField.basePath)) }
  /// How often it must stand at least where it was first defined.
  @inlinable public var baseMin: Int { word(ElementField.baseMin) }
  /// How often it may stand at most where it was first defined.
  @inlinable public var baseMax: Int? {
    let max = storage.elements.word(row, ElementField.baseMax)
    return max == PackFormat.unlimited ? nil : Int(max)
  }
  /// Whether its JSON is an array: decided where it was first defined, whatever a profile narrows it to.
  @inlinable public var isArray: Bool {
    let max = storage.elements.word(row, ElementField.baseMax)
    return max > 1
  }

  /// Whether a differential states `min`, or leaves it to its base.
  public var statesMin: Bool { flags & ElementField.saysMin != 0 }
  /// Whether a differential states `max`, or leaves it to its base.
  public var statesMax: Bool { flags & ElementField.saysMax != 0 }

  // MARK: Marks

  /// Whether it may change the meaning of what it stands in.
  public var isModifier: Bool { flags & ElementField.isModifier != 0 }
  /// Whether a profile asks systems to support it.
  public var mustSupport: Bool { flags & ElementField.mustSupport != 0 }
  /// Whether it is part of the summary of a resource.
  public var isSummary: Bool { flags & ElementField.isSummary != 0 }
  /// Whether it is an attribute in XML: an id, the url of an extension, the value of a primitive.
  public var isXMLAttribute: Bool { flags & ElementField.isXMLAttribute != 0 }

  // MARK: Content

  /// The types that it may have; none for the root of a type and where the content is that of another element.
  @inlinable public var types: TypeReferences {
    TypeReferences(
      storage, storage.elements.range(row, ElementField.typesRange, in: storage.types))
  }

  /// The reference to the element whose content it has, as it is written: `#Questionnaire.item`.
  public var contentReference: String? {
    storage.optional(word(ElementField.contentReference))
  }

  /// The element whose content it has, where that is in the same pack.
  @inlinable public var content: ElementDefinition? {
    let target = word(ElementField.contentRow)
    return target == 0 ? nil : ElementDefinition(storage, target - 1)
  }

  /// The codes that it is bound to.
  public var binding: Binding? {
    let row = word(ElementField.bindingRow)
    return row == 0 ? nil : Binding(storage, row - 1)
  }

  /// The invariants on it, those that it inherits included.
  public var constraints: [Constraint] {
    storage.elements.range(row, ElementField.constraintsRange, in: storage.lists).map {
      Constraint(storage, storage.lists.index($0, 0))
    }
  }

  /// How its occurrences are divided into slices.
  public var slicing: Slicing? {
    let row = word(ElementField.slicingRow)
    return row == 0 ? nil : Slicing(storage, row - 1)
  }
}

extension ElementDefinition: Hashable {
  /// Whether both are the same element of the same pack.
  public static func == (a: Self, b: Self) -> Bool { a.storage === b.storage && a.row == b.row }

  /// Feeds the element's place into a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(storage))
    hasher.combine(row)
  }
}
