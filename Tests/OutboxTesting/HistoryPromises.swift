import FHIRDelivery
import Testing

extension OutboxPromise {
  static let histories = (1...6).map { seed in
    Self("whatever happens, exactly that is claimed what the rules allow (history \(seed))") {
      store in try await History.run(seed: UInt64(seed), on: store)
    }
  }
}

/// Random steps, done to a store and to the model; the same for the same seed.
private struct History {
  var model = ModelOutbox()
  var now = start
  private var generator: Generator
  private var number = 0

  private init(seed: UInt64) { generator = Generator(state: seed) }

  static func run(seed: UInt64, on store: any OutboxStore) async throws {
    var history = Self(seed: seed)
    for _ in 0..<150 { try await history.step(store) }
    let items = try await store.items(OutboxSelection())
    let expected = history.model.items
    #expect(items.map(\.state) == expected.map(\.state))
    #expect(items.map(\.isUncertain) == expected.map(\.isUncertain))
    let counts = Dictionary(grouping: items, by: \.state).mapValues(\.count)
    let status = try await store.status(at: history.now)
    #expect(status.counts == counts)
  }

  private mutating func step(_ store: any OutboxStore) async throws {
    now = now + .milliseconds(chance(of: 40) ? 61_000 : Int64(pick(3000)))
    switch pick(10) {
    case 0...2: try await add(store)
    case 3...5: try await claim(store)
    case 6...8: try await update(store)
    default: try await decide(store)
    }
  }

  private mutating func add(_ store: any OutboxStore) async throws {
    number += 1
    let resource = "Organization/\(pick(3))"
    let entry: OutboxEntry
    if chance(of: 6) {
      entry = .made("directory \(pick(2))", "\(number)", isShared: true, writes: [resource])
    } else {
      let key = pick(8)
      entry = .made(
        "key \(key)", "\(number)", partition: key < 6 ? "partition \(key / 2)" : nil,
        requires: chance(of: 2) ? [resource] : [], isRepeatable: !chance(of: 4))
    }
    model.add(entry, id: try await store.queue(entry, at: now)[0], at: now)
  }

  private mutating func claim(_ store: any OutboxStore) async throws {
    let owner = owner()
    let count = pick(4)
    let expected = model.claim(count, by: owner, at: now)
    let claimed = try await store.claimed(count, at: now, by: owner)
    #expect(claimed == expected)
  }

  private mutating func update(_ store: any OutboxStore) async throws {
    // An exchange comes first, so that leases which are over have ended for both.
    let owner = owner()
    _ = model.claim(0, by: owner, at: now)
    try await store.note(at: now, by: owner)
    let held = model.items.filter { $0.owner == owner }
    guard !held.isEmpty else { return }
    let item = held[pick(held.count)]
    if chance(of: 6) {
      model.release(item.id)
      try await store.note(.release(item.id), at: now, by: owner)
    } else if item.state == .leased {
      model.begin(item.id)
      try await store.note(.begin(item.id), at: now, by: owner)
    } else {
      let due = now + .milliseconds(Int64(pick(8000)))
      let ends: [(DeliveryOutcome.Kind, OutboxState)] = [
        (.delivered, .delivered), (.delivered, .delivered), (.notApplied, .pending),
        (.unknown, .unknown), (.rejected, .rejected), (.unknown, .dead), (.notApplied, .dead),
      ]
      let (outcome, state) = ends[pick(ends.count)]
      model.end(item.id, outcome, to: state, due: due, at: now)
      try await store.note(
        .end(item.id, outcome, to: state, due: due, at: now), at: now, by: owner)
    }
  }

  private mutating func decide(_ store: any OutboxStore) async throws {
    guard !model.items.isEmpty else { return }
    let id = model.items[pick(model.items.count)].id
    let states: [OutboxState] = [.pending, .pending, .dropped, .delivered, .dead, .unknown]
    let state = states[pick(states.count)]
    model.set(state, id, at: now)
    _ = try await store.set(state, OutboxSelection(ids: [id]), reason: nil, at: now)
  }

  private mutating func owner() -> SenderIdentity { chance(of: 3) ? .there : .here }
  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
  private mutating func chance(of count: Int) -> Bool { pick(count) == 0 }
}

/// SplitMix64.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
