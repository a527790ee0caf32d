extension CodeSystem {
  /// A property that concepts of the system may have.
  public struct PropertyDeclaration: Hashable, Sendable {
    /// What concepts and filters call it.
    public var code: String
    /// The type of its values: `code`, `Coding`, `string`, `integer`, `boolean`, `dateTime`, `decimal`.
    public var type: String
    /// What it means, as a url.
    public var uri: String?

    /// Makes a declaration.
    public init(code: String, type: String, uri: String?) {
      self.code = code
      self.type = type
      self.uri = uri
    }
  }

  /// A filter that value sets may use on the system.
  public struct FilterDeclaration: Hashable, Sendable {
    /// What value sets call it.
    public var code: String
    /// The operations: `is-a`, `=`.
    public var operators: [String]

    /// Makes a declaration.
    public init(code: String, operators: [String]) {
      self.code = code
      self.operators = operators
    }
  }

  /// The properties that the definition declares.
  public var properties: [PropertyDeclaration] {
    let range = storage.codeSystems.range(row, CodeSystemField.propertiesRange, in: storage.lists)
    return stride(from: range.lowerBound, to: range.upperBound - 2, by: 3).map {
      PropertyDeclaration(
        code: storage.string(storage.lists.index($0, 0)),
        type: storage.string(storage.lists.index($0 + 1, 0)),
        uri: storage.optional(storage.lists.index($0 + 2, 0)))
    }
  }

  /// The filters that the definition declares.
  public var filters: [FilterDeclaration] {
    let range = storage.codeSystems.range(row, CodeSystemField.filtersRange, in: storage.lists)
    return stride(from: range.lowerBound, to: range.upperBound - 1, by: 2).map {
      FilterDeclaration(
        code: storage.string(storage.lists.index($0, 0)),
        operators: storage.string(storage.lists.index($0 + 1, 0)).split(separator: " ")
          .map(String.init))
    }
  }

  /// How far it has come in standardisation: `normative`, `trial-use`, `draft`, `deprecated`, `withdrawn`.
  public var standardsStatus: String? { storage.optional(word(CodeSystemField.standardsStatus)) }
  /// The language of the displays, where the definition says one.
  public var language: String? { storage.optional(word(CodeSystemField.language)) }
  /// What nesting of concepts means: `is-a`, `grouped-by`, `part-of`, `classified-with`.
  public var hierarchyMeaning: String? { storage.optional(word(CodeSystemField.hierarchy)) }
}

extension Definitions {
  /// The supplements of a code system: further designations and properties of its concepts.
  public func supplements(of system: CodeSystem) -> [CodeSystem] {
    let (url, version) = (system.url, system.version)
    return codeSystems.filter { other in
      guard other.content == .supplement, let named = other.supplements else { return false }
      let parts = Canonical.split(named)
      return parts.url == url && (parts.version == nil || parts.version == version)
    }
  }
}
