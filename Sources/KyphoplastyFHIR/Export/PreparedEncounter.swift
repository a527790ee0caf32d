public import Kyphoplasty

/// A bundle that was checked, as the bytes that are sent.
public struct PreparedBundle: Sendable {
  /// What identifies it towards the server and in reports: the encounter's key, or the directory's name.
  public let id: String
  /// The bytes that were checked; what is sent is these.
  public let bytes: [UInt8]
  /// The number of its resources.
  public let resourceCount: Int
}

/// What became of one record on its way to bundles.
public struct PreparedEncounter: Sendable {
  /// The record as it was given; `nil` for findings that belong to a file and to no record.
  public let record: EncounterRecord?
  /// The key of the encounter, where it could be read.
  public let key: String?
  /// What encounters share and has not gone out in this run; it goes before the encounter.
  public let directory: PreparedBundle?
  /// The encounter's bundle; `nil` where the record is rejected.
  public let bundle: PreparedBundle?
  /// What was found in the record and in its bundle.
  public let findings: [ExportFinding]

  /// Whether the record must not go on.
  public var isRejected: Bool { record != nil && bundle == nil }
}
