import ArgumentParser
import FHIRDelivery
import LosslessJSON

extension OutboxCommand {
  /// One item.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows an item with its attempts.",
      discussion: """
        Bodies and answers of a server hold patients' data, so they are shown alone, and where they are asked for.

          kypho outbox show 17
          kypho outbox show 17 --body | kypho validate -
          kypho outbox show 17 --answer
        """)

    @OptionGroup var queue: QueueOptions

    @Argument(help: ArgumentHelp("The item's number.", valueName: "item"))
    var id: Int64

    @Flag(help: "Write the bytes that are sent, and nothing else.")
    var body = false

    @Flag(help: "Write the last answer that was no success, and nothing else.")
    var answer = false

    @Option(help: "How it is written: text or json.")
    var format = ReportFormat.text

    func validate() throws {
      if body && answer { throw ValidationError("--body and --answer exclude each other") }
    }

    func run() async throws {
      try await withOutboxErrors {
        let outbox = try await queue.open(.reading)
        guard let item = try await outbox.item(id) else {
          throw Failure(.unreadable, "there is no item \(id) in \(outbox.name)")
        }
        let attempts = try await outbox.attempts(of: id)
        var output = ByteOutput.standard()
        if body {
          guard !item.body.isEmpty else {
            throw Failure(.unreadable, "the body of item \(id) is no longer there")
          }
          try output.write(item.body + [0x0A])
        } else if answer {
          guard let answer = attempts.last(where: { !$0.answer.isEmpty })?.answer else {
            throw Failure(.unreadable, "no answer of the server to item \(id) was kept")
          }
          try output.write(answer + [0x0A])
        } else {
          switch format {
          case .text: try output.write(item.text(attempts))
          case .json:
            var json = JSONWriter(capacity: 1024)
            item.write(to: &json, attempts: attempts)
            try output.write(json.finish() + [0x0A])
          }
        }
        try output.flush()
      }
    }
  }
}

extension OutboxItem {
  /// The item and its attempts for a person.
  fileprivate func text(_ list: [OutboxAttempt]) -> String {
    var table = TextTable()
    table.row("item", "\(id)\(isShared ? ", which others build on" : "")")
    table.row("key", "\(key), version \(version)")
    table.row("state", state.rawValue + (isUncertain ? ", may have been applied" : ""))
    if let reason { table.row("reason", "\(reason.message) [\(reason.code)]") }
    if let place { table.row("place", place) }
    table.row("size", Int64(bodyLength).bytes)
    table.row("queued", queuedAt.text)
    if !state.isSettled { table.row("due", dueAt.text) }
    if let settledAt { table.row("settled", settledAt.text) }
    if !producer.isEmpty { table.row("made by", producer) }
    for attempt in list {
      let status = attempt.status.map { " (HTTP \($0))" } ?? ""
      let reason = attempt.reason.map { ": \($0.message) [\($0.code)]" } ?? ""
      table.row(
        "attempt",
        "\(attempt.beganAt.text), \(attempt.duration.milliseconds), \(attempt.requestID): \(attempt.outcome.rawValue)\(status)\(reason)"
      )
    }
    return table.text
  }
}
