internal import Synchronization

/// A request between the task that waits for it and the thread that carries it out.
final class Transfer: Sendable {
  typealias Answer = Result<HTTPResponse, TransferError>

  private enum State {
    /// Made. Next: `submitted`, or `finished` by an early cancellation.
    case new
    /// Waits in the queue. Next: `running`, or `finished` by a cancellation.
    case submitted(CheckedContinuation<Answer, Never>)
    /// The thread carries it out. Next: `finished`.
    case running(CheckedContinuation<Answer, Never>)
    /// Has its answer. Final.
    case finished
  }

  let request: HTTPRequest
  private let state = Mutex(State.new)

  init(_ request: HTTPRequest) {
    self.request = request
  }

  /// The task waits now; false where it was cancelled before.
  func submit(_ continuation: CheckedContinuation<Answer, Never>) -> Bool {
    let isFirst = state.withLock { state in
      guard case .new = state else { return false }
      state = .submitted(continuation)
      return true
    }
    if !isFirst { continuation.resume(returning: .failure(notSent(.cancelled))) }
    return isFirst
  }

  /// The thread takes it up; false where it was cancelled in the queue.
  func start() -> Bool {
    state.withLock { state in
      guard case .submitted(let continuation) = state else { return false }
      state = .running(continuation)
      return true
    }
  }

  /// Ends it at once where it has not started; true where the thread has to stop it.
  func cancel() -> Bool {
    let (waiting, isRunning) = state.withLock {
      state -> (CheckedContinuation<Answer, Never>?, Bool) in
      switch state {
      case .new:
        state = .finished
        return (nil, false)
      case .submitted(let continuation):
        state = .finished
        return (continuation, false)
      case .running: return (nil, true)
      case .finished: return (nil, false)
      }
    }
    waiting?.resume(returning: .failure(notSent(.cancelled)))
    return isRunning
  }

  /// Hands over the answer, the first time that there is one.
  func finish(_ answer: Answer) {
    let waiting = state.withLock { state -> CheckedContinuation<Answer, Never>? in
      switch state {
      case .submitted(let continuation), .running(let continuation):
        state = .finished
        return continuation
      case .new, .finished: return nil
      }
    }
    waiting?.resume(returning: answer)
  }

  /// An error before any byte was sent.
  func notSent(_ code: TransferError.Code, detail: String = "") -> TransferError {
    TransferError(code, .notStarted, origin: request.url.origin, detail: detail)
  }
}
