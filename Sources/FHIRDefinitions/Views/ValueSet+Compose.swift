extension ValueSet {
  /// The value set's own description of its content, include by include.
  public var includes: [Inclusion] { inclusions(excluding: false) }

  /// What the value set takes out again.
  public var excludes: [Inclusion] { inclusions(excluding: true) }

  private func inclusions(excluding: Bool) -> [Inclusion] {
    storage.valueSets.range(row, ValueSetField.includesRange, in: storage.includes)
      .filter { row in
        (storage.includes.word(row, IncludeField.flags) & IncludeField.isExclude != 0) == excluding
      }
      .map { Inclusion(storage, $0) }
  }

  /// One include or exclude: the codes that are in all that it names.
  public struct Inclusion: Sendable {
    let storage: PackStorage
    let row: Int

    init(_ storage: PackStorage, _ row: Int) {
      self.storage = storage
      self.row = row
    }

    /// The code system.
    public var system: String? {
      storage.optional(storage.includes.index(row, IncludeField.system))
    }

    /// The version of the code system that is asked for.
    public var version: String? {
      storage.optional(storage.includes.index(row, IncludeField.version))
    }

    /// Whether codes are listed, be it none.
    public var hasConcepts: Bool {
      storage.includes.word(row, IncludeField.flags) & IncludeField.hasConcepts != 0
    }

    /// The codes that are listed, sorted by their bytes, with the words that the value set shows for them.
    public var concepts: [Code] {
      storage.includes.range(row, IncludeField.codesRange, in: storage.codes).map {
        Code(
          code: storage.string(storage.codes.index($0, 0)),
          display: storage.optional(storage.codes.index($0, 1)))
      }
    }

    /// The conditions that codes of the system must meet, all of them.
    public var filters: [Filter] {
      storage.includes.range(row, IncludeField.filtersRange, in: storage.filters).map {
        Filter(
          property: storage.string(storage.filters.index($0, 0)),
          operation: storage.string(storage.filters.index($0, 1)),
          value: storage.string(storage.filters.index($0, 2)))
      }
    }

    /// The canonical urls of the value sets that codes must be in, all of them.
    public var valueSets: [String] {
      storage.strings(storage.includes, row, IncludeField.valueSetsRange)
    }
  }

  /// A condition on the codes of a system.
  public struct Filter: Hashable, Sendable {
    /// The property: `concept`.
    public var property: String
    /// The operation as FHIR writes it: `is-a`, `=`, `regex`.
    public var operation: String
    /// What to compare with.
    public var value: String

    /// Makes a filter.
    public init(property: String, operation: String, value: String) {
      self.property = property
      self.operation = operation
      self.value = value
    }
  }
}
