import LosslessJSON
import TestSupport
import Testing

/// `kypho doctor`: the whole set-up at a glance, without a secret.
@Suite(.takingTurns) struct DoctorTests {
  private func findings(_ result: Program.Result) throws -> [String: (level: String, text: String)]
  {
    let json = try JSONDocument(Array(result.output.utf8)).value
    return Dictionary(
      (json["findings"].map { Array($0.elements) } ?? []).map { finding in
        (
          "\(finding["section"]?.string ?? "")/\(finding["name"]?.string ?? "")",
          (finding["level"]?.string ?? "", finding["text"]?.string ?? "")
        )
      }, uniquingKeysWith: { $1 })
  }

  @Test func aSetUpThatWorksIsClean() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      _ = try await Program.run("init", "--server", sandbox.base, in: folder)

      let result = try await Program.run("doctor", "--format", "json", in: folder)
      let findings = try findings(result)

      #expect(result.status == 0, "\(result.output)")
      #expect(findings["settings/server.url"]?.text == "\(sandbox.base) (from kypho.yaml)")
      #expect(findings["files/site secret"]?.level == "ok")
      #expect(findings["server/clock"]?.level == "ok")
      #expect(findings["capabilities/mode"]?.text == "transaction, chosen for this server")
      #expect(folder.names() == ["kypho.yaml", "site-secret"])
    }
  }

  @Test func aServerThatIsNotThereIsUnavailable() async throws {
    let server = try AnsweringServer(.refuse)

    let result = try await Program.run("doctor", "--server", server.base, in: Folder())

    #expect(result.status == 69)
    #expect(result.output.contains("connection  error: "))
  }

  @Test func aCredentialThatIsRefusedIsARefusal() async throws {
    let server = try AnsweringServer(.status(401), toEverything: true)

    let result = try await Program.run(
      "doctor", "--server", server.base, in: Folder(),
      environment: ["KYPHO_SERVER_BEARER_TOKEN": "opensesame"])

    #expect(!result.output.contains("opensesame"))
    #expect(result.output.contains(/server.bearerToken +\(set\) \(from the environment\)/))
    #expect(result.status == 77)
  }

  @Test(arguments: [(404, 78), (302, 77), (503, 69)])
  func whatIsNoFHIRServerDidAnswer(answer: Int, status: Int32) async throws {
    let server = try AnsweringServer(
      .status(answer, headers: "Location: http://127.0.0.1:1/\r\n"), toEverything: true)

    let result = try await Program.run("doctor", "--server", server.base, in: Folder())

    #expect(result.status == status, "\(result.output)")
    #expect(!result.output.contains("chosen for this server"))
  }

  @Test func aPageIsNoFHIRServer() async throws {
    let server = try AnsweringServer(
      .status(200, headers: "Content-Type: text/html\r\n"), toEverything: true)

    let result = try await Program.run("doctor", "--server", server.base, in: Folder())

    #expect(result.status == 78, "\(result.output)")
    #expect(result.output.contains("assumed, for the statement cannot be read"))
  }

  @Test func anOutboxThatCannotBeMadeIsAnError() async throws {
    let result = try await Program.run(
      "doctor", "--offline", "--outbox", "none/outbox.sqlite", in: Folder())

    #expect(result.status == 73, "\(result.output)")
    #expect(result.output.contains("none/outbox.sqlite cannot be made"))
  }

  @Test func wrongSettingsAreAllSaid() async throws {
    let folder = try Folder()
    try folder.write(
      "kypho.yaml",
      "server:\n  url: http://127.0.0.1:1/fhir\n  patience: soon\nsite:\n  secretFile: secret\n")
    try folder.write("secret", String(repeating: "4f", count: 32), mode: 0o644)

    let result = try await Program.run("doctor", "--offline", in: folder)

    #expect(result.status == 78)
    #expect(result.output.contains("server.patience (from kypho.yaml) must be a number of seconds"))
    #expect(result.output.contains("chmod 600"))
  }

  @Test func whatTheQueueHasToTellIsAWarning() async throws {
    let server = try AnsweringServer(.status(422))
    let folder = try Folder()
    _ = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: SendingStatusTests.lonelyBundle())

    let result = try await Program.run("doctor", "--server", server.base, "--offline", in: folder)

    #expect(result.status == 1)
    #expect(result.output.contains("1 rejected or dead"))
  }
}
