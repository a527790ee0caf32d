import FHIRDelivery
import Logging

/// One run of sending from an outbox: queues what a feed gives, and sends while it does.
final class OutboxRun: Sendable {
  let outbox: OpenOutbox
  let talk: Talk
  let endpoint: DeliveryEndpoint
  let policy: SendingPolicy
  let choice: DialectChoice
  let log: Logger?
  let handle = SenderHandle()
  let observer: SendingObserver
  let followed = FollowedItems()
  /// Whether the server has to say what it can before anything is sent.
  let needsStatement: Bool

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

  /// What happened so far.
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
    let refused = OutboxSelection(ids: Array(observer.tally.refused.prefix(100)))
    var result = Result(end: turn.end, tally: tally, status: status)
    // Whoever has no turn, or shares it, learns at the end what the others did.
    if let others = turn.others {
      result.others = others
    } else {
      result.others = try await followed.fate(in: outbox.store)
    }
    result.hasStatement = turn.hasStatement
    result.hasTooLarge = try await (outbox.store.items(refused) + result.others.refused)
      .contains { $0.reason?.isTooLarge == true }
    return result
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
}
