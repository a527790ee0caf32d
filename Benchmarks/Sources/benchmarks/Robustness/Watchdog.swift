import Foundation
import Synchronization

/// Ends the process when one case takes its thread more than a second of processor time.
final class Watchdog: Sendable {
  static let limit = 1.0

  private let start = Atomic<UInt64>(0)
  private let longest = Atomic<UInt64>(0)
  private let clock: clockid_t

  /// Watches the thread that makes it.
  init(onHang: @escaping @Sendable () -> Void) {
    var clock = clockid_t()
    pthread_getcpuclockid(pthread_self(), &clock)
    self.clock = clock
    Thread.detachNewThread { [self] in
      while true {
        usleep(50_000)
        let begin = start.load(ordering: .relaxed)
        if begin > 0, seconds(since: begin) > Self.limit {
          onHang()
          exit(2)
        }
      }
    }
  }

  /// Does one case under watch.
  func watch(_ work: () -> Void) {
    let begin = now()
    start.store(begin, ordering: .relaxed)
    work()
    start.store(0, ordering: .relaxed)
    let time = now() - begin
    if time > longest.load(ordering: .relaxed) { longest.store(time, ordering: .relaxed) }
  }

  /// The processor time of the longest case, in milliseconds.
  var longestMilliseconds: Double { Double(longest.load(ordering: .relaxed)) / 1e6 }

  private func now() -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private func seconds(since begin: UInt64) -> Double {
    let now = now()
    return now > begin ? Double(now - begin) / 1e9 : 0
  }
}
