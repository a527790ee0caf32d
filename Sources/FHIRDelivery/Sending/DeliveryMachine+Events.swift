extension DeliveryMachine {
  /// A claim was answered.
  mutating func claimed(_ claim: OutboxClaim, at now: SendingTime) {
    let wasIdle = supply.isExhausted && !holdsItems
    supply.answered(claim, at: now)
    if wasIdle { patience.restart(at: now.elapsed) }
    for var item in claim.items {
      item.body = []
      if item.state == .sending { begin(item) } else { held.append(item) }
    }
  }

  /// Entries were queued.
  mutating func arrived() { supply.arrived() }

  /// No more entries come.
  mutating func endInput() {
    expectsInput = false
    supply.arrived()
  }

  /// Somebody asks for an end.
  mutating func stop() { end(.stopped) }

  /// A part of an item is done, and another one follows.
  mutating func continued(_ id: Int64, after part: AttemptEnd, at now: SendingTime) {
    note(part, at: now)
    _ = refusals.note(part, of: id)
    if begun[id] != nil { parts.append(id) }
  }

  /// An attempt has ended; where that leaves its item, or nil where there is no such attempt.
  mutating func ended(
    _ id: Int64, _ attempt: AttemptEnd, history: AttemptHistory, at now: SendingTime
  ) -> (transition: OutboxTransition, reason: DeliveryReason?)? {
    guard let item = removeBegun(id) else { return nil }
    parts.removeAll { $0 == id }
    // What comes after a settled item may go now, and one that is not settled has another time.
    supply.changed()
    let resumesAt = note(attempt, at: now)
    if !attempt.isUnsendable, let reason = refusals.note(attempt, of: id) {
      end(.needsChange(reason))
    }
    var history = history
    history.add(
      attempt.sign, isCertain: attempt.outcome.kind == .notApplied, beganAt: now.wall)
    return decision.follow(
      attempt, of: item, history: history, at: now, resumesAt: resumesAt, using: &random)
  }

  /// Items that had been begun were not sent after all, and are given back.
  mutating func withdrew(_ ids: [Int64], at now: SendingTime) {
    for id in ids where removeBegun(id) != nil {
      circuit.withdraw(at: now.elapsed)
      supply.changed()
    }
  }

  /// A part that had been begun was not sent after all.
  mutating func returned(_ id: Int64, at now: SendingTime) {
    guard begun[id] != nil else { return }
    circuit.withdraw(at: now.elapsed)
    parts.insert(id, at: 0)
  }

  /// Items that another sender has taken over.
  mutating func lost(_ ids: [Int64], at now: SendingTime) {
    held.removeAll { ids.contains($0.id) }
    withdrew(ids, at: now)
  }

  /// What the end of a request says about the server; the time until which that asked to be left alone.
  @discardableResult
  private mutating func note(_ end: AttemptEnd, at now: SendingTime) -> Duration? {
    if end.isUnsendable || end.sign == .interrupted {
      circuit.withdraw(at: now.elapsed)
      return nil
    }
    if end.sign == .works {
      succeed(at: now)
      // What is refused may be refused throughout: little of that should be on its way when it is seen.
      if end.outcome == .delivered {
        lookahead.succeed(in: end.duration)
      } else {
        lookahead.fail()
      }
      return nil
    }
    lookahead.fail()
    lastReason = end.outcome.reason
    if end.sign == .down {
      circuit.fail(at: now.elapsed, using: &random)
    } else {
      circuit.succeed()
    }
    if end.sign == .needsChange, let reason = lastReason { self.end(.needsChange(reason)) }
    if now.elapsed >= patience.deadline { loseHeart() }
    guard end.sign == .throttles else { return nil }
    return pause.ask(for: end.outcome.retryAfter, at: now.elapsed, using: &random)
  }

  private mutating func succeed(at now: SendingTime) {
    circuit.succeed()
    pause.succeed()
    patience.restart(at: now.elapsed)
    if case .ending(.outOfPatience) = state {
      state = .running
      supply.changed()
    }
  }

  mutating func loseHeart() {
    let waits =
      supply.othersHold
      ? DeliveryReason(
        "held-elsewhere", "another sender holds what is left or waited for")
      : DeliveryReason("not-due", "what is left waits for the time of its next attempt")
    end(.outOfPatience(lastReason ?? waits))
  }

  private mutating func end(_ end: SendingReport.End) {
    switch (state, end) {
    case (.running, _), (.ending(.outOfPatience), .stopped),
      (.ending(.outOfPatience), .needsChange),
      (.ending(.stopped), .needsChange):
      state = .ending(end)
    case (.ending, _), (.ended, _): break
    }
  }
}

extension DeliveryOutcome {
  /// How long the server asks to wait.
  var retryAfter: Duration? {
    guard case .notApplied(_, let time) = self else { return nil }
    return time
  }
}
