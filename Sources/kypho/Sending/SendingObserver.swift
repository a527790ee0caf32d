import FHIRDelivery
import Synchronization

/// Takes what happens while items are sent, and shows it: a line on a terminal, and words about what was refused.
final class SendingObserver: Sendable {
  /// So many refusals are said; the others are in the outbox and in the file of refusals.
  private static let shownRefusals = 20

  fileprivate struct State {
    var tally = SendingTally()
    var pace = SendingPace()
    var queuedBefore = 0
    var intake = RunSummary.Intake()
    var isReading = true
  }

  private let state: Mutex<State>
  private let talk: Talk
  private let showsLine: Bool
  private let clock = ContinuousClock()

  /// - Parameters:
  ///   - queuedBefore: items that are not settled when the run begins.
  ///   - talk: how much is said.
  init(queuedBefore: Int, talk: Talk) {
    var state = State()
    state.queuedBefore = queuedBefore
    self.state = Mutex(state)
    self.talk = talk
    showsLine = !talk.isQuiet && Talk.isTerminal
  }

  /// What has happened so far.
  var tally: SendingTally { state.withLock { $0.tally } }

  /// Takes an event of the sender.
  func receive(_ event: SendingEvent) {
    let now = clock.now
    let refusals = state.withLock { state in
      state.tally.add(event, at: now)
      state.pace.note(state.settledCount, at: now)
      return state.tally.refused.count
    }
    say(event, refusals: refusals)
  }

  /// What was read and queued in this run so far.
  var intake: RunSummary.Intake { state.withLock { $0.intake } }

  /// Takes the numbers of what was read and queued in this run.
  func note(_ intake: RunSummary.Intake) { state.withLock { $0.intake = intake } }

  /// Takes the end of the input.
  func endInput() { state.withLock { $0.isReading = false } }

  /// Draws the line anew, with the requests that are out; nothing where nobody watches.
  func draw(inFlight: Int) {
    guard showsLine else { return }
    let now = clock.now
    Talk.show(line: state.withLock { $0.line(at: now, inFlight: inFlight) }.text)
  }

  /// Wipes the line.
  func finish() {
    if showsLine { Talk.show(line: "") }
  }

  private func sayRefused(
    _ id: Int64, _ place: String?, _ state: OutboxState, _ reason: DeliveryReason?, refusals: Int
  ) {
    if refusals <= Self.shownRefusals {
      let name = place.map { "\($0) (item \(id))" } ?? "item \(id)"
      talk.error("\(name): \(state.rawValue): \(reason?.message ?? "no reason is known")")
    } else if refusals == Self.shownRefusals + 1 {
      talk.error("further refusals are not shown one by one")
    }
  }

  private func say(_ event: SendingEvent, refusals: Int) {
    switch event {
    case .began, .withdrew, .waits: break
    case .ended(let step):
      guard step.state == .rejected || step.state == .dead else { return }
      sayRefused(step.item, step.place, step.state, step.outcome.reason, refusals: refusals)
    case .gaveUp(let item):
      sayRefused(item.id, item.place, item.state, item.reason, refusals: refusals)
    case .reopened(let items):
      talk.note("\(items.count) refused alike wait again, for it is not they that are refused")
    case .recovered(let count): talk.note("\(count) taken back from a sender that is gone")
    }
  }
}

extension SendingObserver.State {
  fileprivate var settledCount: Int { tally.settled.values.reduce(0, +) }

  fileprivate func line(at now: ContinuousClock.Instant, inFlight: Int) -> SendingLine {
    var line = SendingLine()
    line.read = intake.read
    line.isReading = isReading
    line.queued = queuedBefore + intake.queued
    line.settled = settledCount
    line.delivered = tally[.delivered]
    line.refused = tally[.rejected] + tally[.dead]
    line.inFlight = inFlight
    line.retries = tally.retryCount
    line.perSecond = pace.perSecond(settledCount, at: now)
    if let wait = tally.wait, now < wait.until {
      line.wait = (Int((now.duration(to: wait.until) / .seconds(1)).rounded(.up)), wait.reason)
    }
    return line
  }
}

extension Duration {
  /// Milliseconds without a fraction.
  var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds.multipliedReportingOverflow(by: 1000).partialValue
      &+ attoseconds / 1_000_000_000_000_000
  }
}
