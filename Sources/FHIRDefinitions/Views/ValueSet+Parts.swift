extension ValueSet {
  /// The codes of one system that a value set has.
  public struct Part: Sendable {
    let valueSet: ValueSet
    let row: Int

    init(_ valueSet: ValueSet, _ row: Int) {
      self.valueSet = valueSet
      self.row = row
    }

    private var storage: PackStorage { valueSet.storage }

    /// The url of the code system.
    public var system: String { storage.string(storage.parts.index(row, PartField.system)) }

    /// The version of the code system, where it is not the one that the url alone finds.
    public var version: String? { storage.optional(storage.parts.index(row, PartField.version)) }

    /// Whether every code of the system is in; `codes` is empty then.
    public var isWholeSystem: Bool {
      storage.parts.word(row, PartField.flags) & PartField.isWholeSystem != 0
    }

    /// Whether some of the codes may be taken out by an exclude that could not be worked out.
    public var isUncertain: Bool {
      storage.parts.word(row, PartField.flags) & PartField.isUncertain != 0
    }

    /// Whether the codes are those that are not in, of a system that is in as a whole but for them.
    public var isExcluded: Bool {
      storage.parts.word(row, PartField.flags) & PartField.isExcluded != 0
    }

    /// The code system, where it is here.
    public var codeSystem: CodeSystem? {
      let system = storage.parts.index(row, PartField.systemRow)
      if system != 0 { return CodeSystem(storage, system - 1) }
      if let version { return valueSet.definitions.codeSystem(self.system + "|" + version) }
      let url = storage.utf8(storage.parts.index(row, PartField.system))
      return url.withContiguousStorageIfAvailable { valueSet.definitions.codeSystem(utf8: $0) }
        ?? nil
    }

    /// The codes, sorted by their bytes, each with the words that the value set shows for it.
    public var codes: some RandomAccessCollection<Code> {
      let storage = storage
      return storage.parts.range(row, PartField.codesRange, in: storage.codes).lazy.map {
        Code(
          code: storage.string(storage.codes.index($0, 0)),
          display: storage.optional(storage.codes.index($0, 1)))
      }
    }
  }

  /// A code and the words that a value set shows for it.
  public struct Code: Hashable, Sendable {
    /// The code.
    public var code: String
    /// The words, where the value set has its own.
    public var display: String?

    /// Makes a code.
    public init(code: String, display: String?) {
      self.code = code
      self.display = display
    }
  }
}
