public import Logging

/// Sends what is in an outbox to a server, until nothing is left or it is no use.
///
/// ```swift
/// let sender = OutboxSender(store: outbox, endpoint: endpoint, dialect: dialect, identity: identity)
/// async let report = sender.run { event in … }
/// …                       // queue entries, and call sender.wake() after each batch of them
/// sender.endInput()
/// print(try await report.end)
/// ```
///
/// That an attempt begins is on disk before its request goes out, and what follows from its end before that is reported. So
/// whenever the process dies, the next run knows of every item whether the server may have it.
public final class OutboxSender: Sendable {
  private let store: any OutboxStore
  private let transport: any RequestSending
  private let dialect: any DeliveryDialect
  private let identity: SenderIdentity
  private let policy: SendingPolicy
  private let expectsInput: Bool
  private let log: SendingLog
  private let clock: any SendingClock
  private let random: any RandomNumberGenerator & Sendable
  private let figures = SendingFigures()
  private let mailbox = Mailbox<SendingMessage>()

  /// Makes a sender; `expectsInput` keeps it waiting for entries until `endInput()`.
  ///
  /// The endpoint's client should have at least as many places as the policy has.
  public convenience init(
    store: any OutboxStore, endpoint: DeliveryEndpoint, dialect: any DeliveryDialect,
    identity: SenderIdentity, policy: SendingPolicy = SendingPolicy(), expectsInput: Bool = false,
    log: Logger? = nil
  ) {
    var policy = policy
    let longest = endpoint.client.configuration.timeout + policy.settlingTime
    policy.lease = max(policy.lease, longest * 2)
    self.init(
      store: store, transport: endpoint, dialect: dialect, identity: identity, policy: policy,
      expectsInput: expectsInput, log: log, clock: SystemSendingClock(),
      random: SystemRandomNumberGenerator())
  }

  init(
    store: any OutboxStore, transport: any RequestSending, dialect: any DeliveryDialect,
    identity: SenderIdentity, policy: SendingPolicy, expectsInput: Bool, log: Logger?,
    clock: any SendingClock, random: any RandomNumberGenerator & Sendable
  ) {
    self.store = store
    self.transport = transport
    self.dialect = dialect
    self.identity = identity
    self.policy = policy
    self.expectsInput = expectsInput
    self.log = SendingLog(log)
    self.clock = clock
    self.random = random
  }

  /// What became of all requests so far, the parts of items included.
  public var statistics: DeliveryStatistics { figures.statistics }

  /// How many requests are with the server at this moment.
  public var requestsInFlight: Int { figures.inFlight }

  /// Says that entries were queued.
  public func wake() { mailbox.post(.arrived) }

  /// Says that no more entries come.
  public func endInput() { mailbox.post(.inputEnded) }

  /// Asks for an end: what is in flight is finished and recorded, nothing more is begun.
  public func stop() { mailbox.post(.stop) }

  /// Sends until it ends; `receive` gets what happens, one after the other and in its order.
  ///
  /// Cancelling the task ends the requests in flight too; what became of them is recorded all the same. An error means that
  /// the outbox could not be written: nothing was begun after it, and what was in flight was awaited. A sender runs once.
  public func run(
    _ receive: @escaping @Sendable (SendingEvent) -> Void
  ) async throws(OutboxError) -> SendingReport {
    let dispatch = Dispatch()
    let lease = SendingLease(policy.lease, clock)
    let crew = SendingCrew(
      transport: transport, dialect: dialect, store: store, clock: clock, dispatch: dispatch,
      mailbox: mailbox, lease: lease, figures: figures)
    let places = policy.concurrency
    let work = Task.detached { await crew.work(places: places) }
    // A task of its own, for what is in flight is recorded also where the caller's is cancelled.
    let run = Task.detached { await self.run(dispatch, lease, receive) }
    let result = await withTaskCancellationHandler {
      await run.value
    } onCancel: {
      mailbox.post(.stop)
      work.cancel()
    }
    dispatch.close()
    await work.value
    return try result.get()
  }

  private func run(
    _ dispatch: Dispatch, _ lease: SendingLease,
    _ receive: @escaping @Sendable (SendingEvent) -> Void
  ) async -> Result<SendingReport, OutboxError> {
    let alarm = Alarm(clock) { [mailbox] in mailbox.ring() }
    defer { alarm.cancel() }
    var run = SendingRun(
      store: store, identity: identity, policy: policy, clock: clock, dispatch: dispatch,
      mailbox: mailbox, alarm: alarm, lease: lease, figures: figures,
      receive: { [log] event in
        log.note(event)
        receive(event)
      },
      machine: DeliveryMachine(
        policy, expectsInput: expectsInput, at: clock.now(), random: random))
    do throws(OutboxError) {
      let report = try await run.run()
      log.ended(report.end)
      return .success(report)
    } catch {
      log.failed(error)
      return .failure(error)
    }
  }
}
