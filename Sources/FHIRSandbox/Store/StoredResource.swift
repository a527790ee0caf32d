import Foundation
import GRDB

/// One version of a resource as the store has it.
struct StoredResource: Sendable {
  /// The row, which later versions keep.
  var key: Int64
  var version: Answer.Version
  var isDeleted: Bool
  /// The HTTP method that made it.
  var method: String
  /// Empty for a deletion.
  var json: [UInt8]

  /// The columns that `init(row:)` reads, in its order.
  static let columns = "key, type, id, version, lastUpdated, deleted, method, json"

  init(row: Row) {
    key = row[0]
    version = Answer.Version(
      identity: ResourceIdentity(type: row[1], id: row[2]), number: row[3],
      lastUpdated: Timestamp(milliseconds: row[4]))
    isDeleted = row[5]
    method = row[6]
    json = (row[7] as Data?).map { [UInt8]($0) } ?? []
  }
}
