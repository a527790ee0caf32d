import FHIRDelivery

/// What a run of sending ends the program with.
///
/// | ending | status |
/// |---|---|
/// | all was delivered | 0 |
/// | something was rejected or is dead, or waits for such an item | 1 |
/// | nothing succeeded in time, and the server was never reached | 69 |
/// | nothing succeeded in time, the end was asked for, or something is kept for the next run | 75 |
/// | the server or the authorisation refuses everything | 77 |
/// | a setting must change before anything can be sent | 78 |
enum RunEnding {
  /// The status of an ending; a server that has said what it can was reached, whatever came after.
  static func status(
    _ end: SendingReport.End, tally: SendingTally, queue: OutboxStatus, hasStatement: Bool = false
  ) -> ExitStatus {
    var status = queue.ending
    if tally[.rejected] + tally[.dead] > 0 { status = status.combined(with: .findings) }
    return switch end {
    case .drained: status
    case .stopped: status.combined(with: .temporary)
    case .outOfPatience(let reason):
      status.replaced(
        by: hasStatement || tally.wasReached || !reason.isAbsence ? .temporary : .unavailable)
    case .needsChange(let reason):
      status.combined(with: reason.isRefusal ? .refused : .configuration)
    }
  }
}

extension OutboxStatus {
  /// What the items that are left alone would end the program with.
  fileprivate var ending: ExitStatus {
    if unsettledCount == 0 { return .clean }
    // What waits for a refused item is helped by no further run.
    return unsettledCount > blockedCount ? .temporary : .findings
  }
}

extension SendingTally {
  /// Whether the server answered, or may have taken something without an answer.
  fileprivate var wasReached: Bool { hasAnswer || statistics[.unknown] > 0 }
}

extension ExitStatus {
  /// What is kept for the next run is no news where the reason why it is kept is known.
  fileprivate func replaced(by reason: ExitStatus) -> ExitStatus {
    self == .temporary ? reason : combined(with: reason)
  }
}

extension DeliveryReason {
  /// Whether somebody refuses, rather than that something here is set up wrong, as a path that is not there.
  var isRefusal: Bool {
    guard !["http-404", "http-405", "http-410"].contains(code) else { return false }
    return code.hasPrefix("http-") || code.hasPrefix("entry-") || isRefusedAuthorization
  }

  /// Whether nobody was there.
  fileprivate var isAbsence: Bool { code.hasPrefix("transfer-") || code == "auth-unavailable" }
}
