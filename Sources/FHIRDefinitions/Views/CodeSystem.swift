/// A code system: its codes and how they stand to one another.
public struct CodeSystem: Sendable {
  @usableFromInline let storage: PackStorage
  @usableFromInline let row: Int

  @inlinable
  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  /// How much of the code system is here.
  public enum Content: UInt8, Sendable {
    /// Every code.
    case complete = 1
    /// Some codes, to show what they are like.
    case example
    /// Some codes, those that were needed.
    case fragment
    /// No codes.
    case notPresent
    /// Additions to the codes of another system.
    case supplement
  }

  @inlinable func word(_ field: Int) -> Int { storage.codeSystems.index(row, field) }
  @usableFromInline var flags: UInt32 { storage.codeSystems.word(row, CodeSystemField.flags) }

  /// The canonical url: what a Coding has as its `system`.
  public var url: String { storage.string(word(CodeSystemField.url)) }
  /// The business version.
  public var version: String? { storage.optional(word(CodeSystemField.version)) }
  /// The name for code.
  public var name: String { storage.string(word(CodeSystemField.name)) }
  /// The logical id of the definition as a resource.
  public var id: String? { storage.optional(word(CodeSystemField.id)) }
  /// The publication status: `draft`, `active`, `retired` or `unknown`.
  public var status: String { storage.string(word(CodeSystemField.status)) }
  /// The canonical url of the value set of all codes.
  public var valueSet: String? { storage.optional(word(CodeSystemField.valueSet)) }
  /// The canonical url of the code system that it adds to.
  public var supplements: String? { storage.optional(word(CodeSystemField.supplements)) }
  /// How much of it is here.
  public var content: Content {
    Content(rawValue: UInt8(flags & CodeSystemField.contentMask)) ?? .complete
  }
  /// Whether case matters; where the definition does not say, it is taken to matter.
  public var isCaseSensitive: Bool { flags & CodeSystemField.isCaseInsensitive == 0 }
  /// Whether it is meant for trial only.
  public var isExperimental: Bool { flags & CodeSystemField.isExperimental != 0 }

  @usableFromInline var rows: Range<Int> {
    storage.codeSystems.range(row, CodeSystemField.conceptsRange, in: storage.concepts)
  }

  /// The number of codes that are here.
  public var count: Int { rows.count }

  /// Every concept that is here, by code.
  public var concepts: some RandomAccessCollection<Concept> {
    rows.lazy.map { [storage] in Concept(storage, $0) }
  }

  /// The concept with a code, in the UTF-8 of a document; without allocation where the code is written as defined.
  public func lookup(_ code: UnsafeBufferPointer<UInt8>) -> Concept? {
    let key = storage.key(code)
    if key != 0, let row = storage.concepts.row(of: key, field: ConceptField.code, in: rows) {
      return Concept(storage, row)
    }
    return isCaseSensitive ? nil : lookupIgnoringCase(code)
  }

  /// The concept with a code.
  public func lookup(_ code: some StringProtocol) -> Concept? {
    var code = String(code)
    return code.withUTF8 { lookup($0) }
  }

  private func lookupIgnoringCase(_ code: UnsafeBufferPointer<UInt8>) -> Concept? {
    let folded = String(decoding: code, as: UTF8.self).lowercased()
    return rows.first {
      let other = storage.utf8(storage.concepts.index($0, ConceptField.code))
      return other.count == code.count
        && String(decoding: other, as: UTF8.self).lowercased() == folded
    }.map { Concept(storage, $0) }
  }

  /// Whether the concept `ancestor` is the other or above it.
  public func subsumes(_ ancestor: Concept, _ descendant: Concept) -> Bool {
    ancestor == descendant || descendant.ancestors.contains(ancestor)
  }
}
