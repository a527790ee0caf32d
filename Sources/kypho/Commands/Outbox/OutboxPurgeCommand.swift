import ArgumentParser
import FHIRDelivery

extension OutboxCommand {
  /// Forgets what is done.
  struct Purge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Removes what came to rest long ago.",
      discussion: """
        The last version of every key stays: corrections, withdrawals and the comparison with what comes in next need it. \
        With --including-last it goes too, and the next export sends such a record again. Says what it would do, and asks, \
        or needs --yes where nobody can be asked.

          kypho outbox purge --older-than 90 --yes
        """)

    @OptionGroup var queue: QueueOptions

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("Only what came to rest before so many days.", valueName: "days"))
    var olderThan = 30.0

    @Flag(help: "Remove last versions too.")
    var includingLast = false

    @Option(help: "How it is written: text (to standard error) or json.")
    var format = ReportFormat.text

    @OptionGroup var confirmation: Confirmation

    func validate() throws {
      guard olderThan >= 0, olderThan <= 36_500 else {
        throw ValidationError("--older-than must be a number of days, from 0 to 36500")
      }
    }

    func run() async throws {
      try await withOutboxErrors {
        let outbox = try await queue.open(.writing)
        let time = UnixTime.now + .seconds(olderThan * -86_400)
        // What goes besides the last versions only the removal itself finds out.
        var candidates = 0
        try await outbox.forEachItem(
          OutboxSelection(states: Set(OutboxState.allCases.filter(\.isSettled)))
        ) { item in
          if let settledAt = item.settledAt, settledAt < time { candidates += 1 }
        }
        let items = "\(candidates) item\(candidates == 1 ? "" : "s")"
        let rest = includingLast ? "" : ", except the last version of each key"
        try confirmation.ask("remove \(items) that came to rest before \(time.text)\(rest)")
        let count = try await outbox.purge(settledBefore: time, includingLast: includingLast)
        try queue.tell("\(count) removed", changed: count, format)
      }
    }
  }
}
