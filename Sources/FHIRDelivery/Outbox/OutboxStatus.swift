/// What is in an outbox, as counts.
public struct OutboxStatus: Sendable, Hashable {
  /// Items in each state; states without items are missing.
  public var counts: [OutboxState: Int]
  /// Unsettled items that are not due yet.
  public var waitingCount: Int
  /// Unsettled items that wait for one that was rejected, is dead or was dropped.
  public var blockedCount: Int
  /// When the oldest unsettled item was queued.
  public var oldestQueuedAt: UnixTime?
  /// When the next item is due.
  public var nextDue: UnixTime?
  /// When anything was last delivered.
  public var lastDeliveredAt: UnixTime?
  /// Bytes of the bodies of unsettled items.
  public var unsettledBytes: Int64
  /// Who sends from it now.
  public var sender: SenderIdentity?

  /// Makes a status.
  public init(
    counts: [OutboxState: Int] = [:], waitingCount: Int = 0, blockedCount: Int = 0,
    oldestQueuedAt: UnixTime? = nil, nextDue: UnixTime? = nil, lastDeliveredAt: UnixTime? = nil,
    unsettledBytes: Int64 = 0, sender: SenderIdentity? = nil
  ) {
    self.counts = counts
    self.waitingCount = waitingCount
    self.blockedCount = blockedCount
    self.oldestQueuedAt = oldestQueuedAt
    self.nextDue = nextDue
    self.lastDeliveredAt = lastDeliveredAt
    self.unsettledBytes = unsettledBytes
    self.sender = sender
  }
}

/// Which items are meant.
public struct OutboxSelection: Sendable, Hashable {
  /// Only items in these states; all where it is empty.
  public var states: Set<OutboxState>
  /// Only these items.
  public var ids: [Int64]?
  /// Only versions of this key.
  public var key: String?
  /// Only items after this one.
  public var after: Int64
  /// How many at most.
  public var limit: Int

  /// Makes a selection; without arguments it means every item.
  public init(
    states: Set<OutboxState> = [], ids: [Int64]? = nil, key: String? = nil, after: Int64 = 0,
    limit: Int = .max
  ) {
    self.states = states
    self.ids = ids
    self.key = key
    self.after = after
    self.limit = limit
  }
}

/// What one version of a key did or may do to one resource.
public struct OutboxLedgerEntry: Sendable, Hashable {
  /// The item that is the version.
  public var item: Int64
  /// The state of the item.
  public var state: OutboxState
  /// Whether an attempt of it may have been applied without an answer.
  public var isUncertain: Bool
  /// What it does.
  public var effect: OutboxEffect

  /// Makes an entry.
  public init(item: Int64, state: OutboxState, isUncertain: Bool, effect: OutboxEffect) {
    self.item = item
    self.state = state
    self.isUncertain = isUncertain
    self.effect = effect
  }

  /// Whether the server may have the effect.
  public var mayBeApplied: Bool {
    switch state {
    case .delivered, .leased, .sending, .unknown, .pending: true
    case .rejected, .dead, .dropped: isUncertain
    }
  }
}
