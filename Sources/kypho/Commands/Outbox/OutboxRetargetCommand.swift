import ArgumentParser
import FHIRDelivery

extension OutboxCommand {
  /// Follows a server that moved.
  struct Retarget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says that the server of an outbox has moved.",
      discussion: """
        An outbox belongs to one server, for it knows what that server has. Another address of the same server, with the \
        same content, is fine; another server needs an outbox of its own.

          kypho outbox retarget https://fhir.example.org/r4
        """)

    @Argument(help: ArgumentHelp("The server's new base URL.", valueName: "url"))
    var url: String

    @OptionGroup var queue: QueueOptions

    func run() async throws {
      try await withOutboxErrors {
        let server: ServerURL
        do throws(HTTPURLError) {
          server = try ServerURL(url, allowPlainHTTP: true)
        } catch {
          throw Failure(.usage, "\(error)")
        }
        let settings = try await Settings.load(file: queue.config, flags: queue.outbox.flags)
        let outbox = try await settings.existingOutbox(.writing)
        let known = try await outbox.target()
        try await outbox.retarget(to: server.description)
        queue.talk.note(
          known == server.description
            ? "it belongs to \(server) already"
            : "it belonged to \(known ?? "nobody"), and belongs to \(server) now")
      }
    }
  }
}
