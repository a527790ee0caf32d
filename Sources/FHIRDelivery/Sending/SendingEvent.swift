/// What happens while items are sent, for whoever shows it.
///
/// There are numbers, states and reasons in it, and neither a body nor an answer. Only the key of a step or an item may name a patient's
/// encounter. Requests are counted by the sender: see `OutboxSender.statistics`.
public enum SendingEvent: Sendable {
  /// An attempt began.
  case began(item: Int64, requestID: String)
  /// An attempt that began was not sent after all, since the server is to be left alone; the item is given back.
  case withdrew(item: Int64, requestID: String)
  /// An attempt ended, and what follows is on disk.
  case ended(SendingStep)
  /// An item came to rest without an attempt: what it builds on has failed, or its bytes are damaged.
  case gaveUp(OutboxItem)
  /// Nothing is sent until a time from now, and why.
  case waits(Duration, WaitReason)
  /// Items wait again that were refused in this run, for the server refuses everything.
  case reopened([Int64])
  /// Leases of senders that are gone were taken back.
  case recovered(Int)

  /// Why nothing is sent.
  public enum WaitReason: String, Sendable, Hashable {
    /// The server asked for it.
    case serverAsked = "server-asked"
    /// The server is down; it is tried again after that.
    case circuitOpen = "circuit-open"
    /// Items wait for their next attempt.
    case notDue = "not-due"
    /// The rate is limited by a setting.
    case rate
  }
}

/// The end of an attempt.
public struct SendingStep: Sendable {
  /// The item's number.
  public var item: Int64
  /// The key of the item; it may name a patient's encounter, and belongs into no log.
  public var key: String
  /// Where the item came from.
  public var place: String?
  /// Whether others build on it.
  public var isShared: Bool
  /// What became of the attempt.
  public var outcome: DeliveryOutcome
  /// The status of the last answer.
  public var status: Int?
  /// How long its requests were out.
  public var duration: Duration
  /// Where the item stands now.
  public var state: OutboxState
  /// When it is tried again, from now.
  public var retryAfter: Duration?
  /// What the attempt was called towards the server.
  public var requestID: String

  /// Makes a step.
  public init(
    item: Int64, key: String, place: String?, isShared: Bool, outcome: DeliveryOutcome,
    status: Int?, duration: Duration = .zero, state: OutboxState, retryAfter: Duration?,
    requestID: String
  ) {
    self.item = item
    self.key = key
    self.place = place
    self.isShared = isShared
    self.outcome = outcome
    self.status = status
    self.duration = duration
    self.state = state
    self.retryAfter = retryAfter
    self.requestID = requestID
  }
}

/// How a run of a sender ended.
public struct SendingReport: Sendable {
  /// Why it ended.
  public enum End: Sendable, Hashable {
    /// Nothing is left that could be sent.
    case drained
    /// Somebody asked for an end.
    case stopped
    /// Nothing succeeded for as long as the policy's patience.
    case outOfPatience(DeliveryReason)
    /// Everything further would fail the same way until a setting is changed.
    case needsChange(DeliveryReason)
  }

  /// Why it ended.
  public var end: End
  /// What became of all attempts.
  public var statistics: DeliveryStatistics
  /// What is in the outbox now.
  public var status: OutboxStatus

  /// Makes a report.
  public init(end: End, statistics: DeliveryStatistics, status: OutboxStatus) {
    self.end = end
    self.statistics = statistics
    self.status = status
  }
}
