import FHIRDelivery
import Foundation

/// A folder for an outbox, which goes with the test.
final class OutboxFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "outbox-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where the outbox is.
  var file: String { path + "/queue.outbox" }

  /// Opens it.
  func open(
    target: String? = nil, secret: String? = nil, mode: OutboxMode = .writing
  ) throws -> SQLiteOutbox {
    try SQLiteOutbox.open(path: file, target: target, secretFingerprint: secret, mode: mode)
  }
}
