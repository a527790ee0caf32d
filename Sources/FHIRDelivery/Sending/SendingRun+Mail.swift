extension SendingRun {
  /// Tells the machine what has happened; what did not ring waits for more.
  mutating func readMail() async {
    for message in mailbox.takeRung() {
      if message.isAlarming { holds += 1 }
      switch message {
      case .carried(let job, let end, let result): await take(job, end, result)
      case .unsent(let job, let error): takeBack(job, error)
      case .lapsed(let job) where job.part > 1:
        await interrupt(job, "the lease was over between two parts of it")
      case .lapsed(let job): giveBack(job)
      case .arrived: machine.arrived()
      case .inputEnded: machine.endInput()
      case .stop: machine.stop()
      }
    }
  }

  private mutating func take(_ job: SendingJob, _ end: AttemptEnd, _ result: DeliveryResult) async {
    if case .delivered = end.outcome, !end.isComplete {
      var job = job
      job.part += 1
      jobs[job.item.id] = job
      figures.count { $0.addPart(result) }
      machine.continued(job.item.id, after: end, at: clock.now())
    } else {
      await settle(job, end, result)
    }
  }

  /// Has the machine decide what follows from the end of an attempt, and leaves that to be written.
  mutating func settle(_ job: SendingJob, _ end: AttemptEnd, _ result: DeliveryResult) async {
    let id = job.item.id
    jobs[id] = nil
    let history = await history(of: job.item, before: end)
    let now = clock.now()
    guard let (transition, reason) = machine.ended(id, end, history: history, at: now) else {
      return
    }
    let answer =
      end.outcome.kind == .delivered
      ? [] : Array((result.response?.body ?? []).prefix(Self.answerBytes))
    updates.append(
      .end(
        id,
        OutboxAttempt(
          beganAt: job.beganAt ?? now.wall, duration: job.duration, outcome: end.outcome.kind,
          reason: reason, status: end.status, requestID: job.attemptID, answer: answer),
        transition))
    figures.count { $0.add(result, isRepetition: job.item.attempts > 0) }
    let isWaiting = transition.state == .pending || transition.state == .unknown
    steps.append(
      SendingStep(
        item: id, key: job.item.key, place: job.item.place, isShared: job.item.isShared,
        outcome: end.outcome, status: end.status, duration: job.duration, state: transition.state,
        retryAfter: isWaiting ? max(transition.dueAt - now.wall, .zero) : nil,
        requestID: job.attemptID))
  }

  /// Bytes of an answer that are kept.
  private static var answerBytes: Int { 16 << 10 }

  /// What the earlier attempts count, by their log; one that ended with its process is not in it and counts nothing.
  private func history(of item: OutboxItem, before end: AttemptEnd) async -> AttemptHistory {
    switch end.sign {
    case .works, .needsChange, .interrupted, .throttles: return AttemptHistory()
    case .down, .conflict, .elsewhere, .fails: break
    }
    guard item.countedAttempts > 0, failure == nil,
      let log = try? await store.attempts(of: item.id)
    else { return AttemptHistory() }
    return AttemptHistory(Array(log.dropFirst(item.excusedAttempts)))
  }

  private mutating func takeBack(_ job: SendingJob, _ error: OutboxError?) {
    giveBack(job)
    guard let error, failure == nil else { return }
    failure = error
    machine.stop()
  }

  /// Takes back what has begun and has not gone out.
  mutating func withdraw() {
    for job in dispatch.drain() { giveBack(job) }
  }

  private mutating func giveBack(_ job: SendingJob) {
    let id = job.item.id
    if job.part > 1 {
      machine.returned(id, at: clock.now())
    } else {
      jobs[id] = nil
      machine.withdrew([id], at: clock.now())
      updates.append(.release(id))
      receive(.withdrew(item: id, requestID: job.attemptID))
    }
  }
}
