/// A date with or without a time of day and an offset from UTC, known as far as it was written.
public struct PartialDateTime: Hashable, Sendable {
  /// The date; complete where there is a time.
  public let date: PartialDate
  /// The time of day; nil where it is not known.
  public let time: PartialTime?
  /// The offset from UTC; nil where it is not known.
  public let offset: UTCOffset?

  /// Makes a date and time; nil for a time of an incomplete date, and for an offset without a time.
  public init?(_ date: PartialDate, _ time: PartialTime? = nil, offset: UTCOffset? = nil) {
    if time != nil, date.day == nil { return nil }
    if offset != nil, time == nil { return nil }
    self.date = date
    self.time = time
    self.offset = offset
  }

  /// Reads what FHIR and FHIRPath write: a date alone, one that ends in `T`, or date, `T`, time and perhaps an offset.
  public init?(_ text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    guard let date = scanner.date() else { return nil }
    var time: PartialTime?
    var offset: UTCOffset?
    if scanner.skip(UInt8(ascii: "T")), !scanner.isAtEnd {
      guard date.day != nil, let found = scanner.time() else { return nil }
      time = found
      if !scanner.isAtEnd {
        guard let found = scanner.offset() else { return nil }
        offset = found
      }
    }
    guard scanner.isAtEnd else { return nil }
    self.date = date
    self.time = time
    self.offset = offset
  }

  /// The moment of a Unix time in UTC; nil outside the years 1 to 9999.
  public init?(secondsSince1970 seconds: Int, milliseconds: Int? = nil, offset: UTCOffset = .zulu) {
    // The years that a date can have, with room for an offset.
    guard abs(seconds.flooredQuotient(by: 86_400)) < 3_000_000 else { return nil }
    let local = seconds + offset.minutes * 60
    let day = local.flooredQuotient(by: 86_400)
    let rest = local - day * 86_400
    guard let date = Calendar.date(ofDay: day),
      let time = PartialTime(
        hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60, milliseconds: milliseconds)
    else { return nil }
    self.date = date
    self.time = time
    self.offset = offset
  }

  /// How far it is known.
  public var precision: TemporalPrecision { time?.precision ?? date.precision }

  /// The same moment known no further than asked; a date alone has no offset.
  public func truncated(to precision: TemporalPrecision) -> Self {
    guard precision > .day else {
      return Self(date.truncated(to: precision)) ?? self
    }
    return Self(date, time?.truncated(to: precision), offset: offset) ?? self
  }
}

extension PartialDateTime: CustomStringConvertible {
  /// The date and time as FHIR writes it.
  public var description: String {
    guard let time else { return date.description }
    return date.description + "T" + time.description + (offset?.description ?? "")
  }
}

extension Int {
  /// The quotient by a positive number, rounded down.
  func flooredQuotient(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
