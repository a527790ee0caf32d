import Foundation

/// A moment, to the millisecond, in the forms that FHIR and HTTP write it.
struct Timestamp: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  var milliseconds: Int64

  static var now: Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  static func < (one: Timestamp, other: Timestamp) -> Bool {
    one.milliseconds < other.milliseconds
  }

  /// As a FHIR instant: `2026-01-31T08:05:09.120Z`.
  var instant: String {
    let (year, month, day) = civilDate
    let time = milliseconds - days * 86_400_000
    var text: [UInt8] = []
    text.reserveCapacity(24)
    Self.append(year, 4, then: "-", to: &text)
    Self.append(month, 2, then: "-", to: &text)
    Self.append(day, 2, then: "T", to: &text)
    Self.append(time / 3_600_000, 2, then: ":", to: &text)
    Self.append(time / 60_000 % 60, 2, then: ":", to: &text)
    Self.append(time / 1000 % 60, 2, then: ".", to: &text)
    Self.append(time % 1000, 3, then: "Z", to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// As HTTP has it (RFC 9110, 5.6.7): `Sat, 31 Jan 2026 08:05:09 GMT`.
  var httpDate: String {
    let (year, month, day) = civilDate
    let time = (milliseconds - days * 86_400_000) / 1000
    let weekday = Self.weekdays[Int((days % 7 + 11) % 7)]  // 1970-01-01 was a Thursday
    var text = Array("\(weekday), ".utf8)
    Self.append(day, 2, then: " ", to: &text)
    text.append(contentsOf: "\(Self.months[Int(month) - 1]) ".utf8)
    Self.append(year, 4, then: " ", to: &text)
    Self.append(time / 3600, 2, then: ":", to: &text)
    Self.append(time / 60 % 60, 2, then: ":", to: &text)
    Self.append(time % 60, 2, then: " ", to: &text)
    return String(decoding: text, as: UTF8.self) + "GMT"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private var days: Int64 {
    milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000
  }

  /// The Gregorian date, by counting in eras of 400 years that begin on the first of March: leap days come last.
  private var civilDate: (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// Appends a number in a fixed width; every resource of a bundle has such a text, so it is made without formatting.
  private static func append(
    _ value: Int64, _ width: Int, then separator: Unicode.Scalar, to text: inout [UInt8]
  ) {
    var divisor: Int64 = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      text.append(UInt8(truncatingIfNeeded: 0x30 + value / divisor % 10))
      divisor /= 10
    }
    text.append(UInt8(truncatingIfNeeded: separator.value))
  }
}
