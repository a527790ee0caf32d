import ArgumentParser
import FHIRDelivery
import KyphoplastyFHIR

extension OutboxCommand {
  /// Asks the server what it has.
  struct Reconcile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Asks the server about items of unknown outcome, and settles them.",
      discussion: """
        Reads back what an item should have written. What the server has counts as delivered; what it has nothing of is \
        sent again by the next run. With --delivered the items are asked about too that count as delivered, as after a \
        server was restored from a backup.

          kypho outbox reconcile
          kypho outbox reconcile --delivered

        Ends with 0 where all is settled, 69 where the server does not answer, 75 where something is still unknown or is \
        to be sent again.
        """)

    @OptionGroup var queue: QueueOptions
    @OptionGroup var items: SelectionOptions
    @OptionGroup var server: ServerOptions

    @Flag(help: "Ask about delivered items too.")
    var delivered = false

    @Option(
      help: ArgumentHelp(
        "Leave items alone that were sent less than so many seconds ago.", valueName: "seconds"))
    var settling = 60.0

    func run() async throws {
      let talk = queue.talk
      try await RunReport.around("outbox reconcile", ReportOptions.none) { report in
        let (settings, outbox, endpoint) = try await SendingSetup.existing(
          config: queue.config, flags: [queue.outbox.flags, server.flags], report: report)
        try await outbox.store.check(items.selection())
        if let holder = try outbox.takeTurn() {
          throw Failure(.temporary, "\(holder) sends from \(outbox.store.name): wait for its end")
        }
        defer { outbox.endTurn() }
        _ = try await outbox.recover()
        let dialect: FHIRDialect
        do {
          dialect = try await DialectChoice(settings).dialect(
            for: endpoint, from: outbox.store, patience: settings.sendingPolicy().patience,
            talk: talk, log: nil, isStopping: { Interruption.isRequested })
        } catch let failure as StatementFailure {
          throw failure.failure
        }
        let reconciliation = Reconciliation(
          store: outbox.store, dialect: dialect, endpoint: endpoint,
          settlingTime: .seconds(max(0, min(settling, 86_400))))
        var counts: [Reconciliation.Result.Finding: Int] = [:]
        try await reconciliation.run(
          items.selection(), checkingDelivered: delivered, at: .now
        ) { result in
          counts[result.finding, default: 0] += 1
          talk.note("item \(result.item): \(result.finding.words)")
        }
        await endpoint.client.shutDown()
        let total = counts.values.reduce(0, +)
        if total == 0 { talk.note("nothing to ask about") }
        if counts[.noAnswer, default: 0] == total, total > 0 { return .unavailable }
        return counts[.applied, default: 0] == total ? .clean : .temporary
      }
    }
  }
}

extension Reconciliation.Result.Finding {
  /// What it means, for a person.
  fileprivate var words: String {
    switch self {
    case .applied: "the server has it; delivered"
    case .notApplied: "the server has nothing of it; the next run sends it"
    case .undecided: "what the server has does not tell"
    case .notAskable: "there is nothing by which it could be asked for"
    case .noAnswer: "the server did not answer"
    case .tooEarly: "sent just now, and may still be under way"
    }
  }
}
