/// Where an item of the outbox stands on its way.
///
/// ```
///              +--------------------- not applied --------------------+
///              v                                                      |
///  pending -> leased -> sending -> delivered                          |
///    ^  |       |          |  |                                       |
///    |  |       |          |  +--> rejected                           |
///    |  |       |          +-----> unknown -> leased -> sending ------+
///    |  +-------+--------------------> dropped
///    +---- retry ---- rejected, dead, dropped
///
///  unknown <- retry - delivered, and the others where an attempt may have been applied
/// ```
public enum OutboxState: String, Sendable, Hashable, CaseIterable {
  /// Waits for its time, its turn and a sender; it is certain that the server has nothing of it.
  case pending
  /// A sender holds it and has sent nothing of this attempt.
  case leased
  /// Its request may be on its way.
  case sending
  /// An attempt began and nobody knows whether the server applied it.
  case unknown
  /// The server has it, and its answer said so in every part.
  case delivered
  /// The server refused it for good.
  case rejected
  /// Its attempts or its time are used up.
  case dead
  /// A person has given it up.
  case dropped

  /// The states that may come next.
  public var next: Set<OutboxState> {
    switch self {
    case .pending: [.leased, .dead, .dropped]
    // Back to where it came from when the lease ends: to `unknown` where an earlier attempt had begun.
    case .leased: [.sending, .pending, .unknown, .dead]
    // Never back to `pending` without an answer: a lease that ends here leaves an unknown outcome.
    case .sending: [.delivered, .rejected, .pending, .unknown, .dead]
    // `pending` only where the server was seen to have nothing of it.
    case .unknown: [.leased, .delivered, .pending, .dead, .dropped]
    // `unknown` where a person takes it up again: the server has it, and a refusal of the next attempt changes nothing
    // about that.
    case .delivered: [.pending, .unknown]
    case .rejected, .dead: [.pending, .unknown, .dropped, .delivered]
    case .dropped: [.pending, .unknown]
    }
  }

  /// Whether nothing more will be done about it by itself, so that what comes after it may go.
  public var isSettled: Bool {
    switch self {
    case .delivered, .rejected, .dead, .dropped: true
    case .pending, .leased, .sending, .unknown: false
    }
  }
}
