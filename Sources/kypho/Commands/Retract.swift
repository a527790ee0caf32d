import ArgumentParser
import FHIRDelivery
import KyphoplastyFHIR

/// Takes encounters back.
struct Retract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Withdraws encounters that were delivered.",
    discussion: """
      Queues a bundle for each key, checked as any other, and sends it: what the server has of the encounter is marked as \
      entered in error where its type has such a status, and removed otherwise. Patients, what encounters share, and what \
      another encounter holds too are left alone. A later export of the same record delivers it again.

        kypho retract E-1001
        kypho retract E-1001 E-1002 --queue-only

      Ends with 65 where the outbox has nothing of a key, and as 'kypho export' does otherwise.
      """)

  @Argument(
    help: ArgumentHelp("The keys of the encounters, as the records have them.", valueName: "key"))
  var keys: [String]

  @OptionGroup var queue: QueueOptions
  @OptionGroup var server: ServerOptions
  @OptionGroup var reports: ReportOptions

  @Flag(help: "Queue the withdrawals, and send nothing.")
  var queueOnly = false

  func run() async throws {
    let talk = queue.talk
    try await RunReport.around("retract", reports) { report in
      let (settings, outbox, endpoint) = try await SendingSetup.existing(
        config: queue.config, flags: [queue.outbox.flags, server.flags, reports.flags],
        report: report)
      let entries = try await withdrawals(from: outbox.store, talk)
      let sending = try await SendingRun(outbox, to: endpoint, settings: settings, talk: talk)
      let result = try await sending.carryOut(queueOnly: queueOnly, report) {
        sending.note(try await outbox.store.add(entries, resending: true, at: .now))
        report.summary.intake = RunSummary.Intake(
          read: keys.count, rejected: keys.count - entries.count, queued: entries.count)
        sending.note(report.summary.intake)
      }
      await endpoint.client.shutDown()
      result.say(talk, outbox: outbox.store.name, report)
      return entries.count < keys.count
        ? result.exitStatus.combined(with: .unreadable) : result.exitStatus
    }
  }

  private func withdrawals(
    from store: any OutboxStore, _ talk: Talk
  ) async throws -> [OutboxEntry] {
    let corrections = Corrections(store: store)
    var entries: [OutboxEntry] = []
    for (number, key) in keys.enumerated() {
      do {
        guard
          let entry = try await corrections.retraction(
            ofKey: key, producer: "kypho \(Kypho.version)")
        else {
          talk.error("key \(number + 1): there is nothing of it to withdraw in \(store.name)")
          continue
        }
        talk.note("key \(number + 1): takes back \(entry.effects.count) resources")
        entries.append(entry)
      } catch let error as CorrectionError {
        throw Failure(.bug, "key \(number + 1): \(error)")
      }
    }
    return entries
  }
}
