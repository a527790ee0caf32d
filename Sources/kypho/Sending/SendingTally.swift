import FHIRDelivery

/// What has happened in a run of sending so far, as counts and numbers of items; nothing in it can hold a patient.
struct SendingTally {
  /// What became of all requests, as the sender has counted them.
  var statistics = DeliveryStatistics()
  /// Items that came to rest in this run, by where they did.
  private(set) var settled: [OutboxState: Int] = [:]
  /// Attempts after which an item is tried again.
  private(set) var retryCount = 0
  /// Items that were taken back from senders that are gone.
  private(set) var recoveredCount = 0
  /// The items that were refused or given up in this run, in the order in which that happened.
  private(set) var refused: [Int64] = []
  /// How often nothing was sent for a while, and for what reason.
  private(set) var waits: [SendingEvent.WaitReason: Int] = [:]
  /// Until when nothing is sent, and why.
  private(set) var wait: (until: ContinuousClock.Instant, reason: SendingEvent.WaitReason)?

  /// Takes account of an event.
  mutating func add(_ event: SendingEvent, at now: ContinuousClock.Instant) {
    switch event {
    case .began: wait = nil
    case .withdrew: break
    case .ended(let step): add(step.item, step.state)
    case .gaveUp(let item): add(item.id, item.state)
    case .waits(let duration, let reason):
      waits[reason, default: 0] += 1
      wait = (now + duration, reason)
    case .reopened(let items):
      refused.removeAll { items.contains($0) }
      settled[.rejected, default: 0] -= items.count
    case .recovered(let count): recoveredCount += count
    }
  }

  private mutating func add(_ item: Int64, _ state: OutboxState) {
    switch state {
    case .delivered, .dropped: settled[state, default: 0] += 1
    case .rejected, .dead:
      settled[state, default: 0] += 1
      refused.append(item)
    case .pending, .unknown: retryCount += 1
    case .leased, .sending: break
    }
  }

  /// Whether the server has answered anything.
  var hasAnswer: Bool { !statistics.statuses.isEmpty }

  /// Items that came to rest in this run in one way.
  subscript(state: OutboxState) -> Int { settled[state] ?? 0 }
}

extension SendingEvent.WaitReason {
  /// The reason in a person's words.
  var words: String {
    switch self {
    case .serverAsked: "the server asked for it"
    case .circuitOpen: "the server is down"
    case .notDue: "the next attempt"
    case .rate: "the rate limit"
    }
  }
}
