internal import FHIRModel

/// Decimal numbers out of whole ones, without binary fractions in between.
enum Decimals {
  /// A whole number of tenths, hundredths or thousandths as a decimal number, without needless zeros.
  static func text(_ value: Int, over divisor: Int) -> String {
    let magnitude = value.magnitude
    let divisor = UInt(max(1, divisor))
    var text = (value < 0 ? "-" : "") + String(magnitude / divisor)
    var fraction = magnitude % divisor
    guard fraction > 0 else { return text }
    text += "."
    var place = divisor / 10
    while fraction > 0, place > 0 {
      text += String(fraction / place)
      fraction %= place
      place /= 10
    }
    return text
  }

  static func tenths(_ value: Int) -> R4.Decimal? { R4.Decimal(text(value, over: 10)) }

  static func hundredths(_ value: Int) -> R4.Decimal? { R4.Decimal(text(value, over: 100)) }

  static func thousandths(_ value: Int) -> R4.Decimal? { R4.Decimal(text(value, over: 1000)) }

  /// A number of at most three places in thousandths; `nil` where it has more, or an exponent.
  static func thousandths(of text: String) -> Int? {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }), whole < 1 << 40 else {
      return nil
    }
    var fraction = 0
    if parts.count == 2 {
      guard parts[1].utf8.count <= 3, let digits = Int(parts[1]) else { return nil }
      fraction = digits * [1000, 100, 10, 1][parts[1].utf8.count]
    }
    return (isNegative ? -1 : 1) * (whole * 1000 + fraction)
  }

  /// Divides and rounds to the nearest, halves away from zero.
  static func rounded(_ dividend: Int, by divisor: Int) -> Int {
    guard divisor > 0 else { return 0 }
    let half = divisor / 2
    return dividend >= 0 ? (dividend + half) / divisor : (dividend - half) / divisor
  }
}
