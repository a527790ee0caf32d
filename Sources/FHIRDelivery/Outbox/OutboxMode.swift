/// What a caller wants of an outbox.
public enum OutboxMode: Sendable, Hashable {
  /// To look at one that exists, changing nothing.
  case reading
  /// To change one, which is made where there is none.
  case writing
}
