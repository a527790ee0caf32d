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
        var unrepeatable: [Int64] = []
        try await outbox.forEachItem(selection) { item in
          if !item.isRepeatable, item.state == .delivered || item.isUncertain {
            unrepeatable.append(item.id)
          }
        }
        let count = try await outbox.set(.pending, selection, reason: nil, at: .now)
        let asked = try await outbox.items(
          OutboxSelection(states: [.unknown], ids: unrepeatable)
        ).count
        try queue.tell(
          Self.words(sent: count - asked, asked: asked), changed: count,
          more: ["sentAgain": count - asked, "needReconcile": asked], format)
        let rest = selected - count
        if rest > 0 {
          queue.talk.note(
            "\(rest) item\(rest == 1 ? " stays as it is" : "s stay as they are"): a later version or a later correction is queued or on the server, it waits already, or a run holds it"
          )
        }
      }
    }

    /// What the next run sends, and of what the server must be asked first, for it may have it and would get it twice.
    private static func words(sent: Int, asked: Int) -> String {
      guard sent + asked > 0 else { return "nothing to try again" }
      var words: [String] = []
      if sent > 0 {
        words.append(
          "\(sent) item\(sent == 1 ? " is" : "s are") sent again by the next run ('kypho outbox send')"
        )
      }
      if asked > 0 {
        words.append(
          "\(asked) may be on the server and cannot be sent twice: 'kypho outbox reconcile' asks it"
        )
      }
      return words.joined(separator: "; ")
    }
  }
}
