import Foundation
import TestSupport
import Testing

/// A request on a socket of its own, whose connection can be looked at to its end.
struct RawPost: Sendable {
  /// How a connection ends.
  enum Ending { case closed, reset }

  private let port: UInt16
  private let bytes: [UInt8]

  /// A request that stores a resource of a type.
  init(_ type: String, _ body: String, to base: String) throws {
    let url = try #require(URLComponents(string: base))
    port = UInt16(try #require(url.port))
    let head = """
      POST \(url.path)/\(type) HTTP/1.1\r
      Host: 127.0.0.1\r
      Content-Type: application/fhir+json\r
      Content-Length: \(body.utf8.count)\r
      \r

      """
    bytes = Array((head + body).utf8)
  }

  /// Sends it and reads until the connection ends, on a thread of its own: the server needs those of the tasks.
  func ending() async throws -> Ending {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try waitForEnding() }) }
    }
  }

  private func waitForEnding() throws -> Ending {
    let descriptor = try #require(LocalConnection.open(port: port))
    defer { close(descriptor) }
    try #require(send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
    var answer = [UInt8](repeating: 0, count: 4096)
    while true {
      switch recv(descriptor, &answer, answer.count, 0) {
      case 0: return .closed
      case 1...: continue
      default:
        try #require(errno == ECONNRESET || errno == EINTR)
        if errno == ECONNRESET { return .reset }
      }
    }
  }
}
