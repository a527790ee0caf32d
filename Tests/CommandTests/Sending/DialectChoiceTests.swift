import TestSupport
import Testing

/// How a server is spoken to that does not say what it can, and what an outbox remembers of it.
@Suite(.takingTurns) struct DialectChoiceTests {
  private func post(
    _ base: String, _ more: (String, String) = ("--concurrency", "1"), in folder: Folder
  ) async throws -> Program.Result {
    try await Program.run(
      "post", "-", "--server", base, "--patience", "0.2", "--resend", more.0, more.1, in: folder,
      input: SendingStatusTests.lonelyBundle())
  }

  @Test(arguments: [(503, 75), (404, 78), (405, 78), (410, 78), (403, 77)] as [(Int, Int32)])
  func nothingIsSentBeforeItIsKnownHow(status: Int, ending: Int32) async throws {
    let server = try AnsweringServer(.status(status), toEverything: true)
    let folder = try Folder()

    let unknown = try await post(server.base, in: folder)

    #expect(unknown.status == ending)
    #expect(unknown.errors.contains("run it again") == (ending == 75))
    #expect(unknown.errors.contains("with --mode and --identity it is not asked"))
    #expect(server.heads.allSatisfy { $0.hasPrefix("GET ") })
    #expect(try await Queue.states(in: folder) == ["pending"])
  }

  @Test func anAnswerThatIsNoStatementIsAWrongAddress() async throws {
    let server = try AnsweringServer(
      .status(200, headers: "Content-Type: text/html\r\n"), toEverything: true)
    let folder = try Folder()

    let unknown = try await post(server.base, in: folder)

    #expect(unknown.status == 78)
    #expect(unknown.errors.contains("check the server's base URL"))
    #expect(try await Queue.states(in: folder) == ["pending"])
  }

  @Test func whoeverSaysHowSendsWithoutAStatement() async throws {
    let server = try AnsweringServer(.status(404), toEverything: true)
    let folder = try Folder()

    let said = try await Program.run(
      "post", "-", "--server", server.base, "--mode", "transaction", "--identity", "client",
      in: folder, input: SendingStatusTests.lonelyBundle())

    // What answers there is no FHIR server.
    #expect(said.status == 78)
    #expect(server.heads.contains { $0.hasPrefix("POST ") })
    #expect(try await Queue.states(in: folder) == ["pending"])
  }

  @Test func whatWentBeforeIsKeptTo() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      #expect(try await post(sandbox.base, in: folder).status == 0)

      let other = try await post(sandbox.base, ("--identity", "conditional"), in: folder)
      let silent = try AnsweringServer(.status(503), toEverything: true)
      _ = try await Program.run("outbox", "retarget", silent.base, in: folder)
      let kept = try await post(silent.base, in: folder)

      #expect(other.status == 78)
      #expect(other.errors.contains("use another outbox"))
      #expect(kept.status == 75)
      #expect(kept.errors.contains("mode transaction, identity client, as before"))
      #expect(silent.heads.contains { $0.hasPrefix("POST ") })
    }
  }
}
