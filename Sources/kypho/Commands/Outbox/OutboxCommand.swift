import ArgumentParser

/// The queue on disk.
struct OutboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "Looks into the queue of bundles, and settles what is stuck in it.",
    discussion: """
      What is to be sent waits in a file: exactly the bytes that were checked, with what became of each attempt. It can be \
      looked at while another process sends. Numbers of items are those of 'kypho outbox list'.

        kypho outbox status
        kypho outbox list --state rejected,dead
        kypho outbox show 17
        kypho outbox retry --state dead
        kypho outbox send

      An item is pending, leased (a sender has it), sending, unknown (it may have been applied, and no answer said so), \
      delivered, rejected (the server refused it), dead (tried too often or too long) or dropped (given up by a person).

      Ends with 0, with 65 where there is no such queue or item, 73 or 74 where the file fails, 75 where another process \
      sends, 78 where the queue belongs to another server or site secret.
      """,
    subcommands: [
      Status.self, List.self, Show.self, Send.self, Retry.self, Reconcile.self, Drop.self,
      Purge.self, Export.self, Retarget.self,
    ])
}
