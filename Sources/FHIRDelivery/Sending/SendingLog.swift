internal import Logging

/// What a run writes to the log: numbers, states and outcomes, never a key, a body, an answer or a path.
struct SendingLog: Sendable {
  private let logger: Logger?

  init(_ logger: Logger?) { self.logger = logger }

  /// An attempt ended, and it was decided what follows.
  func ended(_ step: SendingStep) {
    guard let logger else { return }
    let level: Logger.Level = step.state == .rejected || step.state == .dead ? .info : .debug
    guard logger.logLevel <= level else { return }
    var metadata: Logger.Metadata = [
      "request-id": "\(step.requestID)", "item": "\(step.item)",
      "outcome": "\(step.result.outcome.kind.rawValue)", "state": "\(step.state.rawValue)",
    ]
    if let status = step.result.status { metadata["status"] = "\(status)" }
    if let reason = step.result.outcome.reason { metadata["reason"] = "\(reason.code)" }
    if let wait = step.retryAfter { metadata["retry-after"] = "\(wait)" }
    logger.log(level: level, "attempt ended", metadata: metadata)
  }

  /// Nothing is sent for a time.
  func waits(_ wait: Duration, _ reason: SendingEvent.WaitReason) {
    logger?.info("sending waits", metadata: ["wait": "\(wait)", "reason": "\(reason)"])
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
