/// On what ground an item is set to a state from outside of a run.
public enum OutboxGround: Sendable, Hashable {
  /// A person has decided so.
  case decision
  /// The server was asked, and its answer shows it.
  case answer
}
