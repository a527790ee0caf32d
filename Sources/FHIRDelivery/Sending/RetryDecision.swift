/// What follows for an item from the end of an attempt at it.
///
/// | outcome | the item is | due |
/// |---|---|---|
/// | delivered | delivered | |
/// | refused | rejected; as before where it is a setting that must change | at once |
/// | not applied | pending; unknown where an earlier attempt is | after the server's pause or a delay |
/// | unknown | unknown | after a delay |
///
/// Instead of waiting any longer an item is dead when its attempts, its conflicts or its time are used up. A server that is
/// busy or certainly away ends no item, and only an attempt that the item itself has failed makes it too old.
/// `AttemptHistory` says which attempts count; its delays grow by the same count.
struct RetryDecision: Sendable {
  private let policy: SendingPolicy
  private let delays: RetryDelays

  init(_ policy: SendingPolicy) {
    self.policy = policy
    delays = RetryDelays(base: policy.baseDelay, cap: policy.maximumDelay)
  }

  /// The transition, and the reason as it is recorded.
  ///
  /// The history has this attempt too. `resumesAt` is when the pause is over that the server asked for.
  func follow(
    _ end: AttemptEnd, of item: OutboxItem, history: AttemptHistory, at now: SendingTime,
    resumesAt: Duration?, using generator: inout some RandomNumberGenerator
  ) -> (transition: OutboxTransition, reason: DeliveryReason?) {
    let reason = end.outcome.reason
    func settle(_ state: OutboxState, _ reason: DeliveryReason?, after delay: Duration = .zero)
      -> (OutboxTransition, DeliveryReason?)
    {
      let transition = OutboxTransition(
        state, dueAt: now.wall + delay, doneEntries: end.doneEntries,
        refusedEntries: end.refusedEntries, locations: end.locations)
      return (transition, reason)
    }

    // Only reading back could clear what an earlier attempt has left open.
    let waiting: OutboxState =
      item.isUncertain || end.outcome.kind == .unknown ? .unknown : .pending
    switch (end.outcome, end.sign) {
    case (.delivered, _): return settle(.delivered, nil)
    case _ where end.isUnsendable: return settle(.dead, reason)
    case (_, .needsChange), (_, .interrupted): return settle(waiting, reason)
    case (.rejected, _): return settle(.rejected, reason)
    default: break
    }

    if let fate = exhaustion(of: item, end, history, at: now) {
      return settle(.dead, reason?.adding(fate))
    }
    let delay: Duration
    switch end.sign {
    case .throttles: delay = resumesAt.map { max($0 - now.elapsed, .zero) } ?? .zero
    case .down where waiting == .pending: delay = delays.delay(after: 1, using: &generator)
    case .conflict: delay = delays.delay(after: history.conflicts, using: &generator)
    default: delay = delays.delay(after: max(history.count, 1), using: &generator)
    }
    return settle(waiting, reason, after: delay)
  }

  private func exhaustion(
    of item: OutboxItem, _ end: AttemptEnd, _ history: AttemptHistory, at now: SendingTime
  ) -> String? {
    switch end.sign {
    case .throttles: return nil
    case .down where end.outcome.kind == .notApplied: return nil
    default: break
    }
    if history.count >= policy.maximumAttempts {
      return "given up after \(item.countedAttempts + 1) attempts"
    }
    if end.sign == .conflict, history.conflicts >= policy.maximumConflicts {
      return "given up after \(history.conflicts) conflicts"
    }
    // An outage may be longer than any age.
    if end.sign != .down, let since = history.failsSince, now.wall - since >= policy.maximumAge {
      return "given up, for it is too old"
    }
    return nil
  }
}

extension OutboxItem {
  /// The attempts since a person last asked to send it again.
  var countedAttempts: Int { max(attempts - excusedAttempts, 0) }
}

extension DeliveryReason {
  fileprivate func adding(_ fate: String) -> DeliveryReason {
    var reason = self
    reason.message += "; \(fate)"
    return reason
  }
}
