import ArgumentParser
import FHIRDelivery

extension OutboxCommand {
  /// The counts.
  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says how many items are in which state, and who sends.",
      discussion: """
          kypho outbox status
          kypho outbox status --format json
        """)

    @OptionGroup var queue: QueueOptions

    @Option(help: "How it is written: text or json.")
    var format = ReportFormat.text

    func run() async throws {
      try await withOutboxErrors {
        let settings = try await queue.settings()
        let outbox = try await settings.existingOutbox(.reading)
        let target = try await outbox.target()
        let status = try await outbox.status(at: .now)
        var output = ByteOutput.standard()
        switch format {
        case .text:
          try output.write(status.text(outbox: outbox.name, target: target, at: .now))
        case .json: try output.write(status.json(outbox: outbox.name, target: target))
        }
        try output.flush()
      }
    }
  }
}
