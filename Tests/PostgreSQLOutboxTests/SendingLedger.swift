#if PostgreSQL
  import FHIRDelivery
  import Synchronization

  /// What all senders of a test hold at a moment, and what is wrong with that.
  final class SendingLedger: Sendable {
    private struct State {
      var earlier: [Int64: [Int64]] = [:]
      var held: Set<Int64> = []
      var ended: [Int64] = []
      var faults: [String] = []
    }

    private let state = Mutex(State())

    /// Says which items an item must not overtake: those before it with its key or partition, and what it requires.
    func expect(_ id: Int64, after earlier: [Int64]) {
      state.withLock { $0.earlier[id] = earlier }
    }

    /// A sender has claimed an item.
    func claimed(_ id: Int64, by owner: Int) {
      state.withLock { state in
        if !state.held.insert(id).inserted { state.faults.append("\(id) is with two senders") }
        if state.ended.contains(id) { state.faults.append("\(id) goes a second time") }
        for other in state.earlier[id] ?? [] where !state.ended.contains(other) {
          state.faults.append("sender \(owner) has \(id) before \(other) has ended")
        }
      }
    }

    /// A sender is about to say what became of an item.
    func ends(_ id: Int64, isSettled: Bool) {
      state.withLock { state in
        state.held.remove(id)
        if isSettled { state.ended.append(id) }
      }
    }

    /// All items that have ended, in the order in which they did.
    var ended: [Int64] { state.withLock { $0.ended } }

    /// What went wrong.
    var faults: [String] { state.withLock { $0.faults } }
  }
#endif
