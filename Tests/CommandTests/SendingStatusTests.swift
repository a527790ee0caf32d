import Foundation
import TestSupport
import Testing

/// What the program ends with where a server does not do what it should, and what becomes of the records.
@Suite struct SendingStatusTests {
  private func export(
    _ story: String = "missing-data", to behavior: AnsweringServer.Behavior, in folder: Folder
  ) async throws -> Program.Result {
    let server = try AnsweringServer(behavior)
    return try await Program.run(
      "export", "\(Samples.folder)/\(story).json", "--server", server.base, in: folder)
  }

  /// The record is kept as it came in, so that the next run can send it.
  private func expectKept(_ story: String = "missing-data", in folder: Folder) throws {
    let record = try Samples.text(story).trimmingCharacters(in: .newlines)
    #expect(try folder.text("\(story).rejects/\(story).json") == record)
  }

  @Test func aServerThatIsNotThereIsUnavailable() async throws {
    let folder = try Folder()

    let result = try await export(to: .refuse, in: folder)

    #expect(result.status == 69)
    #expect(result.errors.contains("stopped: "))
    try expectKept(in: folder)
  }

  @Test(arguments: ["", "Retry-After: 5\r\n"])
  func aServerThatIsNotAvailableForNowIsTriedLater(headers: String) async throws {
    let folder = try Folder()

    let result = try await export(to: .status(503, headers: headers), in: folder)

    #expect(result.status == 75)
    try expectKept(in: folder)
  }

  @Test func aServerThatClosesWithoutAWordLeavesItUnknown() async throws {
    let folder = try Folder()

    let result = try await export(to: .close, in: folder)

    #expect(result.status == 75)
    #expect(result.errors.contains("unknown"))
    try expectKept(in: folder)
  }

  @Test(arguments: [401, 301])
  func aServerThatRefusesEverythingIsAskedOnce(status: Int) async throws {
    let server = try AnsweringServer(.status(status))
    let folder = try Folder()

    let result = try await Program.run(
      "export", Samples.folder, "--server", server.base, "--concurrency", "1", in: folder)

    #expect(result.status == 77)
    #expect(server.count == 1)
  }

  @Test func aRefusedRecordIsRejectedAndTheOthersGoOn() async throws {
    let server = try AnsweringServer(.status(422))
    let folder = try Folder()
    let bundles = try await Samples.mapped()

    let result = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: bundles.joined(separator: "\n"))

    #expect(result.status == 1)
    #expect(server.count == bundles.count)
    #expect(
      try folder.text("stdin.rejects/stdin.ndjson").split(separator: "\n").count == server.count)
  }

  @Test func aServerThatTakesNothingIsLeftAlone() async throws {
    let server = try AnsweringServer(.status(503))
    let folder = try Folder()
    let bundles = try await Samples.mapped()

    let result = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: bundles.joined(separator: "\n"))

    #expect(result.status == 69)
    #expect(server.count < bundles.count)
    #expect(result.errors.contains("the server took none of the last 10 bundles"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func whoeverIsAskedToStopFinishesWhatIsInFlight(signal: Int32) async throws {
    let server = try AnsweringServer(.statusWhenReleased(422))
    let folder = try Folder()
    let bundles = try await Samples.mapped()

    let result = try await Program.run(
      "post", "-", "--server", server.base, "--concurrency", "1", in: folder,
      input: bundles.joined(separator: "\n")
    ) { process in
      await server.waitForRequest()
      kill(process, signal)
      server.release()
    }

    #expect(result.status == 75)
    #expect(result.errors.contains("stopped as asked"))
    #expect(server.count < bundles.count)
    // What the server refused is kept; what was not read is not.
    let kept = try folder.text("stdin.rejects/stdin.ndjson").split(separator: "\n").map(String.init)
    #expect(kept == Array(bundles.prefix(server.count)))
  }

  @Test func aPageInsteadOfFHIRIsNoDelivery() async throws {
    let folder = try Folder()

    let result = try await export(
      to: .status(200, headers: "Content-Type: text/html\r\n"), in: folder)

    #expect(result.status == 75)
    #expect(result.errors.contains("no FHIR JSON"))
    try expectKept(in: folder)
  }

  @Test func aSandboxOnATakenPortIsUnavailable() async throws {
    let server = try AnsweringServer(.close)

    let result = try await Program.run("sandbox", "--port", "\(server.port)", in: Folder())

    #expect(result.status == 69)
    #expect(result.errors.contains("cannot start on port \(server.port)"))
  }
}
