internal import Synchronization

/// Rings at a time, or a little before: whoever is woken looks at the clock and sets it again.
///
/// A later time leaves an earlier one standing. So a deadline that moves on with every turn costs nothing, and there is one
/// task for as many turns as fit before it.
final class Alarm: Sendable {
  private struct Setting {
    var time: Duration
    var task: Task<Void, Never>
  }

  private let setting = Mutex<Setting?>(nil)
  private let clock: any SendingClock
  private let ring: @Sendable () -> Void

  init(_ clock: any SendingClock, ring: @escaping @Sendable () -> Void) {
    self.clock = clock
    self.ring = ring
  }

  /// Rings at that time at the latest.
  func set(_ time: Duration) {
    setting.withLock { setting in
      if let current = setting {
        if current.time <= time { return }
        current.task.cancel()
      }
      setting = Setting(
        time: time,
        task: Task.detached { [self] in
          await clock.sleep(until: time)
          if !Task.isCancelled { goOff(time) }
        })
    }
  }

  /// Rings no more.
  func cancel() {
    setting.withLock { setting in
      setting?.task.cancel()
      setting = nil
    }
  }

  private func goOff(_ time: Duration) {
    setting.withLock { setting in
      if setting?.time == time { setting = nil }
    }
    ring()
  }
}
