import ArgumentParser
import FHIRDelivery

extension OutboxCommand {
  /// Gives items up.
  struct Drop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Gives items up: they are never sent.",
      discussion: """
        What only had to come after a dropped item goes on: later versions of its key, and what else its patient has. What \
        needs a resource of it stays blocked until a later item brings that resource, or 'kypho outbox retry' takes the item \
        up again.

        What is delivered stays as it is, and so does what a sender has at this moment. Says what it would do, and asks, \
        or needs --yes where nobody can be asked.

          kypho outbox drop 17 --yes
          kypho outbox drop --state dead
        """)

    @OptionGroup var queue: QueueOptions
    @OptionGroup var items: SelectionOptions
    @Option(help: "How it is written: text (to standard error) or json.")
    var format = ReportFormat.text

    @OptionGroup var confirmation: Confirmation

    func validate() throws {
      if !items.isNarrowed { throw ValidationError("name items, a state or a key") }
    }

    func run() async throws {
      try await withOutboxErrors {
        let outbox = try await queue.open(.writing)
        var selection = items.selection()
        try await outbox.check(selection)
        let droppable = Set(OutboxState.allCases.filter { $0.next.contains(.dropped) })
        selection.states =
          selection.states.isEmpty ? droppable : selection.states.intersection(droppable)
        guard !selection.states.isEmpty else {
          throw Failure(.usage, "items in this state cannot be dropped")
        }
        let (count, words) = try await outbox.countedWords(selection)
        guard count > 0 else { return try queue.tell("nothing to drop", changed: 0, format) }
        try confirmation.ask("give up \(words)")
        let dropped = try await outbox.set(
          .dropped, selection, reason: DeliveryReason("dropped", "given up by a person"), at: .now)
        try queue.tell(
          "\(dropped) dropped; 'kypho outbox retry' with their numbers takes them up",
          changed: dropped,
          format)
      }
    }
  }
}
