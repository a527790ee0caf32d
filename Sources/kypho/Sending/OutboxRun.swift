import FHIRDelivery
import KyphoplastyFHIR
import Logging

/// One run of sending from an outbox: queues what a feed gives, and sends while it does.
final class OutboxRun: Sendable {
  let outbox: OpenOutbox
  let talk: Talk
  private let endpoint: DeliveryEndpoint
  private let policy: SendingPolicy
  private let choice: DialectChoice
  private let log: Logger?
  private let handle = SenderHandle()
  private let observer: SendingObserver
  private let followed = FollowedItems()
  /// Whether the server has to say what it can before anything is sent.
  private let needsStatement: Bool

  /// What came of a run.
  struct Result {
    /// How the sending ended; nil where another process had the right to send.
    var end: SendingReport.End?
    /// What happened.
    var tally: SendingTally
    /// What is in the outbox now.
    var status: OutboxStatus
    /// Whether nothing was to be sent.
    var isQueueOnly = false
    /// What another process did with the items that were queued here.
    var others = OthersWork()
    /// Whether the server has said what it can.
    var hasStatement = false

    /// Whether something was refused for its size.
    var hasTooLarge = false

    /// The items that were queued or sent here, and were refused or given up by whoever sent them.
    var refused: [Int64] { tally.refused + others.refused.map(\.id) }
  }

  /// Takes an outbox that was opened for the endpoint's server.
  ///
  /// - Parameters:
  ///   - outbox: what is sent, and where the feed's items are queued.
  ///   - endpoint: the server.
  ///   - settings: how it is sent.
  ///   - talk: how much is said.
  /// - Throws: `Failure` where a setting cannot be used, `OutboxError` where the outbox cannot be read.
  init(
    _ outbox: OpenOutbox, to endpoint: DeliveryEndpoint, settings: Settings, talk: Talk
  ) async throws {
    self.outbox = outbox
    self.endpoint = endpoint
    self.talk = talk
    policy = try settings.sendingPolicy()
    choice = try DialectChoice(settings)
    needsStatement = [.serverMode, .serverIdentity].contains { settings[$0] ?? "auto" == "auto" }
    log = try settings.logger()
    let status = try await outbox.store.status(at: .now)
    observer = SendingObserver(queuedBefore: status.unsettledCount, talk: talk)
  }

  /// Whether whoever feeds should come to an end.
  var isStopping: Bool { Interruption.isRequested || handle.isStopped }

  private var tally: SendingTally {
    var tally = observer.tally
    tally.statistics = handle.statistics
    return tally
  }

  /// Takes note of what was read and queued so far.
  func note(_ intake: RunSummary.Intake) {
    observer.note(intake)
    handle.wake()
  }

  /// Takes note of items that were queued.
  func note(_ additions: [OutboxAddition]) { followed.add(additions) }

  /// Queues what the feed gives, and unless only that is wanted sends what is queued; notes it in the report.
  func carryOut(
    queueOnly: Bool = false, _ report: RunReport, _ feed: () async throws -> Void = {}
  ) async throws -> Result {
    report.summary.server = endpoint.server.description
    report.summary.outbox = outbox.store.name
    let metrics = report.live.map(keepWriting)
    defer { metrics?.cancel() }
    do {
      let result = try await queueOnly ? self.queueOnly(feed) : send(feed)
      report.summary.tally = result.tally
      report.summary.others = result.others
      report.summary.status = result.status
      report.summary.end = result.end
      return result
    } catch {
      report.summary.tally = tally
      report.summary.status = try? await outbox.store.status(at: .now)
      // What was done until then is not lost, and should not seem so.
      if tally.statistics.total > 0, let counts = report.summary.lines.first {
        talk.note("until then: \(counts)")
      }
      throw error
    }
  }

  /// Queues what the feed gives and sends what is queued, until nothing is left or it is no use.
  private func send(_ feed: () async throws -> Void) async throws -> Result {
    let watch = watchOver()
    defer {
      watch.cancel()
      observer.finish()
    }
    async let sending = sendWhenFree()
    do {
      try await feed()
    } catch {
      // What is queued is kept; what is in flight is finished.
      handle.stop()
      handle.endInput()
      _ = try? await sending
      throw error
    }
    // The feed reads no further then, and the next run has something left to do.
    let isCutShort = isStopping
    observer.endInput()
    handle.endInput()
    var turn = try await sending
    let status = try await outbox.store.status(at: .now)
    // Where there is nothing to send, it does not matter whether the server is there.
    if case .outOfPatience = turn.end, status.unsettledCount == 0 { turn.end = .drained }
    if isCutShort, case .drained = turn.end { turn.end = .stopped }
    let hasTooLarge = try await isAnyTooLarge(observer.tally.refused)
    var result = Result(end: turn.end, tally: tally, status: status)
    // Whoever has no turn, or shares it, learns at the end what the others did.
    if let others = turn.others {
      result.others = others
    } else {
      result.others = try await followed.fate(in: outbox.store)
    }
    result.hasStatement = turn.hasStatement
    result.hasTooLarge = hasTooLarge || result.others.refused.contains(where: \.isTooLarge)
    return result
  }

  /// Whether one of the first refused items was refused for its size.
  private func isAnyTooLarge(_ refused: [Int64]) async throws -> Bool {
    guard !refused.isEmpty else { return false }
    let items = try await outbox.store.items(OutboxSelection(ids: Array(refused.prefix(100))))
    return items.contains(where: \.isTooLarge)
  }

  /// Queues what the feed gives, and sends nothing.
  private func queueOnly(_ feed: () async throws -> Void) async throws -> Result {
    let watch = watchOver()
    defer {
      watch.cancel()
      observer.finish()
    }
    try await feed()
    return Result(
      end: isStopping ? .stopped : nil, tally: tally,
      status: try await outbox.store.status(at: .now), isQueueOnly: true)
  }

  /// What came of the right to send.
  private struct Turn {
    var end: SendingReport.End?
    /// What others did before this run had the right; nil where they may do something until its end.
    var others: OthersWork?
    var hasStatement = false
  }

  private func sendWhenFree() async throws -> Turn {
    guard try await takeTurn() else { return Turn() }
    defer { outbox.endTurn() }
    var turn = Turn()
    if outbox.hasOneSender {
      turn.others = try await followed.fate(in: outbox.store)
      followed.stop()
    }
    let recovered = try await outbox.recover()
    if recovered > 0 {
      observer.receive(.recovered(recovered))
      log?.notice("items were taken back", metadata: ["count": "\(recovered)"])
    }
    let dialect: FHIRDialect
    do {
      dialect = try await choice.dialect(
        for: endpoint, from: outbox.store, patience: policy.patience, talk: talk, log: log,
        isStopping: { isStopping })
    } catch let failure as StatementFailure {
      turn.end = isStopping ? .stopped : failure.end
      return turn
    }
    turn.hasStatement = needsStatement
    let sender = OutboxSender(
      store: outbox.store, endpoint: endpoint, dialect: dialect, identity: outbox.identity,
      policy: policy, expectsInput: true, log: log)
    handle.take(sender)
    defer {
      if endpoint.refusesCompression {
        talk.note(
          "the server reads no compressed bodies, and got them as they are: leave server.gzip off")
      }
    }
    do {
      turn.end = try await sender.run { [observer, followed] event in
        switch event {
        case .ended(let step) where step.state.isSettled: followed.end(step.item)
        case .gaveUp(let item): followed.end(item.id)
        default: break
        }
        observer.receive(event)
      }.end
    } catch {
      // What is still held would be nobody's until the lease is over.
      await outbox.leave()
      throw error
    }
    await outbox.leave()
    return turn
  }

  /// Waits until nobody else sends from this outbox, as long as the patience lasts; false where somebody still does.
  private func takeTurn() async throws -> Bool {
    let deadline = ContinuousClock.now + policy.patience
    var isSaid = false
    while let holder = try outbox.takeTurn() {
      guard ContinuousClock.now < deadline, !isStopping else {
        talk.error(
          "\(holder) sends from \(outbox.store.name): what is queued here is sent by it or by the next run"
        )
        return false
      }
      if !isSaid { talk.note("\(holder) sends from \(outbox.store.name); waiting for its end") }
      isSaid = true
      try await Task.sleep(for: .milliseconds(100))
    }
    return true
  }

  /// Writes the figures again and again, while the run goes on.
  private func keepWriting(_ metrics: LiveMetrics) -> Task<Void, Never> {
    Task { [handle, observer, store = outbox.store] in
      while true {
        try? await Task.sleep(for: LiveMetrics.interval)
        var tally = observer.tally
        tally.statistics = handle.statistics
        let status = try? await store.status(at: .now)
        // The run's end writes them for the last time.
        guard !Task.isCancelled else { return }
        metrics.write(tally, observer.intake, status)
      }
    }
  }

  /// Draws the line, and passes on that somebody asked for an end.
  private func watchOver() -> Task<Void, Never> {
    Interruption.watch()
    return Task { [handle, observer, talk] in
      while !Task.isCancelled {
        if Interruption.isRequested, !handle.isStopped {
          handle.stop()
          talk.error("stopping: what is in flight is finished; a second signal ends it at once")
        }
        observer.draw(inFlight: handle.requestsInFlight)
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
  }
}

extension OutboxItem {
  /// Whether the server has refused it for its size.
  fileprivate var isTooLarge: Bool {
    guard let reason else { return false }
    return ["http-413", "item-too-large", "item-not-divisible"].contains(reason.code)
      || ["too-costly", "too-long"].contains {
        reason.code.hasSuffix($0) || reason.message.contains($0)
      }
  }
}
