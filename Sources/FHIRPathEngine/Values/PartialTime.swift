/// A time of day that may lack its seconds, or its minutes and seconds.
public struct PartialTime: Hashable, Sendable {
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute; nil where it is not known.
  public let minute: Int?
  /// The whole seconds, up to 60 for a leap second; nil where they are not known.
  public let second: Int?
  /// The digits of the fraction as a whole number, and how many they are.
  let fraction: Fraction

  struct Fraction: Hashable, Sendable {
    /// What a `UInt64` holds for certain.
    static let digitLimit = 18

    var units: UInt64 = 0
    var digits: UInt8 = 0
  }

  /// Makes a time; nil for one that a day has not.
  public init?(hour: Int, minute: Int? = nil, second: Int? = nil, milliseconds: Int? = nil) {
    var fraction = Fraction()
    if let milliseconds {
      guard (0...999).contains(milliseconds) else { return nil }
      fraction = Fraction(units: UInt64(milliseconds), digits: 3)
    }
    self.init(hour: hour, minute: minute, second: second, fraction: fraction)
  }

  init?(hour: Int, minute: Int?, second: Int?, fraction: Fraction) {
    guard (0...23).contains(hour) else { return nil }
    if let minute { guard (0...59).contains(minute) else { return nil } }
    if let second { guard minute != nil, (0...60).contains(second) else { return nil } }
    guard fraction.digits == 0 || second != nil else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
    self.fraction = fraction
  }

  /// Reads `hh`, `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff`, with at most 18 digits of a fraction.
  public init?(_ text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    guard let time = scanner.time(), scanner.isAtEnd else { return nil }
    self = time
  }

  /// How far it is known.
  public var precision: TemporalPrecision {
    if second != nil { return fraction.digits > 0 ? .fraction : .second }
    return minute != nil ? .minute : .hour
  }

  /// The digits that `precision()` counts: 2, 4, 6 or 9.
  public var precisionDigits: Int { precision.digits - 8 }

  /// The whole milliseconds of the fraction; nil where there is none.
  public var millisecond: Int? {
    guard fraction.digits > 0 else { return nil }
    return Int(fraction.scaled(to: 3))
  }

  /// The same time known no further than asked.
  public func truncated(to precision: TemporalPrecision) -> Self {
    switch precision {
    case .year, .month, .day, .hour: Self(hour: hour) ?? self
    case .minute: Self(hour: hour, minute: minute) ?? self
    case .second: Self(hour: hour, minute: minute, second: second) ?? self
    case .fraction: self
    }
  }
}

extension PartialTime.Fraction {
  /// The fraction in units of 10^-digits, cut where it is finer.
  func scaled(to wanted: Int) -> UInt64 {
    var units = units
    var digits = Int(digits)
    while digits > wanted {
      units /= 10
      digits -= 1
    }
    while digits < min(wanted, Self.digitLimit) {
      units *= 10
      digits += 1
    }
    return units
  }
}

extension PartialTime: CustomStringConvertible {
  /// The time as FHIR writes it.
  public var description: String {
    var text = Calendar.padded(hour, 2)
    if let minute { text += ":" + Calendar.padded(minute, 2) }
    if let second { text += ":" + Calendar.padded(second, 2) }
    if fraction.digits > 0 {
      text += "." + Calendar.padded(Int(fraction.units), Int(fraction.digits))
    }
    return text
  }
}
