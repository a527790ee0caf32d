import FHIRDelivery

extension SendingRun.Result {
  /// What the sending alone ends the program with.
  var exitStatus: ExitStatus {
    guard let end else { return isQueueOnly ? .clean : .temporary }
    return RunEnding.status(end, tally: tally, queue: status)
  }

  /// Says how it ended, and how to go on where something is left.
  func say(_ talk: Talk, outbox: String, _ report: RunReport) {
    let kept = "\(status.unsettledCount) kept in \(outbox)"
    if isQueueOnly {
      talk.note("\(status.unsettledCount) queued in \(outbox): 'kypho outbox send' sends them")
    } else {
      for line in report.summary.lines { talk.note(line) }
    }
    switch end {
    case .drained, nil: break
    case .stopped:
      talk.error("stopped as asked; \(kept): 'kypho outbox send' or the same command goes on")
    case .outOfPatience(let reason):
      talk.error("stopped, for nothing succeeded: \(reason.message); \(kept): run it again")
    case .needsChange(let reason):
      talk.error("stopped: \(reason.message); \(kept)")
    }
    let earlier = status[.rejected] + status[.dead] - tally.refused.count
    if earlier > 0 {
      talk.note(
        "\(earlier) refused or given up in earlier runs: see 'kypho outbox list --state rejected,dead'"
      )
    }
    if status[.unknown] > 0, case .drained = end {
      talk.error(
        "\(status[.unknown]) of unknown outcome cannot be sent twice: 'kypho outbox reconcile' asks the server"
      )
    }
    if status.blockedCount > 0 {
      talk.error(
        "\(status.blockedCount) wait for an item that was refused or given up: see 'kypho outbox list --state rejected,dead'"
      )
    }
  }
}
