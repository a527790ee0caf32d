/// A run of a sender: the one task that asks the machine, writes to the outbox and lets requests out.
///
/// Each turn writes everything that has come together since the last one in a single transaction: the ends of attempts, the
/// beginnings of the next ones, and a new claim. The slower the disk is, the more that is; and as long as enough is on its
/// way, a turn waits for more, since a commit costs as much for one item as for twenty. Only then are the ends reported and
/// the beginnings let out.
struct SendingRun {
  let store: any OutboxStore
  let identity: SenderIdentity
  let policy: SendingPolicy
  let clock: any SendingClock
  let dispatch: Dispatch
  let mailbox: Mailbox<SendingMessage>
  let alarm: Alarm
  let lease: SendingLease
  let figures: SendingFigures
  let receive: @Sendable (SendingEvent) -> Void

  var machine: DeliveryMachine
  /// Everything that is held or has begun, with its body where it is not out.
  var jobs: [Int64: SendingJob] = [:]
  /// What is to be written.
  var updates: [OutboxUpdate] = []
  /// What is reported once that is written.
  var steps: [SendingStep] = []
  var lastExchange = Duration.zero
  var lastWait: Turn.Wait?
  /// Failures by which the crew has held back what follows, and which the machine has been told.
  var holds = 0
  /// Why the outbox could not be written; nothing more is begun then.
  var failure: OutboxError?

  /// Sends until it ends.
  mutating func run() async throws(OutboxError) -> SendingReport {
    try await recover()
    while true {
      await readMail()
      let now = clock.now()
      let turn = machine.next(at: now)
      let written = updates.count
      await prepare(turn)
      var isQuiet = turn.isEmpty && updates.count == written
      if failure == nil, await exchange(turn, at: now) { isQuiet = false }
      if let end = turn.end { return try await finish(end) }
      if isQuiet { await wait(turn.wait) }
    }
  }

  /// Takes back what senders that are gone have left.
  private mutating func recover() async throws(OutboxError) {
    let now = clock.now()
    let count = try await store.recover(at: now.wall) { [identity, store] in
      identity.knowsGone($0, from: store)
    }
    if count > 0 { receive(.recovered(count)) }
  }

  private mutating func finish(_ end: SendingReport.End) async throws(OutboxError) -> SendingReport
  {
    if let failure {
      // What ended since should not be lost where the disk has room again.
      await exchange(Turn(), at: clock.now())
      await releaseUnsent()
      throw failure
    }
    try await takeBackRefusals(for: end)
    let status = try await store.status(at: clock.now().wall)
    return SendingReport(end: end, statistics: figures.statistics, status: status)
  }

  /// Gives back what a failed exchange has begun all the same: it never came to be known here, so it never went out.
  private mutating func releaseUnsent() async {
    // As long as ends are not written, what has been sent stands there as begun too.
    guard updates.isEmpty,
      let begun = try? await store.items(OutboxSelection(states: [.sending]))
    else { return }
    // What others have begun is theirs, and passed over.
    updates = begun.map { .release($0.id) }
    await exchange(Turn(), at: clock.now())
  }

  /// Lets those wait again that were refused before it was seen that the server refuses everything.
  private func takeBackRefusals(for end: SendingReport.End) async throws(OutboxError) {
    let ids = machine.wronglyRefused
    guard !ids.isEmpty, case .needsChange(let reason) = end else { return }
    let now = clock.now().wall
    _ = try await store.set(.pending, OutboxSelection(ids: ids), reason: reason, at: now)
    let kept = try await store.items(OutboxSelection(states: [.pending, .unknown], ids: ids))
    receive(.reopened(kept.map(\.id)))
  }

  private mutating func wait(_ wait: Turn.Wait?) async {
    let now = clock.now().elapsed
    if let wait {
      tell(wait, at: now)
      alarm.set(wait.until)
    }
    if machine.holdsItems { alarm.set(lastExchange + heartbeat) }
    // Not every answer rings while there is more to go out, and the server may fall silent.
    if machine.inFlight > policy.concurrency { alarm.set(now + .milliseconds(50)) }
    await mailbox.wait()
  }

  /// Says that nothing is sent for a time, once for each time.
  private mutating func tell(_ wait: Turn.Wait, at now: Duration) {
    guard wait != lastWait, wait.until > now, machine.inFlight == 0 || wait.reason.isTheServers
    else { return }
    lastWait = wait
    figures.count { $0.addWait(wait.until - now, wait.reason) }
    receive(.waits(wait.until - now, wait.reason))
  }

  /// Leases are renewed three times before they would end.
  var heartbeat: Duration { policy.lease / 3 }
}

extension SendingEvent.WaitReason {
  /// Whether the server is the reason, whatever else is in flight.
  fileprivate var isTheServers: Bool { self == .serverAsked || self == .circuitOpen }
}
