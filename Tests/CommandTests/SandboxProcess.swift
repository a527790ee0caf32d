import FHIRDelivery
import Foundation
import LosslessJSON
import Synchronization
import Testing

/// A `kypho sandbox` on a free port, which ends with the test.
final class SandboxProcess: Sendable {
  /// Where it answers: `http://127.0.0.1:40121/fhir`.
  let base: String
  private let process: Mutex<Process>
  private let said: Said
  private let client = HTTPClient()

  /// Runs a test against a sandbox of its own.
  static func with(
    _ arguments: [String] = [], _ body: (SandboxProcess) async throws -> Void
  ) async throws {
    let folder = try Folder()
    let process = Program.process(
      Program.path, ["sandbox", "--port", "0"] + arguments, in: folder)
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = pipe
    let said = Said()
    try process.run()
    said.follow(pipe.fileHandleForReading)
    let sandbox: SandboxProcess
    do {
      sandbox = SandboxProcess(base: try await said.address(), process, said)
    } catch {
      process.terminate()
      throw error
    }
    do {
      try await body(sandbox)
    } catch {
      await sandbox.stop()
      throw error
    }
    await sandbox.stop()
  }

  private init(base: String, _ process: sending Process, _ said: Said) {
    self.base = base
    self.process = Mutex(process)
    self.said = said
  }

  /// Ends the server as Ctrl-C does, and waits for its end.
  func stop() async {
    process.withLock { $0.terminate() }
    await said.end()
    await client.shutDown()
  }

  /// What it has logged so far.
  var log: String { said.text }

  /// The version of every resource of some types, by `Type/id`.
  func versions(of types: some Sequence<String>) async throws -> [String: String] {
    var versions: [String: String] = [:]
    for type in types {
      var url: HTTPURL? = try ServerURL(base).url(path: [type], query: [("_count", "200")])
      while let page = url {
        let response = try await client.send(HTTPRequest(.get, page))
        let bundle = try JSONDocument(response.body).value
        for entry in bundle["entry"].map({ Array($0.elements) }) ?? [] {
          let resource = try #require(entry["resource"])
          let id = try #require(resource["id"]?.string)
          versions["\(type)/\(id)"] = resource["meta"]?["versionId"]?.string
        }
        let next = bundle["link"]?.elements.first { $0["relation"]?.string == "next" }
        url = try next?["url"]?.string.map { try HTTPURL($0) }
      }
    }
    return versions
  }
}

/// What a process says on standard error, while it runs.
private final class Said: Sendable {
  private struct State {
    var text = ""
    var hasEnded = false
    var waiting:
      [(until: @Sendable (State) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  func follow(_ handle: FileHandle) {
    let handle = UncheckedHandle(handle: handle)
    Thread.detachNewThread {
      while true {
        let data = handle.handle.availableData
        self.update { state in
          state.text += String(decoding: data, as: UTF8.self)
          state.hasEnded = data.isEmpty
        }
        if data.isEmpty { return }
      }
    }
  }

  var text: String { state.withLock { $0.text } }

  /// The address in the line that says where the sandbox answers.
  func address() async throws -> String {
    await wait { $0.hasEnded || $0.text.contains("Ctrl-C") }
    let line = try #require(text.split(separator: "\n").first { $0.contains("answers at") })
    return try #require(
      line.split(separator: " ").first { $0.hasPrefix("http://") }?
        .trimmingCharacters(in: CharacterSet(charactersIn: ";")))
  }

  func end() async { await wait { $0.hasEnded } }

  private func wait(until condition: @escaping @Sendable (State) -> Bool) async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if condition(state) {
          continuation.resume()
        } else {
          state.waiting.append((condition, continuation))
        }
      }
    }
  }

  private func update(_ change: (inout State) -> Void) {
    state.withLock { state in
      change(&state)
      let waiting = state.waiting
      state.waiting = waiting.filter { !$0.until(state) }
      for waiter in waiting where waiter.until(state) { waiter.continuation.resume() }
    }
  }

  /// Only the thread that follows it uses it.
  private struct UncheckedHandle: @unchecked Sendable { let handle: FileHandle }
}
