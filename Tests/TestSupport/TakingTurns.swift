import Synchronization
public import Testing

/// Tests that hold servers, processes or files of their own, of which only so many run at once.
///
/// The test library starts all tests together. Some hundred servers in one process need more descriptors than Foundation's
/// `Process` can count (it reads past its buffer where more than some 1,300 are open), and tests that share two processors
/// with hundreds of others wait so long that time-outs no longer mean anything.
public struct TakingTurns: SuiteTrait, TestTrait, TestScoping {
  private static let turns = Turns(count: 16)

  /// A suite hands it to its tests.
  public var isRecursive: Bool { true }

  /// Runs a test when its turn has come.
  @concurrent public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    // A suite as a whole takes none, or its tests would wait for it.
    guard testCase != nil else { return try await function() }
    await Self.turns.take()
    defer { Self.turns.giveBack() }
    try await function()
  }
}

extension Trait where Self == TakingTurns {
  /// Waits for its turn among the tests that hold servers, processes or files.
  public static var takingTurns: Self { Self() }
}

/// Turns that are taken and given back, in the order of asking.
private final class Turns: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(count: Int) { state = Mutex(State(free: count)) }

  func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if state.free > 0 {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  func giveBack() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
