/// What the end of an attempt says about the server, beyond its item.
///
/// It is read from what the log of attempts keeps, so that it can be read there again.
enum ServerSign: Sendable, Hashable {
  /// It answered the request for good: it delivered it or refused it.
  case works
  /// It cannot be reached, or a gateway before it says so.
  case down
  /// It takes no requests for now.
  case throttles
  /// It answered that the request met another one on the same data.
  case conflict
  /// Somebody else answered, as a proxy or what is at another path: it says nothing about what was sent.
  case elsewhere
  /// It failed at this item.
  case fails
  /// Everything further would end the same way until a setting is changed.
  case needsChange
  /// The attempt was ended from here; it says nothing.
  case interrupted

  init(_ outcome: DeliveryOutcome, status: Int?) {
    if case .notApplied(let reason, .some) = outcome, !reason.needsChange {
      self = .throttles
      return
    }
    self.init(outcome.kind, reason: outcome.reason, status: status)
  }

  /// Reads an attempt of the log.
  init(_ attempt: OutboxAttempt) {
    self.init(attempt.outcome, reason: attempt.reason, status: attempt.status)
  }

  private init(_ kind: DeliveryOutcome.Kind, reason: DeliveryReason?, status: Int?) {
    let code = reason?.code ?? ""
    guard kind != .delivered else {
      self = .works
      return
    }
    guard reason?.needsChange != true else {
      self = .needsChange
      return
    }
    let isCertain = kind == .notApplied
    // Inside the answer to a batch an entry has a status of its own: `entry-429`.
    let entryStatus = code.hasPrefix("entry-") ? Int(code.dropFirst(6)) : nil
    switch (code, entryStatus ?? status) {
    case ("transfer-cancelled", _), ("transfer-shut-down", _), (Self.interruptionCode, _):
      self = .interrupted
    case _ where kind == .rejected: self = .works
    case ("http-429", _), (_, 429): self = .throttles
    case (_, 503) where isCertain: self = .throttles
    // Also where no credential could be had: the token server is down.
    case (_, nil), (_, 502), (_, 503), (_, 504), (_, 507): self = .down
    case (_, 400), (_, 403), (_, 404), (_, 405), (_, 410), (_, 511):
      self = isCertain ? .elsewhere : .fails
    case ("http-409", _), (_, 409), (_, 412): self = .conflict
    case (_, 500) where isCertain: self = .conflict
    default: self = .fails
    }
  }

  /// The reason's code of an attempt that the run's end left between two parts.
  static let interruptionCode = "interrupted"
}
