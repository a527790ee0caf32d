import FHIRDelivery
import Kyphoplasty
import KyphoplastyFHIR

/// Takes records from the input into the outbox, until there are no more or somebody asks for an end.
final class EncounterFeed {
  /// What is fit lies in memory no longer than this, however slowly the input comes.
  private static let patience = Duration.milliseconds(500)

  private let records: RecordRun
  private var queue: EncounterQueue
  /// Records that came to nothing on the way into the outbox.
  private var unfitCount = 0

  init(_ records: RecordRun, into queue: EncounterQueue) {
    self.records = records
    self.queue = queue
  }

  /// Queues all, and tells the sender after each group.
  func run(_ sending: OutboxRun, _ report: RunReport) async throws {
    var lastFlush = ContinuousClock.now
    var isWaiting = false
    while !sending.isStopping, let encounter = try records.next() {
      do {
        let queued = try await queue.add(encounter, at: .now)
        sending.note(queued.map(\.addition))
        isWaiting = queued.isEmpty
      } catch let error as CorrectionError {
        unfitCount += 1
        sending.talk.error("\(encounter.record?.place.description ?? ""): \(error)")
        if let record = encounter.record { try records.keep(record) }
      }
      if isWaiting, lastFlush.duration(to: .now) > Self.patience {
        sending.note(try await queue.flush(at: .now).map(\.addition))
        isWaiting = false
      }
      if !isWaiting {
        lastFlush = .now
        note(sending, report)
      }
    }
    sending.note(try await queue.flush(at: .now).map(\.addition))
    note(sending, report)
  }

  /// Says what was not queued, and how it is sent all the same.
  func say(_ talk: Talk) {
    let counts = queue.counts
    if counts.retracting > 0 {
      talk.note(
        "\(counts.correcting) correct\(counts.correcting == 1 ? "s" : "") an earlier version and take\(counts.correcting == 1 ? "s" : "") back \(counts.retracting) resource\(counts.retracting == 1 ? "" : "s")"
      )
    }
    if counts.unchanged > 0 {
      talk.note(
        "\(counts.unchanged) unchanged, and not sent again (--resend sends \(counts.unchanged == 1 ? "it" : "them"))"
      )
    }
  }

  private func note(_ sending: OutboxRun, _ report: RunReport) {
    let counts = queue.counts
    report.summary.intake = RunSummary.Intake(
      read: records.recordCount, rejected: records.rejectedCount + unfitCount,
      queued: counts.queued + counts.directories, unchanged: counts.unchanged)
    sending.note(report.summary.intake)
  }
}
