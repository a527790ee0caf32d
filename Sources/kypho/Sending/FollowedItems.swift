import FHIRDelivery
import Synchronization

/// The items that a run has queued and that another process may send, so that what becomes of them is told here too.
final class FollowedItems: Sendable {
  private struct State {
    var isFollowing = true
    var queued: Set<Int64> = []
    var ended: Set<Int64> = []
  }

  private let state = Mutex(State())

  /// Takes what was queued, or is in the outbox already and not settled.
  func add(_ additions: [OutboxAddition]) {
    state.withLock { state in
      guard state.isFollowing else { return }
      for addition in additions {
        switch addition {
        case .queued(let id): state.queued.insert(id)
        case .unchanged(let id, let current):
          if !current.isSettled { state.queued.insert(id) }
        }
      }
    }
  }

  /// Takes an item that came to rest by this run itself.
  func end(_ id: Int64) {
    state.withLock { state in
      if state.isFollowing { state.ended.insert(id) }
    }
  }

  /// Follows no more items from now on, for nobody else sends.
  func stop() { state.withLock { $0 = State(isFollowing: false) } }

  /// What became of the items by others.
  func fate(in store: any OutboxStore) async throws -> OthersWork {
    let ids = state.withLock { Array($0.queued.subtracting($0.ended)) }.sorted()
    var work = OthersWork()
    var rest = ids[...]
    while !rest.isEmpty {
      let items = try await store.items(OutboxSelection(ids: Array(rest.prefix(500))))
      for item in items { work.add(item) }
      rest = rest.dropFirst(500)
    }
    return work
  }
}

/// What another process has done with the items that this run has queued.
struct OthersWork {
  private(set) var settled: [OutboxState: Int] = [:]
  /// Items that are not settled yet.
  private(set) var openCount = 0
  /// The items that were refused or given up, in their order, with why.
  private(set) var refused: [OutboxItem] = []

  /// Takes an item as it stands now.
  mutating func add(_ item: OutboxItem) {
    switch item.state {
    case .delivered: settled[item.state, default: 0] += 1
    case .rejected, .dead:
      settled[item.state, default: 0] += 1
      refused.append(item)
    case .dropped: break
    case .pending, .leased, .sending, .unknown: openCount += 1
    }
  }

  /// Whether nothing was queued here that anybody else has sent or is to send.
  var isEmpty: Bool { settled.isEmpty && openCount == 0 }

  /// `3 delivered, 1 rejected`; nil where nothing has come to rest.
  var words: String? {
    let parts = [OutboxState.delivered, .rejected, .dead].compactMap { state in
      settled[state].map { "\($0) \(state.rawValue)" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
