import ArgumentParser
import FHIRDelivery

extension OutboxCommand {
  /// Gives items another chance.
  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lets rejected and dead items be sent again, with the next run.",
      discussion: """
        Without numbers or filters it means all of them. A dropped or delivered item is taken up again where its number or \
        its state is named.

          kypho outbox retry
          kypho outbox retry 17 18
          kypho outbox retry --state dead --key E-1001
        """)

    @OptionGroup var queue: QueueOptions
    @OptionGroup var items: SelectionOptions

    @Option(help: "How it is written: text (to standard error) or json.")
    var format = ReportFormat.text

    func run() async throws {
      try await withOutboxErrors {
        let outbox = try await queue.open(.writing)
        let selection =
          items.selection(states: items.ids.isEmpty ? [.rejected, .dead] : [])
        try await outbox.check(selection)
        let selected = try await outbox.countedWords(selection).count
        let count = try await outbox.set(.pending, selection, reason: nil, at: .now)
        try queue.tell(
          count == 0
            ? "nothing to try again"
            : "\(count) item\(count == 1 ? " is" : "s are") sent again by the next run ('kypho outbox send')",
          changed: count, format
        )
        let rest = selected - count
        if rest > 0 {
          queue.talk.note(
            "\(rest) item\(rest == 1 ? " stays as it is" : "s stay as they are"): a later version is queued or on the server, it waits already, or a run holds it"
          )
        }
      }
    }
  }
}
