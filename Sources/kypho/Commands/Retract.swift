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

      A key that is withdrawn already, or about to be, is left as it is. Ends with 65 where the outbox has nothing of a key, and as 'kypho export' does otherwise.
      """)

  @Argument(
    help: ArgumentHelp("The keys of the encounters, as the records have them.", valueName: "key"))
  var keys: [String]

  @OptionGroup var queue: QueueOptions
  @OptionGroup var server: ServerOptions
  @OptionGroup var reports: ReportOptions
  @OptionGroup var ending: EndingOptions

  @Flag(help: "Queue the withdrawals, and send nothing.")
  var queueOnly = false

  func validate() throws {
    if let empty = keys.firstIndex(of: "") {
      throw ValidationError("key \(empty + 1) is empty: a key is that of an encounter's record")
    }
  }

  func run() async throws {
    let talk = queue.talk
    try await RunReport.around("retract", reports, ending.format) { report in
      let (settings, outbox, endpoint) = try await SendingSetup.existing(
        config: queue.config, flags: [queue.outbox.flags, server.flags, reports.flags],
        report: report)
      let found = try await withdrawals(from: outbox.store, talk)
      let entries = found.entries
      report.summary.intake = RunSummary.Intake(
        read: keys.count, rejected: found.unknownCount, queued: entries.count,
        unchanged: found.unchangedCount)
      let own: ExitStatus = found.unknownCount > 0 ? .unreadable : .clean
      // The server is not asked for anything where all is done.
      if entries.isEmpty, found.waitingCount == 0 { return own }
      let sending = try await OutboxRun(outbox, to: endpoint, settings: settings, talk: talk)
      let result = try await sending.carryOut(queueOnly: queueOnly, report) {
        sending.note(try await outbox.store.add(entries, resending: true, at: .now))
        sending.note(report.summary.intake)
      }
      await endpoint.client.shutDown()
      result.say(talk, outbox: outbox.store.name, report)
      return own.combined(with: result.exitStatus)
    }
  }

  /// What is to be done about the keys.
  private struct Withdrawals {
    var entries: [OutboxEntry] = []
    /// Keys of which the outbox has nothing.
    var unknownCount = 0
    /// Keys that are withdrawn already, or about to be.
    var unchangedCount = 0
    /// Those that are about to be.
    var waitingCount = 0
  }

  private func withdrawals(
    from store: any OutboxStore, _ talk: Talk
  ) async throws -> Withdrawals {
    let corrections = Corrections(store: store)
    var found = Withdrawals()
    var seen: Set<String> = []
    for (index, key) in keys.enumerated() {
      let name = keys.count == 1 ? "the key" : "key \(index + 1) of \(keys.count)"
      guard seen.insert(key).inserted else {
        talk.note("\(name): was named before")
        found.unchangedCount += 1
        continue
      }
      if let last = try await store.lastWithdrawal(ofKey: key) {
        let isDone = last.state == .delivered
        talk.note(
          "\(name): \(isDone ? "is withdrawn already" : "the withdrawal is queued already") (item \(last.id))"
        )
        found.unchangedCount += 1
        if !isDone { found.waitingCount += 1 }
        continue
      }
      do {
        guard
          let entry = try await corrections.retraction(
            ofKey: key, producer: "kypho \(Kypho.version)")
        else {
          talk.error("\(name): there is nothing of it to withdraw in \(store.name)")
          found.unknownCount += 1
          continue
        }
        let count = entry.effects.count
        talk.note("\(name): takes back \(count) resource\(count == 1 ? "" : "s")")
        found.entries.append(entry)
      } catch let error as CorrectionError {
        throw Failure(.bug, "\(name): \(error)")
      }
    }
    return found
  }
}

extension OutboxStore {
  /// The last version of a key, where that is a withdrawal that is delivered or still under way.
  fileprivate func lastWithdrawal(ofKey key: String) async throws -> OutboxItem? {
    guard let last = try await items(OutboxSelection(key: key)).last,
      last.state == .delivered || !last.state.isSettled
    else { return nil }
    let effects = try await ledger(ofKey: key).filter { $0.item == last.id }
    return effects.isEmpty || effects.contains { $0.effect.action == .write } ? nil : last
  }
}
