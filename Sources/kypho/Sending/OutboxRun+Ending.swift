import FHIRDelivery

extension OutboxRun.Result {
  /// What the sending alone ends the program with.
  var exitStatus: ExitStatus {
    let elsewhere: ExitStatus = others.refused.isEmpty ? .clean : .findings
    guard let end else {
      // What is queued elsewhere is theirs to tell who queued it.
      let isDone = isQueueOnly || (others.words != nil && others.openCount == 0)
      return isDone ? elsewhere : .temporary
    }
    return RunEnding.status(end, tally: tally, queue: status, hasStatement: hasStatement)
      .combined(with: elsewhere)
  }

  /// Says how it ended, and how to go on where something is left.
  func say(_ talk: Talk, outbox: String, _ report: RunReport) {
    let kept = "\(status.unsettledCount) kept in \(outbox)"
    if isQueueOnly {
      talk.note("\(status.unsettledCount) queued in \(outbox): 'kypho outbox send' sends them")
    } else {
      sayOthers(talk)
      let isNews = others.words == nil || status.unsettledCount > 0 || tally.statistics.total > 0
      if isNews { for line in report.summary.lines { talk.note(line) } }
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
    if hasTooLarge {
      talk.note(
        "bundles are too large for the server: --max-entries and --max-bytes (server.maxEntries, server.maxBytes) split them, or its own limit must be raised; then 'kypho outbox retry'"
      )
    }
    let earlier = status[.rejected] + status[.dead] - refused.count
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
        "\(status.blockedCount) wait\(status.blockedCount == 1 ? "s" : "") for an item that was refused, given up or dropped: see 'kypho outbox list --state rejected,dead,dropped'"
      )
    }
  }

  /// Says what another process did with what was queued here.
  private func sayOthers(_ talk: Talk) {
    for item in others.refused.prefix(20) {
      let name = item.place.map { "\($0) (item \(item.id))" } ?? "item \(item.id)"
      talk.error(
        "\(name): \(item.state.rawValue): \(item.reason?.message ?? "no reason is known")")
    }
    if others.refused.count > 20 { talk.error("further refusals are not shown one by one") }
    if let words = others.words { talk.note("sent by the other process: \(words)") }
  }
}
