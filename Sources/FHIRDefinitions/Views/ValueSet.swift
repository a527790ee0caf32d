/// A value set: which codes it has, as far as the definitions here can say, and how it is composed.
public struct ValueSet: Sendable {
  @usableFromInline let definitions: Definitions
  @usableFromInline let storage: PackStorage
  @usableFromInline let row: Int

  @usableFromInline
  init(_ definitions: Definitions, _ storage: PackStorage, _ row: Int) {
    self.definitions = definitions
    self.storage = storage
    self.row = row
  }

  @usableFromInline func word(_ field: Int) -> Int { storage.valueSets.index(row, field) }

  /// The canonical url.
  public var url: String { storage.string(word(ValueSetField.url)) }
  /// The business version.
  public var version: String? { storage.optional(word(ValueSetField.version)) }
  /// The name for code.
  public var name: String { storage.string(word(ValueSetField.name)) }
  /// The logical id of the definition as a resource.
  public var id: String? { storage.optional(word(ValueSetField.id)) }
  /// The publication status: `draft`, `active`, `retired` or `unknown`.
  public var status: String { storage.string(word(ValueSetField.status)) }
  /// Whether it is meant for trial only.
  public var isExperimental: Bool {
    storage.valueSets.word(row, ValueSetField.flags) & ValueSetField.isExperimental != 0
  }

  /// What could not be worked out from the definitions here; nothing when every code is known.
  public var gaps: [Gap] {
    storage.valueSets.range(row, ValueSetField.gapsRange, in: storage.gaps).map {
      Gap(
        system: storage.optional(storage.gaps.index($0, 0)),
        reason: Gap.Reason(rawValue: UInt8(truncatingIfNeeded: storage.gaps.word($0, 1)))
          ?? .systemMissing,
        valueSet: storage.optional(storage.gaps.index($0, 2)))
    }
  }

  /// Whether every code of it is known: nothing is missing, and each system that it has as a whole is here as a whole.
  public var isComplete: Bool {
    gaps.isEmpty
      && parts.allSatisfy { part in
        !part.isWholeSystem || part.codeSystem?.content == .complete
      }
  }

  /// Why some codes are not known.
  public struct Gap: Hashable, Sendable {
    /// What is missing.
    public enum Reason: UInt8, Sendable {
      /// The code system, or some of its codes.
      case systemMissing = 1
      /// A value set that is imported.
      case valueSetMissing
      /// A filter that needs properties which are not here, or is of an unknown kind.
      case filterUnknown
      /// The value set says nothing about its content.
      case noContent
    }

    /// The system whose codes it is about; `nil` for any.
    public var system: String?
    /// What is missing.
    public var reason: Reason
    /// The canonical url of the value set that is missing.
    public var valueSet: String?

    /// Makes a gap.
    public init(system: String?, reason: Reason, valueSet: String? = nil) {
      self.system = system
      self.reason = reason
      self.valueSet = valueSet
    }
  }

  /// The codes that are known, by system.
  public var parts: some RandomAccessCollection<Part> {
    storage.valueSets.range(row, ValueSetField.partsRange, in: storage.parts).lazy.map {
      [self] in Part(self, $0)
    }
  }

  /// The systems of the codes that are known, each once.
  public var systems: [String] {
    var seen: Set<String> = []
    return parts.map(\.system).filter { seen.insert($0).inserted }
  }
}
