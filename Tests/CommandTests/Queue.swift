import LosslessJSON
import Testing

/// What stands in the queue of a folder, as the program tells it.
enum Queue {
  /// The states of all items, in their order.
  static func states(in folder: Folder) async throws -> [String] {
    try await items(in: folder).map { try #require($0["state"]?.string) }
  }

  /// All items, in their order.
  static func items(in folder: Folder) async throws -> [JSONValue] {
    let result = try await Program.run("outbox", "list", "--format", "json", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try result.lines.map { try JSONDocument(Array($0.utf8)).value }
  }
}
