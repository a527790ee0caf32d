/// One concept of a code system.
public struct Concept: Sendable {
  @usableFromInline let storage: PackStorage
  @usableFromInline let row: Int

  @usableFromInline
  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  private func word(_ field: Int) -> Int { storage.concepts.index(row, field) }

  /// The code.
  public var code: String { storage.string(word(ConceptField.code)) }
  /// The words that the code system shows for it.
  public var display: String? { storage.optional(word(ConceptField.display)) }
  /// Whether it only groups others and is not meant to be used itself.
  public var isAbstract: Bool {
    storage.concepts.word(row, ConceptField.flags) & ConceptField.isAbstract != 0
  }
  /// Whether it should not be used any more.
  public var isInactive: Bool {
    storage.concepts.word(row, ConceptField.flags) & ConceptField.isInactive != 0
  }
  /// Its place in the code system as published, from 0.
  public var order: Int { word(ConceptField.order) }

  /// The concepts directly above, by nesting and by the properties that name parents or children.
  public var parents: [Concept] {
    storage.concepts.range(row, ConceptField.parentsRange, in: storage.lists).map {
      Concept(storage, storage.lists.index($0, 0))
    }
  }

  /// All concepts above, nearest first, each once.
  public var ancestors: [Concept] {
    var seen: Set<Int> = [row]
    var found: [Concept] = []
    var next = 0
    var current = self
    while true {
      for parent in current.parents where seen.insert(parent.row).inserted { found.append(parent) }
      guard next < found.count else { return found }
      current = found[next]
      next += 1
    }
  }

  /// The properties that the pack keeps: those with codes, booleans, dates and numbers, and those that filters use.
  public var properties: [Property] {
    propertyRows.filter { !isDesignation($0) }.map {
      Property(
        code: storage.string(storage.properties.index($0, PropertyField.code)),
        kind: storage.string(storage.properties.index($0, PropertyField.kind)),
        value: storage.string(storage.properties.index($0, PropertyField.value)),
        system: storage.optional(storage.properties.index($0, PropertyField.system)))
    }
  }

  var propertyRows: Range<Int> {
    storage.concepts.range(row, ConceptField.propertiesRange, in: storage.properties)
  }

  /// One property of a concept.
  public struct Property: Hashable, Sendable {
    /// Which property: `status`.
    public var code: String
    /// The type of the value: `code`, `Coding`, `boolean`, `dateTime`, `integer`, `decimal`, `string`.
    public var kind: String
    /// The value as text; of a Coding, its code.
    public var value: String
    /// The system of a Coding.
    public var system: String?

    /// Makes a property.
    public init(code: String, kind: String, value: String, system: String?) {
      self.code = code
      self.kind = kind
      self.value = value
      self.system = system
    }
  }
}

extension Concept: Hashable {
  /// Whether both are the same concept of the same pack.
  public static func == (a: Self, b: Self) -> Bool { a.storage === b.storage && a.row == b.row }

  /// Feeds the concept's place into a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(storage))
    hasher.combine(row)
  }
}
