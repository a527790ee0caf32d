/// What the one task that decides is told.
enum SendingMessage: Sendable {
  /// A request has ended.
  case carried(SendingJob, AttemptEnd, DeliveryResult)
  /// Nothing of it was sent, by a cancellation or an error of the outbox.
  case unsent(SendingJob, OutboxError?)
  /// Nothing of it was sent, for the lease on it was over.
  case lapsed(SendingJob)
  /// Entries were queued.
  case arrived
  /// No more entries come.
  case inputEnded
  /// Somebody asks for an end.
  case stop

  /// Whether nothing more should go out before it was seen.
  var isAlarming: Bool {
    switch self {
    case .carried(_, let end, _):
      switch end.sign {
      case .down, .throttles, .elsewhere, .needsChange: true
      case .works, .conflict, .fails, .interrupted: false
      }
    case .unsent, .lapsed: true
    case .arrived, .inputEnded, .stop: false
    }
  }
}
