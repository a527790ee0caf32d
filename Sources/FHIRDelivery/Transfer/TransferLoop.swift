internal import CCurl
internal import Synchronization

/// The one thread that owns the multi handle, and the queue by which it is reached.
///
/// Everything of libcurl is local to `run`; tasks leave transfers in the queue and wake the thread. The thread ends when
/// the queue is closed and everything that was accepted has its answer.
final class TransferLoop: Sendable {
  private let configuration: HTTPClientConfiguration
  private let concurrency: Int
  private let queue = Mutex(TransferQueue())
  private let waker = MultiWaker()

  init(_ configuration: HTTPClientConfiguration) {
    self.configuration = configuration
    concurrency = max(configuration.concurrency, 1)
    if !SystemThread.start({ self.run() }) { end() }
  }

  /// Accepts a transfer, or answers it at once where the thread is closed.
  func accept(_ transfer: Transfer) {
    let refusal = queue.withLock { queue -> TransferError.Code? in
      if queue.isClosed { return .shutDown }
      if queue.hasEnded { return .setUp }
      queue.append(transfer)
      return nil
    }
    if let refusal {
      transfer.finish(.failure(transfer.notSent(refusal)))
    } else {
      waker.wake()
    }
  }

  /// Stops a transfer, wherever it is.
  func cancel(_ transfer: Transfer) {
    guard transfer.cancel() else { return }
    queue.withLock { $0.cancelled.append(transfer) }
    waker.wake()
  }

  /// Accepts nothing more; what was accepted is carried out.
  func close() {
    queue.withLock { $0.isClosed = true }
    waker.wake()
  }

  /// Waits until the thread is done and libcurl's handles are freed.
  func waitForEnd() async {
    await withCheckedContinuation { continuation in
      let hasEnded = queue.withLock { queue in
        if !queue.hasEnded { queue.endWaiters.append(continuation) }
        return queue.hasEnded
      }
      if hasEnded { continuation.resume() }
    }
  }

  private func run() {
    carryOut()
    end()
  }

  /// Says that the thread is done; only where it could not begin are there transfers left, which get an error.
  private func end() {
    let (rest, waiters) = queue.withLock { queue in
      queue.hasEnded = true
      defer { queue.endWaiters = [] }
      return (queue.take(.max), queue.endWaiters)
    }
    for transfer in rest { transfer.finish(.failure(transfer.notSent(.setUp))) }
    for waiter in waiters { waiter.resume() }
  }

  private func carryOut() {
    guard let multi = MultiHandle(waker: waker) else { return }
    multi.set(CURLMOPT_MAXCONNECTS, concurrency)
    multi.set(
      CURLMOPT_PIPELINING,
      configuration.version == .http2 ? Int(CURLPIPE_MULTIPLEX) : Int(CURLPIPE_NOTHING))
    // So that a connection of HTTP/2 that breaks takes few transfers with it.
    multi.set(CURLMOPT_MAX_CONCURRENT_STREAMS, 8)
    let slots = (0..<concurrency).compactMap { TransferSlot(number: $0) }
    guard slots.count == concurrency else { return }

    while let work = nextWork(free: slots.count { $0.transfer == nil }) {
      for slot in slots where work.cancelled.contains(where: { $0 === slot.transfer }) {
        slot.cancel(on: multi)
      }
      for transfer in work.new where transfer.start() {
        slots.first { $0.transfer == nil }?.begin(transfer, configuration, on: multi)
      }
      let isSound = multi.perform()
      while let (tag, result) = multi.nextDone() {
        guard slots.indices.contains(tag) else { continue }
        slots[tag].end(result, on: multi)
      }
      if !isSound {
        for slot in slots { slot.end(CURLE_OUT_OF_MEMORY, on: multi) }
      }
      let busy = slots.count { $0.transfer != nil }
      if mustWait(busy: busy) {
        // libcurl shortens this by its own timers; the second lets it report progress.
        multi.wait(milliseconds: busy > 0 ? 1000 : 60_000)
      }
    }
  }

  /// What there is to do, or nil when nothing is left and nothing can come.
  private func nextWork(free: Int) -> (new: [Transfer], cancelled: [Transfer])? {
    queue.withLock { queue in
      if queue.isClosed, queue.isEmpty, free == concurrency { return nil }
      defer { queue.cancelled = [] }
      return (queue.take(free), queue.cancelled)
    }
  }

  /// Whether there is nothing to do before something happens.
  ///
  /// Places have become free since the last look, and what was taken may have been cancelled in the queue; no wake-up
  /// comes for either.
  private func mustWait(busy: Int) -> Bool {
    queue.withLock { queue in
      if busy < concurrency, !queue.isEmpty { return false }
      return busy > 0 || !queue.isClosed
    }
  }
}
