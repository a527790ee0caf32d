/// A record as it was given: its place, its key where one can be read, and its bytes, for whoever must hand it back.
public struct EncounterRecord: Sendable {
  /// The bytes of a record in the form of its input.
  public enum Source: Sendable, Hashable {
    /// A value in JSON, as it stood in its file.
    case json([UInt8])
    /// Rows of tables, each table with its header.
    case tables([Rows])
  }

  /// The rows of one table that belong to a record.
  public struct Rows: Sendable, Hashable {
    /// The file's name, without folders.
    public var file: String
    /// The header, with its line end.
    public var header: [UInt8]
    /// The rows, each with its line end.
    public var rows: [[UInt8]]
  }

  /// Where it begins.
  public var place: RecordPlace
  /// The encounter's key in the source system, where it can be read.
  public var key: String?
  /// Its bytes.
  public var source: Source

  /// Makes a record of bytes that nobody has read yet.
  public init(place: RecordPlace, key: String? = nil, source: Source) {
    self.place = place
    self.key = key
    self.source = source
  }
}

/// What came of a record, or of a part of the input that belongs to none.
public struct RecordResult: Sendable {
  /// The record as it was given; `nil` where the findings are about a file: a column that nobody knows.
  public var record: EncounterRecord?
  /// The record in values that cannot be malformed; `nil` where a finding is an error.
  public var encounter: KyphoplastyEncounter?
  /// All that is wrong or doubtful, in the order of the record.
  public var findings: [RecordFinding]
  /// Values of coded fields that no translation and no word of the record fits.
  var unmapped: [UnmappedValue] = []
  /// The record with the origin of each value; `nil` where its text is broken.
  var raw: RawRecord?

  init(record: EncounterRecord?, findings: [RecordFinding], raw: RawRecord? = nil) {
    self.record = record
    self.findings = findings
    self.raw = raw
  }

  /// Where a field of the record stands in the input, or the nearest thing around it: `levels[0].cement.volumeMl`.
  public func place(ofField field: String) -> RecordPlace {
    raw?.place(ofField: field) ?? record?.place ?? findings.first?.place ?? .file("")
  }

  /// Whether the record must not go on.
  public var isRejected: Bool { encounter == nil && record != nil }
}
