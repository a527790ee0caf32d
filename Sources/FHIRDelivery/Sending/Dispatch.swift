internal import Synchronization

/// What has begun on disk and waits for a place to go out.
///
/// The first failure stops it until the machine has seen that failure: what it decides may be that nothing more goes out.
final class Dispatch: Sendable {
  private struct Content {
    /// The next one last, so that no others move when it goes.
    var jobs: [SendingJob] = []
    var holds = 0
    var lowMark = 0
    var isClosed = false
    var waiters: [CheckedContinuation<SendingJob?, Never>] = []

    mutating func take() -> SendingJob? { holds == 0 && !isClosed ? jobs.popLast() : nil }
  }

  private let content = Mutex(Content())

  /// Whether it runs empty soon, so that it should be filled.
  var isLow: Bool { content.withLock { $0.jobs.count <= $0.lowMark } }

  /// Lets jobs go out, in their order.
  func push(_ jobs: [SendingJob]) {
    content.withLock { content in
      content.jobs = jobs.reversed() + content.jobs
      content.lowMark = content.jobs.count / 2
    }
    hand()
  }

  /// The next job, or nil when there are no more.
  func next() async -> SendingJob? {
    if let job = content.withLock({ $0.take() }) { return job }
    return await withCheckedContinuation { continuation in
      let (isOver, job) = content.withLock { content -> (Bool, SendingJob?) in
        if content.isClosed { return (true, nil) }
        if let job = content.take() { return (true, job) }
        content.waiters.append(continuation)
        return (false, nil)
      }
      if isOver { continuation.resume(returning: job) }
    }
  }

  /// Lets nothing out until it is lifted as often.
  func hold() {
    content.withLock { $0.holds += 1 }
  }

  /// Lifts so many holds.
  func lift(_ count: Int) {
    guard count > 0 else { return }
    content.withLock { $0.holds = max($0.holds - count, 0) }
    hand()
  }

  /// Takes back what has not gone out.
  func drain() -> [SendingJob] {
    content.withLock { content in
      defer { content.jobs = [] }
      return content.jobs.reversed()
    }
  }

  /// Says that no more jobs come.
  func close() {
    let waiters = content.withLock { content in
      content.isClosed = true
      defer { content.waiters = [] }
      return content.waiters
    }
    for waiter in waiters { waiter.resume(returning: nil) }
  }

  private func hand() {
    let pairs = content.withLock { content in
      let count = content.holds == 0 ? min(content.jobs.count, content.waiters.count) : 0
      let pairs = zip(content.waiters.suffix(count), content.jobs.suffix(count).reversed())
        .map { ($0, $1) }
      content.waiters.removeLast(count)
      content.jobs.removeLast(count)
      return pairs
    }
    for (waiter, job) in pairs { waiter.resume(returning: job) }
  }
}
