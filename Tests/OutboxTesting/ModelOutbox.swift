import FHIRDelivery

/// An outbox as its rules read: nothing is kept that can be worked out, and everything is worked out each time.
struct ModelOutbox {
  struct Item {
    var id: Int64
    var entry: OutboxEntry
    var state = OutboxState.pending
    var isUncertain = false
    var dueAt: UnixTime
    var owner: SenderIdentity?
    var providers: [String: Int64] = [:]

    var hasFailed: Bool { state == .rejected || state == .dead || state == .dropped }
  }

  var items: [Item] = []
  var policy = SendingPolicy()
  private var leases: [SenderIdentity: UnixTime] = [:]
  private var lingering: [String: (item: Int64, endedAt: UnixTime)] = [:]

  mutating func add(_ entry: OutboxEntry, id: Int64, at now: UnixTime) {
    var item = Item(id: id, entry: entry, dueAt: now)
    for reference in entry.requires { item.providers[reference] = provider(of: reference) }
    items.append(item)
    for effect in entry.effects { turn(effect.reference) { $0.hasFailed } }
  }

  /// What an exchange without updates claims.
  mutating func claim(_ count: Int, by owner: SenderIdentity, at now: UnixTime) -> [Int64] {
    leases[owner] = now + policy.lease
    for (other, end) in leases where other != owner && end <= now { takeBack(from: other, at: now) }
    let ready = items.indices.filter { mayGo(items[$0], at: now) }
      .sorted { (items[$0].entry.isShared ? 0 : 1, $0) < (items[$1].entry.isShared ? 0 : 1, $1) }
      .prefix(count)
    for index in ready {
      items[index].state = .leased
      items[index].owner = owner
    }
    return ready.map { items[$0].id }
  }

  mutating func begin(_ id: Int64) { change(id) { $0.state = .sending } }

  mutating func release(_ id: Int64) {
    change(id) {
      $0.state = $0.isUncertain ? .unknown : .pending
      $0.owner = nil
    }
  }

  mutating func end(
    _ id: Int64, _ outcome: DeliveryOutcome.Kind, to state: OutboxState, due: UnixTime,
    at now: UnixTime
  ) {
    if outcome == .unknown { linger(id, at: now) }
    change(id) {
      $0.isUncertain = ($0.isUncertain || outcome == .unknown) && state != .delivered
      $0.state = state == .pending && $0.isUncertain ? .unknown : state
      if !$0.state.isSettled { $0.dueAt = due }
      $0.owner = nil
    }
  }

  mutating func set(_ wanted: OutboxState, _ id: Int64, at now: UnixTime) {
    let isOvertaken = items.contains { $0.id > id && isReplaced(id, by: $0) }
    change(id) {
      guard $0.owner == nil, !($0.state.isSettled && !wanted.isSettled && isOvertaken) else {
        return
      }
      let mayBeApplied = $0.state == .delivered || ($0.state.isSettled && $0.isUncertain)
      let state = wanted == .pending && mayBeApplied ? .unknown : wanted
      guard $0.state.next.contains(state) else { return }
      if state == .delivered || ($0.state == .unknown && state == .pending) {
        $0.isUncertain = false
      }
      if state == .unknown { $0.isUncertain = true }
      if !state.isSettled { $0.dueAt = now }
      $0.state = state
    }
  }

  private func isReplaced(_ id: Int64, by later: Item) -> Bool {
    guard let item = items.first(where: { $0.id == id }), !later.hasFailed || later.isUncertain
    else { return false }
    if later.entry.key == item.entry.key { return true }
    let written = Set(item.entry.effects.map(\.reference))
    if item.entry.isShared, later.entry.effects.contains(where: { written.contains($0.reference) })
    {
      return true
    }
    guard item.state == .delivered, later.state != .pending || later.isUncertain else {
      return false
    }
    return later.entry.effects.contains { effect in
      item.entry.effects.contains { $0.reference == effect.reference && $0 != effect }
    }
  }

  private func mayGo(_ item: Item, at now: UnixTime) -> Bool {
    guard
      item.state == .pending || (item.state == .unknown && item.entry.isRepeatable),
      item.dueAt <= now
    else { return false }
    for other in items where other.id < item.id && !other.state.isSettled {
      guard other.entry.key != item.entry.key else { return false }
      guard other.entry.partition == nil || other.entry.partition != item.entry.partition else {
        return false
      }
    }
    for provider in item.providers.values {
      guard items.first(where: { $0.id == provider })?.state == .delivered else { return false }
    }
    return scopes(of: item).allSatisfy { scope in
      guard let last = lingering[scope], last.item < item.id else { return true }
      return last.endedAt + policy.settlingTime <= now
    }
  }

  private func provider(of reference: String) -> Int64? {
    let writers = items.filter { $0.entry.effects.contains { $0.reference == reference } }
    return (writers.last { !$0.hasFailed } ?? writers.last)?.id
  }

  private mutating func turn(_ reference: String, where isMeant: (Item) -> Bool) {
    guard let other = provider(of: reference) else { return }
    for index in items.indices where items[index].id != other {
      guard let provider = items[index].providers[reference],
        let current = items.first(where: { $0.id == provider }), isMeant(current)
      else { continue }
      items[index].providers[reference] = other
    }
  }

  private mutating func takeBack(from owner: SenderIdentity, at now: UnixTime) {
    for item in items where item.owner == owner {
      if item.state == .sending {
        end(item.id, .unknown, to: .unknown, due: now, at: now)
      } else {
        release(item.id)
      }
    }
    leases[owner] = nil
  }

  private mutating func linger(_ id: Int64, at now: UnixTime) {
    guard let item = items.first(where: { $0.id == id }) else { return }
    for scope in scopes(of: item) { lingering[scope] = (id, now) }
  }

  private func scopes(of item: Item) -> [String] {
    ["key \(item.entry.key)"] + (item.entry.partition.map { ["partition \($0)"] } ?? [])
  }

  private mutating func change(_ id: Int64, _ work: (inout Item) -> Void) {
    guard let index = items.firstIndex(where: { $0.id == id }) else { return }
    let before = items[index]
    work(&items[index])
    guard items[index].hasFailed, !before.state.isSettled else { return }
    for effect in items[index].entry.effects { turn(effect.reference) { $0.id == id } }
  }
}
