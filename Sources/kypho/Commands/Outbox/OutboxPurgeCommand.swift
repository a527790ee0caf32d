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

    @Option(help: ArgumentHelp("Only what came to rest before so many days.", valueName: "days"))
    var olderThan = 30.0

    @Flag(help: "Remove last versions too.")
    var includingLast = false

    @OptionGroup var confirmation: Confirmation

    func validate() throws {
      guard olderThan >= 0, olderThan <= 36_500 else {
        throw ValidationError("--older-than must be a number of days")
      }
    }

    func run() async throws {
      try await withOutboxErrors {
        let outbox = try await queue.open(.writing)
        let time = UnixTime.now + .seconds(olderThan * -86_400)
        let kind = includingLast ? "everything" : "all but the last version of each key"
        try confirmation.ask("remove \(kind) that came to rest before \(time.text)")
        let count = try await outbox.purge(settledBefore: time, includingLast: includingLast)
        queue.talk.note("\(count) removed")
      }
    }
  }
}
