import ArgumentParser
import FHIRDelivery
import LosslessJSON

extension OutboxCommand {
  /// The items.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists items, a line each.",
      discussion: """
          kypho outbox list --state rejected,dead
          kypho outbox list --key E-1001 --format json

        With --format json every line is an object. Keys are those of the records.
        """)

    @OptionGroup var queue: QueueOptions
    @OptionGroup var items: SelectionOptions

    @Option(
      help: ArgumentHelp("So many at most.", valueName: "number"),
      transform: NumberArgument.whole(0...Int.max))
    var limit: Int?

    @Option(help: "How it is written: text or json.")
    var format = ReportFormat.text

    func run() async throws {
      try await withOutboxErrors {
        let outbox = try await queue.open(.reading)
        var selection = items.selection()
        try await outbox.check(selection)
        if let limit { selection.limit = limit }
        var lines = ItemLines(format)
        try await outbox.forEachItem(selection) { try lines.add($0) }
        try lines.finish()
      }
    }
  }
}

/// Items on standard output, in the form that was asked for.
struct ItemLines: ~Copyable {
  private let format: ReportFormat
  private var output = ByteOutput.standard()
  private var table = TextTable()
  private var count = 0

  init(_ format: ReportFormat) { self.format = format }

  mutating func add(_ item: OutboxItem) throws {
    count += 1
    switch format {
    case .text:
      if table.isEmpty { table.row("item", "state", "tries", "queued", "key", "place", "reason") }
      table.row(
        "\(item.id)", item.state.rawValue, "\(item.attempts)", item.queuedAt.text, item.key,
        item.place ?? "", item.reason?.code ?? "")
      // Columns line up within so many lines: more are not held in memory.
      if count % 500 == 0 { try flush() }
    case .json:
      var json = JSONWriter(capacity: 512)
      item.write(to: &json)
      try output.write(json.finish() + [0x0A])
    }
  }

  mutating func finish() throws {
    try flush()
    try output.flush()
  }

  private mutating func flush() throws {
    try output.write(table.text)
    table = TextTable()
  }
}
