import ArgumentParser
import FHIRDelivery
import Foundation

extension OutboxCommand {
  /// Takes bodies out.
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the bundles of items: a line each, or a file each.",
      discussion: """
        They hold patients' data, and go to standard output unless --out names a folder, which is made for its owner alone.

          kypho outbox export --state rejected,dead > refused.ndjson
          kypho outbox export 17 18 --out bundles/
        """)

    @OptionGroup var queue: QueueOptions
    @OptionGroup var items: SelectionOptions

    @Option(help: ArgumentHelp("Write a file for each item into this folder.", valueName: "folder"))
    var out: String?

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
          guard let body = try await outbox.item(item.id)?.body, !body.isEmpty else {
            missing += 1
            return
          }
          written += 1
          if let out {
            var file = try ByteOutput.file("\(out)/\(item.requestID).bundle.json", isPrivate: true)
            try file.write(body)
            try file.flush()
          } else {
            // Within JSON, line ends stand only where a space may stand.
            try lines.write(body.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A])
          }
        }
        try lines.flush()
        queue.talk.note(
          "\(written) written" + (missing > 0 ? ", \(missing) have no body any more" : ""))
      }
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
