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

    @Flag(help: "Allow plain http to another machine; patient data are then readable on the way.")
    var allowHttp = false

    @OptionGroup var queue: QueueOptions

    func run() async throws {
      try await withOutboxErrors {
        let settings = try await Settings.load(file: queue.config, flags: queue.outbox.flags)
        let allowsHTTP = try allowHttp || settings.boolean(.serverAllowHTTP)
        let server: ServerURL
        do throws(HTTPURLError) {
          server = try ServerURL(url, allowPlainHTTP: allowsHTTP)
        } catch {
          throw Failure(.usage, "the new server's URL \(error)")
        }
        let outbox = try await settings.existingOutbox(.writing)
        let known = try await outbox.target()
        try await outbox.retarget(to: server.description)
        queue.talk.note(
          known == server.description
            ? "it belongs to \(server) already"
            : "it belonged to \(known ?? "nobody"), and belongs to \(server) now")
        if let origin = settings.origin(of: .serverURL),
          let named = try? settings.serverURL().description, named != server.description
        {
          queue.talk.error(
            "server.url (from \(origin.description)) still names \(named): change it there too")
        }
      }
    }
  }
}
