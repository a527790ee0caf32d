import ArgumentParser
import FHIRDelivery
import Foundation
import LosslessJSON

extension OutboxCommand {
  /// Takes bodies out.
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the bundles of items: a line each, or a file each.",
      discussion: """
        They hold patients' data, and go to standard output unless --out names a folder, which is made for its owner alone.

          kypho outbox export --state rejected,dead > refused.ndjson
          kypho outbox export 17 18 --out bundles/
          kypho outbox export --state dead --format json | jq -r .key

        With --format json each line is an object: the item, its key, state and place, and its bundle or the file of that.
        """)

    @OptionGroup var queue: QueueOptions
    @OptionGroup var items: SelectionOptions

    @Option(help: ArgumentHelp("Write a file for each item into this folder.", valueName: "folder"))
    var out: String?

    @Option(help: "What a line is: text for the bundle as it is, or json for the item with it.")
    var format = ReportFormat.text

    func run() async throws {
      try await withOutboxErrors {
        let outbox = try await queue.open(.reading)
        let selection = items.selection()
        try await outbox.check(selection)
        var written = 0
        var missing = 0
        var lines = ByteOutput.standard()
        if let out { try Self.make(folder: out) }
        try await outbox.forEachItem(selection) { item in
          let body = try await outbox.item(item.id)?.body ?? []
          let file = out.map { "\($0)/\(item.requestID).bundle.json" }
          if body.isEmpty { missing += 1 } else { written += 1 }
          if let file, !body.isEmpty {
            var output = try ByteOutput.file(file, isPrivate: true)
            try output.write(body)
            try output.flush()
          }
          // Within JSON, line ends stand only where a space may stand.
          let line = body.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
          if format == .json {
            try lines.write(Self.object(item, line, file: file) + [0x0A])
          } else if file == nil, !body.isEmpty {
            try lines.write(line + [0x0A])
          }
        }
        try lines.flush()
        queue.talk.note(
          "\(written) written" + (missing > 0 ? ", \(missing) have no body any more" : ""))
      }
    }

    private static func object(_ item: OutboxItem, _ body: [UInt8], file: String?) -> [UInt8] {
      var json = JSONWriter(capacity: body.count + 256)
      json.object { json in
        json.member("item", Int(item.id))
        json.member("key", item.key)
        json.member("version", item.version)
        json.member("state", item.state.rawValue)
        if let place = item.place { json.member("place", place) }
        guard !body.isEmpty else { return }
        if let file {
          json.member("file", file)
        } else {
          json.key("bundle")
          json.json(body)
        }
      }
      return json.finish()
    }

    private static func make(folder: String) throws {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      } catch {
        throw Failure(.cannotCreate, "the folder \(folder) cannot be made")
      }
    }
  }
}
