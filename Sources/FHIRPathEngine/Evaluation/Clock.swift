#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

package enum Clock {
  /// The present moment in UTC, to the millisecond; `nil` where the clock stands outside the years 1 to 9999.
  package static var now: PartialDateTime? {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return PartialDateTime(
      secondsSince1970: Int(time.tv_sec), milliseconds: Int(time.tv_nsec) / 1_000_000)
  }
}
