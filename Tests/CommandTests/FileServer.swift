import Foundation
import Synchronization

/// A server on a free port of 127.0.0.1 that answers each path as it was told to, and others with 404.
final class FileServer: Sendable {
  /// An answer.
  struct Answer: Sendable {
    var status = 200
    var headers = ""
    var body: [UInt8] = []
  }

  private let answers: Mutex<[String: Answer]>
  private let asked = Mutex<[String]>([])
  private let listener: Int32
  let port: UInt16

  private let otherwise: Answer

  /// Starts it; what it was not told of it answers with `otherwise`, or else with 404.
  init(_ answers: [String: Answer] = [:], otherwise: [UInt8]? = nil) throws {
    self.answers = Mutex(answers)
    self.otherwise = otherwise.map { Answer(body: $0) } ?? Answer(status: 404)
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileNoSuchFile) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self, listener] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let self else {
          if connection >= 0 { close(connection) }
          close(listener)
          return
        }
        self.serve(connection)
        close(connection)
      }
    }
  }

  // Ends the thread's `accept`, and the thread closes.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  var base: String { "http://127.0.0.1:\(port)" }
  /// The paths that it was asked for, in order.
  var paths: [String] { asked.withLock { $0 } }

  subscript(path: String) -> Answer? {
    get { answers.withLock { $0[path] } }
    set { answers.withLock { $0[path] = newValue } }
  }

  private func serve(_ connection: Int32) {
    var received: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: received, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return }
      received += chunk.prefix(count)
    }
    let words = String(decoding: received, as: UTF8.self).split(separator: " ")
    let path = words.count > 1 ? String(words[1]) : ""
    asked.withLock { $0.append(path) }
    let answer = self[path] ?? otherwise
    var bytes = Array(
      """
      HTTP/1.1 \(answer.status) X\r\n\(answer.headers)Content-Length: \(answer.body.count)\r
      Connection: close\r\n\r\n
      """.utf8)
    bytes += answer.body
    while !bytes.isEmpty {
      let count = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      guard count > 0 else { return }
      bytes.removeFirst(count)
    }
  }
}
