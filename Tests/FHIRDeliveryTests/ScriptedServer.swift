import Foundation
import Synchronization

/// A raw-socket server on a free port of 127.0.0.1, whose every connection runs a script that may misbehave.
final class ScriptedServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let isListening: Bool
  private let log = Mutex(Log())

  struct Log {
    /// Requests that the script says took effect.
    var commits: [ScriptedConnection.Request] = []
    var connections = 0
    var closed = 0
    var inFlight = 0
    var mostInFlight = 0
  }

  /// Starts; one that does not listen keeps its port from everyone and refuses every connection.
  init(isListening: Bool = true, _ script: @escaping @Sendable (ScriptedConnection) throws -> Void)
    throws
  {
    self.isListening = isListening
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && (!isListening || listen(listener, 128) == 0)
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else { throw ScriptedServerError.noPort }
    port = UInt16(bigEndian: address.sin_port)
    guard isListening else { return }
    Thread.detachNewThread { [weak self, listener] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0, let self else {
          if descriptor >= 0 { Glibc.close(descriptor) }
          Glibc.close(listener)
          return
        }
        // A process that another test starts would keep a connection open that a script closes.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        log.withLock { $0.connections += 1 }
        Thread.detachNewThread {
          let connection = ScriptedConnection(descriptor, self)
          try? script(connection)
          connection.close()
          self.log.withLock { $0.closed += 1 }
        }
      }
    }
  }

  deinit {
    // Ends the thread's `accept`. The thread closes, for the number could soon be another server's.
    shutdown(listener, Int32(SHUT_RDWR))
    if !isListening { Glibc.close(listener) }
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var commits: Int { log.withLock { $0.commits.count } }
  var committed: [ScriptedConnection.Request] { log.withLock { $0.commits } }
  var connections: Int { log.withLock { $0.connections } }
  /// Connections that the server has closed.
  var closed: Int { log.withLock { $0.closed } }
  var mostInFlight: Int { log.withLock { $0.mostInFlight } }

  /// Waits until something is so, for at most 20 seconds.
  func wait(until condition: (ScriptedServer) -> Bool) async throws {
    for _ in 0..<2000 where !condition(self) { try await Task.sleep(for: .milliseconds(10)) }
  }

  func commit(_ request: ScriptedConnection.Request) { log.withLock { $0.commits.append(request) } }

  /// Counts what is in flight while the work runs.
  func counting<T>(_ work: () throws -> T) rethrows -> T {
    log.withLock {
      $0.inFlight += 1
      $0.mostInFlight = max($0.mostInFlight, $0.inFlight)
    }
    defer { log.withLock { $0.inFlight -= 1 } }
    return try work()
  }
}

enum ScriptedServerError: Error {
  case noPort
  case closed
}

/// One accepted connection, in the hands of its script.
final class ScriptedConnection {
  struct Request: Sendable {
    var line = ""
    var fields: [String: String] = [:]
    var body: [UInt8] = []
  }

  unowned let server: ScriptedServer
  private var descriptor: Int32
  private var buffered: [UInt8] = []

  init(_ descriptor: Int32, _ server: ScriptedServer) {
    self.descriptor = descriptor
    self.server = server
  }

  /// Reads one request, head and body; throws where the peer has closed.
  func read() throws -> Request {
    var request = try readHead()
    let length = request.fields["content-length"].flatMap { Int($0) } ?? 0
    while buffered.count < length { try fill() }
    request.body = Array(buffered.prefix(length))
    buffered.removeFirst(length)
    return request
  }

  /// Reads the head of a request, and leaves its body.
  func readHead() throws -> Request {
    var request = Request()
    while true {
      let text = String(decoding: buffered, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        request.line = lines.first ?? ""
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          guard let name = parts.first else { continue }
          let value = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
          request.fields[name.lowercased()] = value
        }
        buffered.removeFirst(text[..<end.upperBound].utf8.count)
        return request
      }
      try fill()
    }
  }

  func commit(_ request: Request) { server.commit(request) }

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw ScriptedServerError.closed }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes a whole answer.
  func answer(_ status: Int = 200, headers: String = "", body: String = "ok") throws {
    try write("HTTP/1.1 \(status) X\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  /// Waits until the peer closes, whatever it sends before.
  func waitForClose() {
    while (try? fill()) != nil { buffered = [] }
  }

  /// Waits until the peer closes, and takes nothing of what it sends.
  func waitForCloseWithoutReading() {
    var entry = pollfd(fd: descriptor, events: 0, revents: 0)
    while poll(&entry, 1, 100) >= 0, entry.revents & Int16(POLLHUP | POLLERR) == 0 {}
  }

  func close() {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    descriptor = -1
  }

  /// Closes with a reset instead of an orderly end.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  private func fill() throws {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count > 0 else { throw ScriptedServerError.closed }
    buffered += chunk.prefix(count)
  }
}
