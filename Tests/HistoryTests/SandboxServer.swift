import Foundation
import Glibc

/// A `kypho sandbox` on a port and a file of its own, which can be killed and comes back with what it had.
actor SandboxServer {
  private let folder: Folder
  private var child: Child?
  private var port = 0
  private var starts = 0
  /// What it does wrong since its last start.
  private(set) var options: [String] = []

  init(in folder: Folder) { self.folder = folder }

  /// Where it answers: `http://127.0.0.1:40121/fhir`.
  var base: String { "http://127.0.0.1:\(port)/fhir" }

  /// Starts it, or starts it again with other options.
  func start(_ options: [String]) async throws {
    if child != nil {
      if options == self.options { return }
      await kill()
    }
    self.options = options
    // The port may be held for a moment by connections of others.
    for attempt in 0..<200 {
      starts += 1
      let name = "sandbox-\(starts)"
      let child = try Child(
        [
          Tools.kypho, "sandbox", "--quiet", "--port", "\(port)", "--database",
          folder.path("server.sqlite"),
        ] + options, named: name, in: folder)
      for _ in 0..<2000 {
        if let port = port(in: folder.text("\(name).err")) {
          self.port = port
          self.child = child
          return
        }
        if child.hasEnded { break }
        try await Task.sleep(for: .milliseconds(5))
      }
      child.send(SIGKILL)
      _ = await child.end()
      guard attempt < 199 else { throw HistoryError("the sandbox does not start") }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Ends it at once, whatever it does.
  func kill() async {
    guard let child else { return }
    self.child = nil
    child.send(SIGKILL)
    _ = await child.end()
  }

  /// Ends it at a time and starts it again after another.
  func killAndComeBack(after delay: Duration, away: Duration) async throws {
    try await Task.sleep(for: delay)
    await kill()
    try await Task.sleep(for: away)
    try await start(options)
  }

  private func port(in text: String) -> Int? {
    guard let range = text.range(of: "answers at http://127.0.0.1:") else { return nil }
    let digits = text[range.upperBound...].prefix { $0.isNumber }
    return text[range.upperBound...].contains("/") ? Int(digits) : nil
  }
}

/// Why a history could not be played.
struct HistoryError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
