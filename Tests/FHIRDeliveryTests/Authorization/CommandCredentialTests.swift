import Foundation
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("A command prints the bearer token; no shell is between", .takingTurns)
struct CommandCredentialTests {
  private func token(_ arguments: [String], timeout: Duration = .seconds(20)) async
    -> Result<String, AuthorizationError>
  {
    do throws(AuthorizationError) {
      guard
        case .bearer(let secret) = try await CommandCredential(arguments, timeout: timeout)
          .credential()
      else { return .success("") }
      return .success(secret.revealed)
    } catch {
      return .failure(error)
    }
  }

  @Test("the token alone, or a token endpoint's answer")
  func output() async throws {
    #expect(try await token(["/bin/echo", "abc.def"]).get() == "abc.def")
    #expect(try await token(["echo", "abc"]).get() == "abc")
    let json = #"{"access_token":"xyz","expires_in":60,"token_type":"Bearer"}"#
    #expect(try await token(["/bin/echo", json]).get() == "xyz")
  }

  @Test("nothing is expanded")
  func noShell() async throws {
    #expect(try await token(["/bin/echo", "$HOME;`id`"]).get() == "$HOME;`id`")
  }

  @Test(
    "what does not work, and whether it may work later",
    arguments: [
      (["/nonexistent/program"], "auth-setting"), ([""], "auth-setting"),
      (["/bin/false"], "auth-unavailable"), (["/bin/sh", "-c", "kill -9 $$"], "auth-unavailable"),
      (["/bin/echo"], "auth-setting"), (["/bin/echo", "two words"], "auth-setting"),
      (["/usr/bin/yes"], "auth-setting"),
    ])
  func failures(arguments: [String], code: String) async throws {
    let error = try #require(await token(arguments).error)
    #expect(error.reason.code == code)
    #expect(error.isTemporary == (code == "auth-unavailable"))
  }

  @Test(
    "one that hangs is ended, with what it started, also where it has closed its output",
    arguments: ["sleep MARK & sleep MARK", "echo t; exec >&-; sleep MARK & sleep MARK"])
  func hangs(script: String) async throws {
    let mark = "\(60_000 + Int.random(in: 0..<9_000))"
    let script = script.replacingOccurrences(of: "MARK", with: mark)
    let error = try #require(
      await token(["/bin/sh", "-c", script], timeout: .milliseconds(300)).error)
    #expect(error.isTemporary)
    // Gone from the table, or a zombie that has no command line left.
    var looks = 0
    while looks < 200, try isRunning("sleep\0\(mark)\0") {
      looks += 1
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(try !isRunning("sleep\0\(mark)\0"))
  }

  private func isRunning(_ commandLine: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").contains { entry in
      Int(entry) != nil
        && FileManager.default.contents(atPath: "/proc/\(entry)/cmdline") == Data(commandLine.utf8)
    }
  }

  @Test("it is run again when the token is refused")
  func refused() async throws {
    let file = NSTemporaryDirectory() + "tokens-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let script = "echo x >> \(file); wc -l < \(file)"
    let command = CommandCredential(["/bin/sh", "-c", script])
    for _ in 0..<3 { _ = try await command.credential() }
    #expect(try await command.renew(after: .bearer(Secret("1"))))
    guard case .bearer(let secret) = try await command.credential() else { return }
    #expect(secret.revealed == "2")
    #expect(await command.tokenFacts()?.issuer == "command")
  }

  @Test(
    "a command line is words and quotes",
    arguments: [
      ("a b  c", ["a", "b", "c"]), (#"a "b c" 'd "e'"#, ["a", "b c", #"d "e"#]),
      (#"a"b c"d"#, ["ab cd"]), (#"a """#, ["a", ""]), ("a 'b", nil), ("  ", []),
    ])
  func words(line: String, words: [String]?) {
    #expect(CommandCredential.words(line) == words)
  }
}
