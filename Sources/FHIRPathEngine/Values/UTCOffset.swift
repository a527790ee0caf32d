/// How far a clock is ahead of UTC, as it was written.
public struct UTCOffset: Hashable, Sendable {
  /// The minutes ahead of UTC, negative west of it.
  public let minutes: Int
  private let form: Form

  private enum Form: UInt8 { case zulu, signed, negativeZero }

  /// UTC, written `Z`.
  public static let zulu = Self(minutes: 0, form: .zulu)

  private init(minutes: Int, form: Form) {
    self.minutes = minutes
    self.form = form
  }

  /// Makes an offset; nil beyond 14 hours.
  public init?(minutes: Int) {
    guard abs(minutes) <= 14 * 60 else { return nil }
    self.init(minutes: minutes, form: .signed)
  }

  init?(isNegative: Bool, hours: Int, minutes: Int) {
    guard hours <= 14, minutes <= 59, hours * 60 + minutes <= 14 * 60 else { return nil }
    let total = hours * 60 + minutes
    self.init(
      minutes: isNegative ? -total : total,
      form: isNegative && total == 0 ? .negativeZero : .signed)
  }
}

extension UTCOffset: CustomStringConvertible {
  /// `Z`, `+hh:mm` or `-hh:mm`.
  public var description: String {
    if form == .zulu { return "Z" }
    let sign = minutes < 0 || form == .negativeZero ? "-" : "+"
    return sign + Calendar.padded(abs(minutes) / 60, 2) + ":"
      + Calendar.padded(abs(minutes) % 60, 2)
  }
}
