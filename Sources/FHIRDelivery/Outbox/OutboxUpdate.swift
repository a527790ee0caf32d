/// A change of an item that a sender has decided on.
public enum OutboxUpdate: Sendable {
  /// Its request goes out next; once this is on disk, nobody takes it for unsent again.
  case begin(Int64)
  /// An attempt has ended.
  case end(Int64, OutboxAttempt, OutboxTransition)
  /// It is given back unsent: as it was before the claim, even where it had begun.
  case release(Int64)
}

/// Where an attempt leaves its item.
public struct OutboxTransition: Sendable {
  /// The state that follows.
  public var state: OutboxState
  /// When it may be sent next; counts for `pending` and `unknown` only.
  public var dueAt: UnixTime
  /// All entries that the server has executed, those of earlier attempts included.
  public var doneEntries: Set<Int>
  /// All entries that the server has refused for good, with the status of each, those of earlier attempts included.
  public var refusedEntries: [Int: Int]
  /// Where the server has put resources: from `Type/id` as the body has it to `Type/id` on the server.
  public var locations: [String: String]

  /// Makes a transition.
  public init(
    _ state: OutboxState, dueAt: UnixTime, doneEntries: Set<Int> = [],
    refusedEntries: [Int: Int] = [:], locations: [String: String] = [:]
  ) {
    self.state = state
    self.dueAt = dueAt
    self.doneEntries = doneEntries
    self.refusedEntries = refusedEntries
    self.locations = locations
  }
}

/// One attempt to send an item, as it stays in the log.
public struct OutboxAttempt: Sendable {
  /// When it began.
  public var beganAt: UnixTime
  /// How long it took.
  public var duration: Duration
  /// What became of it.
  public var outcome: DeliveryOutcome.Kind
  /// Why it was not delivered.
  public var reason: DeliveryReason?
  /// The status of the answer.
  public var status: Int?
  /// What it was called towards the server.
  public var requestID: String
  /// The beginning of the server's answer where it was no success; it may hold a patient's data.
  public var answer: [UInt8]

  /// Makes an attempt.
  public init(
    beganAt: UnixTime, duration: Duration, outcome: DeliveryOutcome.Kind,
    reason: DeliveryReason? = nil, status: Int? = nil, requestID: String, answer: [UInt8] = []
  ) {
    self.beganAt = beganAt
    self.duration = duration
    self.outcome = outcome
    self.reason = reason
    self.status = status
    self.requestID = requestID
    self.answer = answer
  }
}

/// What a sender gets for its claim.
public struct OutboxClaim: Sendable {
  /// The items, with their bodies, in the order in which they should go.
  public var items: [OutboxItem]
  /// The next moment at which another item may be due, not later than now where more is due already.
  ///
  /// It is nil where no item waits for a time, only for other items or for a person.
  public var nextDue: UnixTime?
  /// Whether another sender holds something, so that more may be due as soon as that has come to rest.
  public var othersHold: Bool
  /// How many items are not settled, those of this claim included.
  public var unsettledCount: Int
  /// Items whose updates were passed over, for another owner has taken them over: they must not be sent.
  public var passedOver: [Int64]
  /// Items that came to rest without an attempt, and have failed: what they build on has, or their bytes are damaged.
  ///
  /// They are without their bodies.
  public var givenUp: [OutboxItem]

  /// Makes a claim.
  public init(
    items: [OutboxItem], nextDue: UnixTime? = nil, othersHold: Bool = false, unsettledCount: Int,
    passedOver: [Int64] = [], givenUp: [OutboxItem] = []
  ) {
    self.items = items
    self.nextDue = nextDue
    self.othersHold = othersHold
    self.unsettledCount = unsettledCount
    self.passedOver = passedOver
    self.givenUp = givenUp
  }
}
