/// An input that is taken apart into records, one at a time and in constant memory.
protocol RecordInput {
  mutating func next() throws(RecordError) -> RawItem?

  /// Whether there is something to read after an error.
  var canGoOn: Bool { get }
}

extension RecordInput {
  var canGoOn: Bool { false }
}

/// A part of an input: a record, or what is wrong with something that is none.
struct RawItem {
  var record: EncounterRecord?
  /// `nil` where the text of the record is broken.
  var raw: RawRecord?
  var findings: [RecordFinding] = []
}

/// What holds for every input.
public struct RecordLimits: Sendable {
  /// The longest record in bytes; a longer one is reported and passed over.
  public var recordLength: Int

  /// Makes limits; a record may have 16 MiB.
  public init(recordLength: Int = 16 << 20) { self.recordLength = recordLength }
}
