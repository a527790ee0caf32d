import FHIRDelivery

/// The time at which the promises begin: any will do.
let start = UnixTime(milliseconds: 1_800_000_000_000)

extension UnixTime {
  /// Some seconds after the start.
  static func second(_ seconds: Double) -> UnixTime { start + .milliseconds(Int64(seconds * 1000)) }
}

extension SenderIdentity {
  static let here = Self(host: "here", process: 17, run: "here-17")
  static let there = Self(host: "there", process: 23, run: "there-23")
}

extension OutboxEntry {
  /// An entry whose body is its content, in words.
  static func made(
    _ key: String, _ content: String = "first", partition: String? = nil, isShared: Bool = false,
    writes: [String] = [], requires: [String] = [], isRepeatable: Bool = true
  ) -> Self {
    Self(
      key: key, partition: partition, isShared: isShared, body: Array("\(key) \(content)".utf8),
      contentDigest: Array(content.utf8),
      effects: writes.map { OutboxEffect($0, .write, digest: Array("\($0) \(content)".utf8)) },
      requires: requires, isRepeatable: isRepeatable, place: "rows.csv:1", producer: "test 1")
  }
}

extension OutboxStore {
  /// Queues entries and gives their numbers; for what is unchanged, the number of what is there.
  @discardableResult
  func queue(_ entries: OutboxEntry..., at now: UnixTime = start) async throws -> [Int64] {
    try await add(entries, resending: false, at: now).map { addition in
      switch addition {
      case .queued(let id), .unchanged(let id, _): id
      }
    }
  }

  /// Claims what may go, as one sender or another.
  func claim(
    _ count: Int = 100, beginning: Int = 0, at now: UnixTime = start,
    by owner: SenderIdentity = .here, maximumBytes: Int = .max, after updates: [OutboxUpdate] = []
  ) async throws -> OutboxClaim {
    try await exchange(
      updates, claiming: count, beginning: beginning, maximumBytes: maximumBytes,
      under: SendingPolicy(), by: owner, at: now)
  }

  /// The numbers of what may go.
  func claimed(
    _ count: Int = 100, at now: UnixTime = start, by owner: SenderIdentity = .here,
    after updates: [OutboxUpdate] = []
  ) async throws -> [Int64] {
    try await claim(count, at: now, by: owner, after: updates).items.map(\.id)
  }

  /// Writes updates and claims nothing.
  @discardableResult
  func note(
    _ updates: OutboxUpdate..., at now: UnixTime = start, by owner: SenderIdentity = .here
  ) async throws -> OutboxClaim {
    try await claim(0, at: now, by: owner, after: updates)
  }

  /// Takes an item that may go through an attempt, and claims nothing more.
  func attempt(
    _ id: Int64, _ outcome: DeliveryOutcome.Kind, to state: OutboxState,
    due: UnixTime? = nil, at now: UnixTime = start, by owner: SenderIdentity = .here
  ) async throws {
    try await note(.begin(id), at: now, by: owner)
    try await note(.end(id, outcome, to: state, due: due ?? now, at: now), at: now, by: owner)
  }

  /// Claims everything that may go and delivers it, until nothing may go; the numbers in their order.
  func deliverAll(at now: UnixTime = start) async throws -> [Int64] {
    var delivered: [Int64] = []
    while true {
      let ids = try await claimed(at: now)
      guard !ids.isEmpty else { return delivered }
      for id in ids { try await attempt(id, .delivered, to: .delivered, at: now) }
      delivered += ids
    }
  }

  /// Where an item stands.
  func state(_ id: Int64) async throws -> OutboxState? { try await item(id)?.state }
}

extension OutboxUpdate {
  /// The end of an attempt that took a second.
  static func end(
    _ id: Int64, _ outcome: DeliveryOutcome.Kind, to state: OutboxState, due: UnixTime = start,
    at now: UnixTime = start, done: Set<Int> = [], refused: [Int: Int] = [:],
    locations: [String: String] = [:], answer: [UInt8] = []
  ) -> Self {
    let reason: DeliveryReason? =
      outcome == .delivered ? nil : DeliveryReason("http-503", "The server is busy.")
    return .end(
      id,
      OutboxAttempt(
        beganAt: now, duration: .seconds(1), outcome: outcome, reason: reason, status: 503,
        requestID: "item-\(id)-1", answer: answer),
      OutboxTransition(
        state, dueAt: due, doneEntries: done, refusedEntries: refused, locations: locations))
  }
}
