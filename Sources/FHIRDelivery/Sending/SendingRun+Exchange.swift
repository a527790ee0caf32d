extension SendingRun {
  /// Does what needs no disk, and leaves the rest to be written.
  mutating func prepare(_ turn: Turn) async {
    if turn.withdraws { withdraw() }
    dispatch.lift(holds)
    holds = 0
    for id in turn.interrupts {
      if let job = jobs[id] { await interrupt(job, "the run ended between two parts of it") }
    }
    for id in turn.releases {
      jobs[id] = nil
      updates.append(.release(id))
    }
    for id in turn.begins { updates.append(.begin(id)) }
    dispatch.push(turn.continues.compactMap { jobs[$0] })
  }

  /// Writes everything in one transaction, then reports what ended and lets out what begins; false where there is nothing.
  @discardableResult
  mutating func exchange(_ turn: Turn, at now: SendingTime) async -> Bool {
    let isDue = machine.holdsItems && now.elapsed - lastExchange >= heartbeat
    guard !updates.isEmpty || turn.claims > 0 || isDue else { return false }
    let claim: OutboxClaim
    let wall = clock.wallClock
    do throws(OutboxError) {
      claim = try await store.exchange(
        updates, claiming: turn.claims, beginning: turn.claimBegins,
        maximumBytes: Lookahead.bytes, under: policy, by: identity, at: now.wall)
    } catch {
      fail(error, turn, at: now)
      return true
    }
    lastExchange = now.elapsed
    let term = lease.renew(from: now, wall: wall)
    updates = []
    for step in steps where !claim.passedOver.contains(step.item) { receive(.ended(step)) }
    steps = []
    for item in claim.givenUp { receive(.gaveUp(item)) }
    machine.lost(claim.passedOver, at: clock.now())
    for id in claim.passedOver { jobs[id] = nil }
    if turn.claims > 0 { machine.claimed(claim, at: now) }
    for item in claim.items { jobs[item.id] = SendingJob(item) }
    let ids = turn.begins + claim.items.filter { $0.state == .sending }.map(\.id)
    for id in ids { jobs[id]?.term = term }
    let begun = ids.compactMap { jobs[$0] }
    for job in begun { receive(.began(item: job.item.id, requestID: job.attemptID)) }
    dispatch.push(begun)
    return true
  }

  /// An item is given back between two parts of it: what is done of it is kept.
  mutating func interrupt(_ job: SendingJob, _ message: String) async {
    let outcome = DeliveryOutcome.notApplied(
      DeliveryReason(ServerSign.interruptionCode, message), retryAfter: nil)
    let end = AttemptEnd(
      outcome: outcome, doneEntries: job.item.doneEntries,
      refusedEntries: job.item.refusedEntries, locations: job.learned)
    await settle(job, end, DeliveryResult(id: job.requestID, outcome: outcome))
  }

  /// Nothing of the turn is on disk: nothing begins, and what has ended is kept to be written at the end.
  private mutating func fail(_ error: OutboxError, _ turn: Turn, at now: SendingTime) {
    if failure == nil { failure = error }
    machine.stop()
    machine.withdrew(turn.begins, at: now)
    updates.removeAll { update in
      if case .begin = update { true } else { false }
    }
    for id in turn.begins {
      jobs[id] = nil
      updates.append(.release(id))
    }
  }
}
