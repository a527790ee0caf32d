import FHIRDelivery
import Foundation
import LosslessJSON
import TestSupport
import Testing

/// What a run of `kypho export` leaves behind: the refused records, the summary, the figures, the log.
@Suite(.takingTurns) struct ExportReportTests {
  private static let record = "\(Samples.folder)/missing-data.json"

  private func summary(_ name: String = "run.json", in folder: Folder) throws -> JSONValue {
    try JSONDocument(Array(folder.text(name).utf8)).value
  }

  @Test func aRefusedRecordIsKeptAsItCameInWithItsRowAndTheReason() async throws {
    // What encounters share goes first; the second request is the encounter.
    try await SandboxProcess.with(["--fault", "status:422,method=POST,every=2"]) { sandbox in
      let folder = try Folder()
      let record = try Samples.line("missing-data")
      try folder.write("records.ndjson", "\n\(record)\n")

      let result = try await Program.run(
        "export", "records.ndjson", "--server", sandbox.base, "--summary", "run.json", in: folder)

      #expect(result.status == 1, "\(result.errors)")
      #expect(result.errors.contains("records.ndjson:2:1 (item 2): rejected: "))
      #expect(try folder.text("records.rejects/records.ndjson") == record + "\n")
      let table = try folder.text("records.rejects/refusals.csv")
      #expect(table.contains("2,rejected,records.ndjson:2:1,,HEH-2025-0110,,,422,http-422,"))
      #expect(try summary(in: folder)["items"]?["rejected"]?.integer == 1)
      #expect(try summary(in: folder)["files"]?["rejects"]?.string == "records.rejects")

      let again = try await Program.run(
        "export", "records.rejects/records.ndjson", "--server", sandbox.base, in: folder)
      #expect(again.status == 0, "\(again.errors)")
      #expect(again.errors.contains("1 delivered"))
    }
  }

  @Test func aRefusedRecordIsKeptAlsoBehindAFileThatCannotBeRead() async throws {
    try await SandboxProcess.with(["--fault", "status:422,method=POST,every=2"]) { sandbox in
      let folder = try Folder()
      let record = try Samples.line("missing-data")
      try folder.write("records/2.json", record)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/records/1.json", withDestinationPath: "nowhere")

      let result = try await Program.run(
        "export", "records", "--server", sandbox.base, in: folder)

      #expect(result.status == 65, "\(result.errors)")
      #expect(folder.names(in: "records.rejects") == ["2.json", "refusals.csv"])
      #expect(result.errors.components(separatedBy: "1.json").count == 2)
      #expect(!result.errors.contains("not kept"))
    }
  }

  @Test func aRefusedRecordThatIsNotInTheInputAnyMoreIsSaidNotToBeKept() async throws {
    try await SandboxProcess.with(["--fault", "status:422,method=POST,every=2"]) { sandbox in
      let folder = try Folder()
      try folder.write("first.json", try Samples.line("missing-data"))
      try folder.write("none.ndjson", "\n")
      let queued = try await Program.run(
        "export", "first.json", "--server", sandbox.base, "--queue-only", in: folder)
      #expect(queued.status == 0, "\(queued.errors)")

      let result = try await Program.run(
        "export", "none.ndjson", "--server", sandbox.base, in: folder)

      #expect(result.errors.contains("1 refused record is not to be found in the input again"))
      #expect(result.errors.contains("(item 2)"))
    }
  }

  @Test func aRunIsToldToProgramsAndCollectors() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()

      let result = try await Program.run(
        "export", Self.record, "--server", sandbox.base, "--summary", "run.json", "--metrics",
        "kypho.prom", in: folder)

      #expect(result.status == 0)
      let summary = try summary(in: folder)
      #expect(summary["command"]?.string == "export")
      #expect(summary["exitStatus"]?.integer == 0)
      #expect(summary["end"]?.string == "drained")
      #expect(summary["input"]?["read"]?.integer == 1)
      #expect(summary["items"]?["delivered"]?.integer == 2)
      #expect(summary["statuses"]?["200"]?.integer == 2)
      let metrics = try folder.text("kypho.prom")
      #expect(metrics.contains("kypho_outbox_items{state=\"delivered\"} 2\n"))
      #expect(metrics.contains("kypho_run_exit_status 0\n"))
      #expect(try folder.mode(of: "kypho.prom") == 0o644)
      #expect(folder.names().filter { $0.hasSuffix(".tmp") } == [])
    }
  }

  @Test func aRunThatFailsIsToldToo() async throws {
    let folder = try Folder()

    let noServer = try await Program.run(
      "export", Self.record, "--summary", "run.json", in: folder)
    #expect(noServer.status == 78)
    #expect(try summary(in: folder)["exitStatus"]?.integer == 78)
    #expect(try summary(in: folder)["failure"]?.string?.contains("no server") == true)

    let gone = try AnsweringServer(.refuse)
    let unreached = try await Program.run(
      "export", Self.record, "--server", gone.base, "--patience", "0.2", "--summary", "run.json",
      in: folder)
    #expect(unreached.status == 69)
    #expect(try summary(in: folder)["end"]?.string == "out-of-patience")
    #expect(try summary(in: folder)["items"]?["kept"]?.integer == 2)
  }

  @Test func aReportThatCannotBeWrittenIsSaidBeforeAnythingIsSent() async throws {
    let server = try AnsweringServer(.status(200))

    let result = try await Program.run(
      "export", Self.record, "--server", server.base, "--summary", "nowhere/run.json",
      in: Folder())

    #expect(result.status == 73)
    #expect(server.count == 0)
  }

  @Test(arguments: ["text", "json"])
  func theLogHasEveryAttemptAndNoPatient(format: String) async throws {
    try await SandboxProcess.with(["--fault", "status:503,method=POST,per-request=1"]) { sandbox in
      let folder = try Folder()

      let result = try await Program.run(
        "export", Samples.folder, "--server", sandbox.base, "--log-level", "debug",
        "--log-format", format, "--log-file", "kypho.log", "--summary", "run.json", "--metrics",
        "kypho.prom", in: folder)

      #expect(result.status == 0, "\(result.errors)")
      let log = try folder.text("kypho.log")
      #expect(log.contains("item-1-1") && log.contains("item-1-2"))
      #expect(sandbox.log.isEmpty == false)
      if format == "json" {
        for line in log.split(separator: "\n") { _ = try JSONDocument(Array(line.utf8)) }
      }
      let said = try [log, folder.text("run.json"), folder.text("kypho.prom"), result.errors]
      let values = try Samples.patientValues()
      for text in said { #expect(values.filter(text.contains) == []) }
      for key in ["ESS-0471", "HEH-2025-0110"] {
        for text in said { #expect(!text.contains(key), "\(key)") }
      }
    }
  }

  @Test func whatIsQueuedOnlyIsSentByTheNextRun() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()

      let queued = try await Program.run(
        "export", Self.record, "--server", sandbox.base, "--queue-only", in: folder)
      #expect(try await sandbox.versions(of: ["Patient"]) == [:])
      let sent = try await Program.run("export", Self.record, "--server", sandbox.base, in: folder)

      #expect(queued.status == 0)
      #expect(queued.errors.contains("2 queued in kypho-outbox.sqlite"))
      #expect(sent.status == 0)
      #expect(sent.errors.contains("1 unchanged") && sent.errors.contains("2 delivered"))
    }
  }

  @Test func aDryRunLeavesNothing() async throws {
    let server = try AnsweringServer(.status(200))
    let folder = try Folder()

    let result = try await Program.run(
      "export", Self.record, "--server", server.base, "--dry-run", in: folder)

    #expect(result.status == 0)
    #expect(result.errors.contains("nothing was queued or sent"))
    #expect(server.count == 0)
    #expect(folder.names() == [])
  }

  @Test func whoeverIsKilledIsGoneOnWith() async throws {
    let server = try AnsweringServer(.statusWhenReleased(200))
    let folder = try Folder()
    let bundles = try (0..<3).map { try SendingStatusTests.lonelyBundle($0) }

    _ = try await Program.run(
      "post", "-", "--server", server.base, "--concurrency", "1", in: folder,
      input: bundles.joined(separator: "\n")
    ) { process in
      await server.waitForRequest()
      kill(process, SIGKILL)
    }
    server.release()
    try await SandboxProcess.with { sandbox in
      _ = try await Program.run("outbox", "retarget", sandbox.base, in: folder)
      let next = try await Program.run(
        "post", "-", "--server", sandbox.base, in: folder, input: bundles.joined(separator: "\n"))

      #expect(next.status == 0, "\(next.errors)")
      #expect(try await sandbox.versions(of: ["Basic"]).count == 3)
      #expect(try await Queue.states(in: folder) == ["delivered", "delivered", "delivered"])
    }
  }

  @Test func aSecondSignalEndsItAtOnce() async throws {
    let server = try AnsweringServer(.statusWhenReleased(200))
    let folder = try Folder()

    let result = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: SendingStatusTests.lonelyBundle()
    ) { process in
      await server.waitForRequest()
      // Signals are not counted: a second one that comes before the first was seen is none.
      for _ in 0..<200 where kill(process, SIGINT) == 0 {
        try await Task.sleep(for: .milliseconds(300))
      }
    }

    #expect(result.status == SIGINT)
    #expect(result.errors.contains("a second signal ends it at once"))
    server.release()
  }

  @Test func anOutboxOfAnotherSecretIsRefused() async throws {
    let folder = try Folder()
    let server = try AnsweringServer(.refuse)
    _ = try await Program.run("init", "--server", server.base, in: folder)
    _ = try await Program.run("export", Self.record, "--queue-only", in: folder)
    try folder.write("site-secret", String(repeating: "4f", count: 31) + "50\n", mode: 0o600)

    let result = try await Program.run("export", Self.record, "--queue-only", in: folder)

    #expect(result.status == 78)
    #expect(result.errors.contains("another site secret"))
  }

  @Test func aQueueInADatabaseNeedsAProgramThatWasBuiltForIt() async throws {
    let result = try await Program.run(
      "outbox", "status", "--outbox", "postgres://user:hidden@127.0.0.1:1/db", in: Folder())

    #expect([69, 78].contains(result.status))
    #expect(!result.errors.contains("hidden"))
  }
}
