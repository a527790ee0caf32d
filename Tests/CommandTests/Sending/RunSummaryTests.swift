import FHIRDelivery
import Foundation
import LosslessJSON
import TestSupport
import Testing

@testable import kypho

/// What a run leaves for a person, for programs, and for a collector.
@Suite(.takingTurns) struct RunSummaryTests {
  private func summary() -> RunSummary {
    var summary = RunSummary(
      command: "export", began: UnixTime(milliseconds: 1_772_330_400_000),
      ended: UnixTime(milliseconds: 1_772_330_402_500))
    summary.server = "https://fhir.example.org/r4"
    summary.outbox = "kypho-outbox.sqlite"
    summary.intake = RunSummary.Intake(read: 5, rejected: 1, queued: 3, unchanged: 1)
    var tally = SendingTally()
    for state in [OutboxState.pending, .delivered, .delivered, .rejected] {
      tally.add(.began(item: 1, requestID: "item-1-1"), at: .now)
      tally.add(.ended(.step(state)), at: .now)
      tally.statistics.add(.result(state))
      // Each had a part that went well before.
      tally.statistics.addPart(.result(.delivered))
    }
    tally.add(.waits(.seconds(30), .serverAsked), at: .now)
    summary.tally = tally
    summary.status = OutboxStatus(
      counts: [.delivered: 9, .rejected: 1, .pending: 2, .unknown: 1], blockedCount: 1,
      oldestQueuedAt: UnixTime(milliseconds: 1_772_330_400_000), unsettledBytes: 4096)
    summary.end = .outOfPatience(DeliveryReason("http-503", "the server is not available for now"))
    summary.exitStatus = .temporary
    return summary
  }

  @Test func theJSONHasWhatAProgramAsksFor() throws {
    let json = try JSONDocument(summary().json()).value

    #expect(json["command"]?.string == "export")
    #expect(json["began"]?.string == "2026-03-01T02:00:00.000Z")
    #expect(json["seconds"]?.number == "2.500")
    #expect(json["exitStatus"]?.number == "75")
    #expect(json["end"]?.string == "out-of-patience")
    #expect(json["reason"]?["code"]?.string == "http-503")
    #expect(json["input"]?["unchanged"]?.number == "1")
    #expect(json["items"]?["delivered"]?.number == "2")
    #expect(json["items"]?["kept"]?.number == "3")
    #expect(json["queue"]?["delivered"]?.number == "9")
    #expect(json["requests"]?.number == "8")
    #expect(json["attempts"]?["not-applied"]?.number == "1")
    #expect(json["statuses"]?["503"]?.number == "2")
    #expect(json["waits"]?["server-asked"]?.number == "1")
    for name in ["mean", "p50", "p95", "p99", "max"] {
      #expect(json["latency"]?[name]?.number != nil)
    }
  }

  @Test func aPersonReadsWhatBecameOfIt() {
    let lines = summary().lines

    #expect(lines.first == "2 delivered, 1 rejected, 1 unknown, 2 kept")
    #expect(lines.last?.hasPrefix("8 requests, 1 to be repeated; ") == true)
    #expect(lines.last?.hasSuffix("HTTP 200: 6, 503: 2") == true)
  }

  @Test func everyMetricHasItsHelpAndType() throws {
    let text = summary().metrics
    var described: Set<Substring> = []

    for line in text.split(separator: "\n") {
      if line.hasPrefix("# TYPE ") { described.insert(line.split(separator: " ")[2]) }
      guard !line.hasPrefix("#") else { continue }
      let name = try #require(line.firstMatch(of: /^[a-z_]+/)?.output)
      #expect(name.hasPrefix("kypho_"))
      #expect(described.contains(name), "\(line)")
      #expect(line.contains(/^[a-z_]+(\{[a-z]+="[^"]*"\})? [0-9.e+-]+$/), "\(line)")
    }
    #expect(text.contains("kypho_outbox_items{state=\"pending\"} 2\n"))
    #expect(text.contains("kypho_run_exit_status 75\n"))
    #expect(text.contains("# TYPE kypho_run_attempts gauge\n"))
    #expect(text.contains("kypho_run_requests 8\n"))
    #expect(text.contains("kypho_outbox_oldest_timestamp_seconds 1772330400\n"))
  }

  @Test func whatOthersDidIsToldApart() throws {
    var summary = summary()
    for (id, state) in [(1, OutboxState.delivered), (2, .dead), (3, .pending)] {
      summary.others.add(
        OutboxItem(
          id: Int64(id), key: "E-1", body: [], state: state, dueAt: .now, queuedAt: .now))
    }

    let others = try JSONDocument(summary.json()).value["others"]

    #expect(others?["delivered"]?.number == "1")
    #expect(others?["dead"]?.number == "1")
    #expect(others?["kept"]?.number == "1")
    #expect(try JSONDocument(self.summary().json()).value["others"] == nil)
  }

  @Test func figuresAreWrittenWhileTheRunGoesOn() throws {
    let folder = try Folder()
    let done = summary()

    LiveMetrics(path: "\(folder.path)/kypho.prom", summary: done)
      .write(done.tally, RunSummary.Intake(read: 7), done.status)

    let text = try folder.text("kypho.prom")
    #expect(text.contains("kypho_run_in_progress 1\n"))
    #expect(text.contains("kypho_run_records{result=\"read\"} 7\n"))
    #expect(text.contains("kypho_run_items{result=\"delivered\"} 2\n"))
    #expect(!text.contains("kypho_run_exit_status"))
    #expect(done.metrics.contains("kypho_run_in_progress 0\n"))
  }

  @Test func neitherHoldsTheKeyOfAnItem() {
    let summary = summary()

    #expect(!String(decoding: summary.json(), as: UTF8.self).contains("E-1"))
    #expect(!summary.metrics.contains("E-1"))
  }

  @Test func aFileIsReplacedAsAWhole() throws {
    let folder = try Folder()
    try folder.write("summary.json", "old")

    try AtomicFile.write(Array("new".utf8), to: "\(folder.path)/summary.json", mode: 0o600)

    #expect(try folder.text("summary.json") == "new")
    #expect(folder.names() == ["summary.json"])
    #expect(try folder.mode(of: "summary.json") == 0o600)
  }
}
