import FHIRDelivery

/// Decides when it is no use to send more: everything would fail the same way.
struct SendingHalt {
  /// So many deliveries in a row that the server did not take: it is down, and the rest is better kept.
  static let patience = 10

  private var failuresInARow = 0

  /// Why nothing more should be sent; `nil` to go on.
  private(set) var reason: String?
  /// The status that the program ends with because of it.
  private(set) var status = ExitStatus.clean

  /// Takes account of a result.
  mutating func add(_ result: DeliveryResult, isDirectory: Bool) {
    switch result.outcome {
    case .delivered: failuresInARow = 0
    case .notApplied, .unknown: failuresInARow += 1
    case .rejected: break
    }
    guard reason == nil, let cause = result.outcome.reason else { return }
    if cause.needsChange {
      halt(cause.message, cause.code.hasPrefix("http-") ? .refused : .configuration)
    } else if isDirectory {
      halt(
        "what the encounters share was not delivered: \(cause.message)", result.outcome.exitStatus)
    } else if failuresInARow >= Self.patience {
      halt(
        "the server took none of the last \(Self.patience) bundles: \(cause.message)", .unavailable)
    }
  }

  private mutating func halt(_ reason: String, _ status: ExitStatus) {
    self.reason = reason
    self.status = status
  }
}

extension DeliveryOutcome {
  /// What the program tells its scheduler.
  var exitStatus: ExitStatus {
    switch self {
    case .delivered: .clean
    case .rejected: .findings
    // Nothing was sent because nobody was there.
    case .notApplied(let reason, _) where reason.code.hasPrefix("transfer-"): .unavailable
    case .notApplied, .unknown: .temporary
    }
  }
}
