import Synchronization

@testable import FHIRDelivery

/// A clock that stands until it is set forward.
final class SetClock: SendingClock {
  private struct Content {
    var elapsed = Duration.zero
    var pause = Duration.zero
    var nextSleeper = 0
    var sleepers: [Int: (until: Duration, continuation: CheckedContinuation<Void, Never>)] = [:]
  }

  private let content = Mutex(Content())

  func now() -> SendingTime { MachineFixture.at(content.withLock { $0.elapsed }) }

  var wallClock: UnixTime { now().wall + content.withLock { $0.pause } }

  /// The machine stands still for a time, which its wall clock alone knows of.
  func pause(for duration: Duration) { content.withLock { $0.pause += duration } }

  func advance(by duration: Duration) {
    let woken = content.withLock { content in
      content.elapsed += duration
      let due = content.sleepers.filter { $0.value.until <= content.elapsed }
      for key in due.keys { content.sleepers[key] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in woken { continuation.resume() }
  }

  func sleep(until time: Duration) async {
    let key = content.withLock { content in
      content.nextSleeper += 1
      return content.nextSleeper
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = content.withLock { content in
          if content.elapsed >= time || Task.isCancelled { return true }
          content.sleepers[key] = (time, continuation)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      content.withLock { $0.sleepers.removeValue(forKey: key) }?.continuation.resume()
    }
  }
}
