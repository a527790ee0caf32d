import Foundation
import Synchronization

/// A server on a free port of 127.0.0.1 that reads each request and answers all of them alike, or not at all.
///
/// That it takes transactions it does say, and such questions are not counted.
final class AnsweringServer: Sendable {
  /// What it does with a request.
  enum Behavior: Sendable {
    /// Sends a status with some header lines and no body.
    case status(Int, headers: String = "")
    /// Sends a status, but only after `release()`.
    case statusWhenReleased(Int)
    /// Closes the connection without a word.
    case close
    /// Is not there: the port refuses every connection.
    case refuse
  }

  private let behavior: Behavior
  private let answersEverything: Bool
  private let listener: Int32
  let port: UInt16
  private let requests = Mutex<[String]>([])
  private let gate = DispatchSemaphore(value: 0)
  private let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  /// Starts; unless it is to answer everything alike, it has a `/metadata`, and such requests do not count.
  init(_ behavior: Behavior, toEverything: Bool = false) throws {
    self.behavior = behavior
    answersEverything = toEverything
    (arrivals, arrival) = AsyncStream.makeStream()
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    var isListening = true
    if case .refuse = behavior { isListening = false }
    let isBound = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && (!isListening || listen(listener, 128) == 0)
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileNoSuchFile) }
    port = UInt16(bigEndian: address.sin_port)
    if isListening {
      Thread.detachNewThread { [weak self, listener] in
        while true {
          let connection = accept(listener, nil, nil)
          guard connection >= 0, let self else {
            if connection >= 0 { Glibc.close(connection) }
            Glibc.close(listener)
            return
          }
          _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
          Thread.detachNewThread { self.serve(connection) }
        }
      }
    }
  }

  deinit {
    // Ends the thread's `accept`, and the thread closes.
    if case .refuse = behavior {
      Glibc.close(listener)
    } else {
      shutdown(listener, Int32(SHUT_RDWR))
    }
  }

  var base: String { "http://127.0.0.1:\(port)/fhir" }
  /// The heads of the requests that it has read.
  var heads: [String] { requests.withLock { $0 } }
  /// The number of requests that it has read.
  var count: Int { heads.count }

  /// Waits until a request is there.
  func waitForRequest() async {
    for await _ in arrivals { return }
  }

  /// Lets the answers go that are held back.
  func release() { for _ in 0..<1000 { gate.signal() } }

  private func serve(_ connection: Int32) {
    defer { Glibc.close(connection) }
    while let head = readRequest(connection) {
      if !answersEverything, head.hasPrefix("GET "), head.contains("/metadata") {
        guard answer(connection, 200, "", Self.statement) else { return }
        continue
      }
      requests.withLock { $0.append(head) }
      arrival.yield()
      let (status, headers): (Int, String)
      switch behavior {
      case .status(let code, let lines): (status, headers) = (code, lines)
      case .statusWhenReleased(let code):
        gate.wait()
        (status, headers) = (code, "")
      case .close, .refuse: return
      }
      guard answer(connection, status, headers) else { return }
    }
  }

  private static let statement =
    #"{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","format":["json"],"rest":[{"mode":"server","interaction":[{"code":"transaction"}]}]}"#

  private func answer(
    _ connection: Int32, _ status: Int, _ headers: String, _ body: String = ""
  ) -> Bool {
    let head = "HTTP/1.1 \(status) X\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n"
    let answer = Array((head + body).utf8)
    return send(connection, answer, answer.count, Int32(MSG_NOSIGNAL)) == answer.count
  }

  /// Reads a head and its body; gives the head, or nil where the peer has closed.
  private func readRequest(_ connection: Int32) -> String? {
    var received: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: received, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let head = text[..<end.upperBound]
        let length =
          head.lowercased().split(separator: "\r\n")
          .first { $0.hasPrefix("content-length:") }?
          .split(separator: ":").last.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } ?? 0
        if received.count >= head.utf8.count + length { return String(head) }
      }
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      received += chunk.prefix(count)
    }
  }
}
