import FHIRDelivery
import Foundation

extension UnixTime {
  /// `2026-03-01T02:03:04.567Z`.
  var text: String {
    let milliseconds = milliseconds
    let (seconds, rest) = milliseconds.quotientAndFloorRemainder(by: 1000)
    var time = time_t(clamping: seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return "\(milliseconds)" }
    func padded(_ value: some BinaryInteger, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    return [
      padded(Int(parts.tm_year) + 1900, 4), "-", padded(parts.tm_mon + 1, 2), "-",
      padded(parts.tm_mday, 2), "T", padded(parts.tm_hour, 2), ":", padded(parts.tm_min, 2), ":",
      padded(parts.tm_sec, 2), ".", padded(rest, 3), "Z",
    ].joined()
  }
}

extension Int64 {
  fileprivate func quotientAndFloorRemainder(by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
