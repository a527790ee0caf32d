internal import Logging

/// What a run writes to the log: numbers, states and outcomes, never a key, a body, an answer or a path.
struct SendingLog: Sendable {
  private let logger: Logger?

  init(_ logger: Logger?) { self.logger = logger }

  /// Something happened.
  func note(_ event: SendingEvent) {
    guard let logger else { return }
    switch event {
    case .began(let item, let requestID):
      logger.debug(
        "attempt begins", metadata: ["item": "\(item)", "request-id": "\(requestID)"])
    case .withdrew(let item, let requestID):
      logger.debug(
        "attempt is put off", metadata: ["item": "\(item)", "request-id": "\(requestID)"])
    case .ended(let step): note(step, logger)
    case .gaveUp(let item):
      var metadata: Logger.Metadata = ["item": "\(item.id)", "state": "\(item.state.rawValue)"]
      if let reason = item.reason { metadata["reason"] = "\(reason.code)" }
      logger.error("item ended without an attempt", metadata: metadata)
    case .waits(let wait, let reason):
      logger.notice(
        "nothing is sent for a while",
        metadata: ["reason": "\(reason.rawValue)", "milliseconds": "\(wait.milliseconds)"])
    case .reopened(let items):
      logger.notice("refused items wait again", metadata: ["count": "\(items.count)"])
    case .recovered(let count):
      logger.notice("items were taken back", metadata: ["count": "\(count)"])
    }
  }

  private func note(_ step: SendingStep, _ logger: Logger) {
    let level: Logger.Level =
      switch step.state {
      case .rejected, .dead: .error
      case .pending, .unknown: .warning
      case .leased, .sending, .delivered, .dropped: .info
      }
    guard logger.logLevel <= level else { return }
    var metadata: Logger.Metadata = [
      "request-id": "\(step.requestID)", "item": "\(step.item)",
      "outcome": "\(step.outcome.kind.rawValue)", "state": "\(step.state.rawValue)",
      "milliseconds": "\(step.duration.milliseconds)",
    ]
    if let status = step.status { metadata["status"] = "\(status)" }
    if let reason = step.outcome.reason { metadata["reason"] = "\(reason.code)" }
    if let wait = step.retryAfter { metadata["retry-after"] = "\(wait.milliseconds)" }
    logger.log(level: level, "attempt ended", metadata: metadata)
  }

  /// The run is over.
  func ended(_ end: SendingReport.End) {
    logger?.info("sending ended", metadata: ["end": "\(end.name)"])
  }

  /// The outbox cannot be written any more.
  func failed(_ error: OutboxError) {
    logger?.error("the outbox failed", metadata: ["code": "\(error.code)"])
  }
}

extension SendingReport.End {
  fileprivate var name: String {
    switch self {
    case .drained: "drained"
    case .stopped: "stopped"
    case .outOfPatience(let reason): "out of patience: \(reason.code)"
    case .needsChange(let reason): "needs a change: \(reason.code)"
    }
  }
}
