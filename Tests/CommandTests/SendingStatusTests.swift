import Foundation
import TestSupport
import Testing

/// What the program ends with where a server does not do what it should, and what becomes of the records.
@Suite(.takingTurns) struct SendingStatusTests {
  private static let record = "\(Samples.folder)/missing-data.json"

  private func export(
    to behavior: AnsweringServer.Behavior, in folder: Folder
  ) async throws -> Program.Result {
    let server = try AnsweringServer(behavior)
    return try await Program.run(
      "export", Self.record, "--server", server.base, "--patience", "1", in: folder)
  }

  /// Both bundles of the record wait for the next run.
  private func expectKept(
    in folder: Folder, as states: [String] = ["pending", "pending"],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(try await Queue.states(in: folder) == states, sourceLocation: sourceLocation)
    #expect(folder.names(in: "missing-data.rejects") == [], sourceLocation: sourceLocation)
  }

  @Test func aServerThatIsNotThereIsUnavailable() async throws {
    let folder = try Folder()

    let result = try await export(to: .refuse, in: folder)

    #expect(result.status == 69)
    #expect(result.errors.contains("stopped, for nothing succeeded: "))
    #expect(result.errors.contains("2 kept in kypho-outbox.sqlite: run it again"))
    try await expectKept(in: folder)
  }

  @Test(arguments: ["", "Retry-After: 5\r\n"])
  func aServerThatIsNotAvailableForNowIsTriedLater(headers: String) async throws {
    let folder = try Folder()

    let result = try await export(to: .status(503, headers: headers), in: folder)

    #expect(result.status == 75)
    #expect(try await Queue.states(in: folder).count { $0 != "delivered" } == 2)
  }

  @Test func aServerThatClosesWithoutAWordLeavesItUnknown() async throws {
    let folder = try Folder()

    let result = try await export(to: .close, in: folder)

    #expect(result.status == 75)
    #expect(result.errors.contains("unknown"))
    try await expectKept(in: folder, as: ["unknown", "pending"])
  }

  @Test(arguments: [401, 301])
  func aServerThatRefusesEverythingIsAskedOnce(status: Int) async throws {
    let server = try AnsweringServer(.status(status))
    let folder = try Folder()

    let result = try await Program.run(
      "export", Samples.folder, "--server", server.base, "--concurrency", "1", in: folder)

    #expect(result.status == 77)
    #expect(server.count == 1)
    #expect(try await Queue.states(in: folder).allSatisfy { $0 == "pending" })
  }

  @Test(arguments: [(403, 77), (404, 78)] as [(Int, Int32)])
  func whatAProxyRefusesIsNoRefusalOfTheRecords(status: Int, ending: Int32) async throws {
    let server = try AnsweringServer(.status(status, headers: "Content-Type: text/html\r\n"))
    let folder = try Folder()
    let bundles = try (0..<8).map { try Self.lonelyBundle($0) }

    let result = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: bundles.joined(separator: "\n"))

    #expect(result.status == ending)
    #expect(result.errors.contains("it comes from a proxy in front of the server"))
    #expect(result.errors.contains("8 kept"))
    #expect(server.count < 12)
    #expect(
      try await Queue.states(in: folder) == Array(repeating: "pending", count: bundles.count))
  }

  @Test func whatIsRefusedToAllIsKept() async throws {
    let server = try AnsweringServer(.status(422))
    let folder = try Folder()
    let bundles = try (0..<40).map { try Self.lonelyBundle($0) }

    let result = try await Program.run(
      "post", "-", "--server", server.base, "--summary", "summary.json", in: folder,
      input: bundles.joined(separator: "\n"))

    #expect(result.status == 77)
    #expect(result.errors.contains("the server refuses the content"))
    #expect(
      try await Queue.states(in: folder) == Array(repeating: "pending", count: bundles.count))
    #expect(try folder.text("summary.json").contains(#""rejected":0"#))
    #expect(folder.names(in: "stdin.rejects") == [])
  }

  @Test func aRefusedRecordIsKeptWithTheReasonAndWhatNeedsItWaits() async throws {
    let server = try AnsweringServer(.status(422))
    let folder = try Folder()
    let record = try Samples.line("missing-data")
    try folder.write("records.ndjson", record + "\n")

    let first = try await Program.run(
      "export", "records.ndjson", "--server", server.base, in: folder)

    #expect(first.status == 1)
    #expect(server.count == 1)
    #expect(try await Queue.states(in: folder) == ["rejected", "pending"])
    #expect(first.errors.contains("1 waits for an item that was refused, given up or dropped"))
    let table = try folder.text("records.rejects/refusals.csv")
    #expect(
      table.hasPrefix("item,state,place,field,key,entry,resource,status,code,reason\r\n1,rejected,")
    )
    #expect(table.contains(",422,http-422,the server refuses the content"))
    #expect(try folder.mode(of: "records.rejects/refusals.csv") == 0o600)
  }

  @Test func whatWasPostedAndRefusedIsKeptAsItCame() async throws {
    let server = try AnsweringServer(.status(422))
    let folder = try Folder()
    let bundle = try Self.lonelyBundle()

    let result = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: bundle + "\n")

    #expect(result.status == 1)
    #expect(try folder.text("stdin.rejects/stdin.ndjson") == bundle + "\n")
    #expect(try folder.text("stdin.rejects/refusals.csv").contains(",<stdin>:1,"))
  }

  @Test func aServerThatTakesNothingIsLeftAlone() async throws {
    let server = try AnsweringServer(.status(503))
    let folder = try Folder()
    let bundles = try await Samples.mapped()

    let result = try await Program.run(
      "post", "-", "--server", server.base, "--patience", "1", in: folder,
      input: bundles.joined(separator: "\n"))

    #expect(result.status == 75)
    #expect(server.count < bundles.count)
    #expect(result.errors.contains("stopped, for nothing succeeded"))
    #expect(try await Queue.states(in: folder).count == bundles.count)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func whoeverIsAskedToStopFinishesWhatIsInFlight(signal: Int32) async throws {
    let server = try AnsweringServer(.statusWhenReleased(422))
    let folder = try Folder()
    let bundles = try (0..<6).map { try Self.lonelyBundle($0) }

    let result = try await Program.run(
      "post", "-", "--server", server.base, "--concurrency", "1", in: folder,
      input: bundles.joined(separator: "\n")
    ) { process in
      await server.waitForRequest()
      kill(process, signal)
      // The program looks for it ten times a second.
      try await Task.sleep(for: .milliseconds(400))
      server.release()
    }

    #expect(result.status == 75)
    #expect(result.errors.contains("stopped as asked"))
    #expect(result.errors.contains("'kypho outbox send' or the same command goes on"))
    #expect(server.count == 1)
    #expect(
      try await Queue.states(in: folder) == ["rejected"] + Array(repeating: "pending", count: 5))
  }

  @Test func aPageInsteadOfFHIRIsNoDelivery() async throws {
    let folder = try Folder()

    let result = try await export(
      to: .status(200, headers: "Content-Type: text/html\r\n"), in: folder)

    #expect(result.status == 75)
    #expect(result.errors.contains("no FHIR JSON"))
    try await expectKept(in: folder, as: ["unknown", "pending"])
  }

  @Test func whoeverSendsSecondWaitsAndSaysWhoSends() async throws {
    let server = try AnsweringServer(.statusWhenReleased(422))
    let folder = try Folder()
    var second: Program.Result?

    let first = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: Self.lonelyBundle(0)
    ) { process in
      await server.waitForRequest()
      second = try await Program.run(
        "post", "-", "--server", server.base, "--patience", "0.3", in: folder,
        input: Self.lonelyBundle(1))
      #expect(second?.errors.contains("process \(process) on ") == true)
      server.release()
    }

    #expect(second?.status == 75)
    // What the second has queued the first sends too, or leaves for the next run.
    #expect(first.status == 1)
    #expect(try await Queue.states(in: folder).count == 2)
  }

  @Test func whoeverWaitedLearnsWhatTheOtherDidWithItsItems() async throws {
    let server = try AnsweringServer(.statusWhenReleased(422))
    let folder = try Folder()
    var second: Program.Result?

    _ = try await Program.run(
      "post", "-", "--server", server.base, "--concurrency", "1", in: folder,
      input: Self.lonelyBundle(0)
    ) { _ in
      await server.waitForRequest()
      // The first sees what is queued beside it when its own request ends.
      second = try await Program.run(
        "post", "-", "--server", server.base, "--rejects", "second", in: folder,
        input: Self.lonelyBundle(1)
      ) { _ in
        while try await Queue.states(in: folder).count < 2 {
          try await Task.sleep(for: .milliseconds(20))
        }
        server.release()
      }
    }

    let result = try #require(second)
    #expect(result.status == 1)
    #expect(result.errors.contains("(item 2): rejected: "))
    #expect(result.errors.contains("1 rejected"))
    #expect(!result.errors.contains("nothing to send"))
    #expect(folder.names(in: "second").contains("refusals.csv"))
    #expect(try await Queue.states(in: folder) == ["rejected", "rejected"])
  }

  @Test func aByteOrderMarkIsNamedAndNothingIsSent() async throws {
    let server = try AnsweringServer(.status(200))
    let folder = try Folder()
    try folder.write("marked.json", "\u{FEFF}" + Self.lonelyBundle())

    let result = try await Program.run(
      "post", "marked.json", "--server", server.base, in: folder)

    #expect(result.status == 1)
    #expect(result.errors.contains("begins with a byte order mark"))
    #expect(server.count == 0)
  }

  @Test func whatIsTooLargeIsToldHowToBeSplit() async throws {
    let server = try AnsweringServer(.status(413))

    let result = try await Program.run(
      "post", "-", "--server", server.base, in: Folder(), input: Self.lonelyBundle())

    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "--max-entries and --max-bytes (server.maxEntries, server.maxBytes) split them"))
  }

  /// A bundle that needs no other.
  static func lonelyBundle(_ number: Int = 0) throws -> String {
    #"{"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"http://example.org/fhir/Basic/b\#(number)","resource":{"resourceType":"Basic","id":"b\#(number)","code":{"text":"a note"}},"request":{"method":"PUT","url":"Basic/b\#(number)"}}]}"#
  }

  @Test func aSandboxKeepsItsFileForItsOwner() async throws {
    let folder = try Folder()
    let path = "\(folder.path)/sandbox.sqlite"

    try await SandboxProcess.with(["--database", path]) { _ in
      let mode = try folder.mode(of: "sandbox.sqlite")
      #expect(mode == 0o600)
    }
  }

  @Test func aSandboxOnATakenPortIsUnavailable() async throws {
    let server = try AnsweringServer(.close)

    let result = try await Program.run("sandbox", "--port", "\(server.port)", in: Folder())

    #expect(result.status == 69)
    #expect(result.errors.contains("cannot start on port \(server.port)"))
  }
}
