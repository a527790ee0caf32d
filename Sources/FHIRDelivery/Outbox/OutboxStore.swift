/// A durable queue: what is in it survives the process, and every change of it is on disk before it is acted upon.
///
/// Its promises, whatever holds the rows:
/// - An entry is queued whole or not at all, with its effects and what it requires.
/// - The same content as the last version of the same key is not queued again, unless it is asked for.
/// - An item is claimed only when it is due, when every earlier item of its key and of its partition is settled, and when
///   what it requires is delivered. Shared items come first, then the order in which they were queued.
/// - A shared item that requires one that has failed is `dead` with it, with the code `prerequisite-failed`; any other waits
///   for an item that provides the same.
/// - `unknown` items are claimed only if they are repeatable.
/// - A lease that ends leaves a `leased` item as it was before, and a `sending` item `unknown`.
/// - A body whose checksum is wrong is never sent: its item is `dead` with the code `checksum`.
public protocol OutboxStore: Sendable {
  /// What it is called in messages: a path, or an address without a password.
  var name: String { get }

  /// Whether it is a file of this machine, so that all its senders are processes here that can be looked for.
  ///
  /// Elsewhere the name of a host says nothing: containers may have the same one, and the same process numbers.
  var isLocal: Bool { get }

  /// Queues entries in one transaction; `resending` queues unchanged content too.
  func add(
    _ entries: [OutboxEntry], resending: Bool, at now: UnixTime
  ) async throws(OutboxError) -> [OutboxAddition]

  /// Writes what has happened, then claims what may go next, in one transaction.
  ///
  /// An update of an item that another owner has taken over meanwhile is passed over. At most `count` items are claimed,
  /// none with 0, and no more than `maximumBytes` of bodies, but always one. The owner holds them for the policy's lease;
  /// each call renews the leases of all that it holds, and takes back what others hold whose lease is over.
  ///
  /// The first `beginning` of them begin at once, as by an update, but none from the first that is not repeatable: they
  /// come back as they were, and `sending`.
  ///
  /// The policy also says how long a later version waits after an attempt of unknown outcome, and how far ahead a due
  /// time can be: one that is farther ahead than the longest delay is due, for the clock was set back since.
  func exchange(
    _ updates: [OutboxUpdate], claiming count: Int, beginning: Int, maximumBytes: Int,
    under policy: SendingPolicy, by owner: SenderIdentity, at now: UnixTime
  ) async throws(OutboxError) -> OutboxClaim

  /// Takes back what senders hold that are gone, and says how many items that were.
  ///
  /// A lease that is over is taken back always, one that is not where its sender is known to be gone.
  func recover(
    at now: UnixTime, isGone: @Sendable (SenderIdentity) -> Bool
  ) async throws(OutboxError) -> Int

  /// Forgets a sender at the end of its run; what it should still hold is taken back as if its lease were over.
  func leave(_ owner: SenderIdentity, at now: UnixTime) async throws(OutboxError)

  /// The counts that `outbox status` shows.
  func status(at now: UnixTime) async throws(OutboxError) -> OutboxStatus

  /// Items without their bodies, in their order.
  func items(_ selection: OutboxSelection) async throws(OutboxError) -> [OutboxItem]

  /// One item with its body.
  func item(_ id: Int64) async throws(OutboxError) -> OutboxItem?

  /// The attempts of an item, in their order.
  func attempts(of id: Int64) async throws(OutboxError) -> [OutboxAttempt]

  /// What each version of a key did or may do to the server, from the first to the last.
  func ledger(ofKey key: String) async throws(OutboxError) -> [OutboxLedgerEntry]

  /// Who else holds a resource: keys whose last version writes it.
  func keys(holding reference: String) async throws(OutboxError) -> [String]

  /// The digests of resources as the last items that write them have them, for those that are queued or delivered.
  func digests(of references: [String]) async throws(OutboxError) -> [String: [UInt8]]

  /// Where the server has put resources, where that is not where the bodies have them.
  func locations(of references: [String]) async throws(OutboxError) -> [String: String]

  /// What is noted of the whole outbox under a name, as how its items were sent; nil where nothing is.
  func note(_ name: String) async throws(OutboxError) -> String?

  /// Notes something of the whole outbox, in the place of what was noted under the name before.
  func setNote(_ name: String, to value: String) async throws(OutboxError)

  /// Sets items from outside of a run; those that may not go into the state are passed over. The number of those set.
  ///
  /// What a sender holds is passed over too. `pending` by a decision means `unknown` for a delivered item, and for any
  /// other settled one of which an attempt may have been applied; for an `unknown` one it says that the server has nothing
  /// of it. By the server's answer it is `pending` in each case, and where its resources were is forgotten.
  ///
  /// A settled item is not taken up again where a later version of its key is queued, delivered, perhaps applied, or taken
  /// up with it: it would take that one's place. Nor is a shared one of whose resources the server has, or may have, a
  /// later one.
  func set(
    _ state: OutboxState, _ selection: OutboxSelection, on ground: OutboxGround,
    reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Int

  /// Sets an unknown item to what the server was seen to have of it: delivered, or pending with what is done of it.
  ///
  /// False where it is unknown no more, or a sender holds it; it stays as it is then.
  func settle(
    _ id: Int64, _ transition: OutboxTransition, reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Bool

  /// Removes what settled before a time: old versions whole, and of a key's last version nothing, for corrections need it;
  /// `includingLast` removes these too. The number of items removed.
  func purge(settledBefore time: UnixTime, includingLast: Bool) async throws(OutboxError) -> Int
}

extension OutboxStore {
  /// Most are.
  public var isLocal: Bool { true }

  /// Writes what has happened, then claims what may go next and begins none of it.
  public func exchange(
    _ updates: [OutboxUpdate], claiming count: Int, maximumBytes: Int, under policy: SendingPolicy,
    by owner: SenderIdentity, at now: UnixTime
  ) async throws(OutboxError) -> OutboxClaim {
    try await exchange(
      updates, claiming: count, beginning: 0, maximumBytes: maximumBytes, under: policy, by: owner,
      at: now)
  }

  /// Sets items by a person's decision.
  public func set(
    _ state: OutboxState, _ selection: OutboxSelection, reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Int {
    try await set(state, selection, on: .decision, reason: reason, at: now)
  }
}
