/// Reads the parts of dates and times from the front of a text.
struct TemporalScanner {
  private var rest: Substring.UTF8View

  init(_ text: some StringProtocol) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  mutating func date() -> PartialDate? {
    guard let year = number(4) else { return nil }
    guard skip(UInt8(ascii: "-")) else { return PartialDate(year: year) }
    guard let month = number(2) else { return nil }
    guard skip(UInt8(ascii: "-")) else { return PartialDate(year: year, month: month) }
    guard let day = number(2) else { return nil }
    return PartialDate(year: year, month: month, day: day)
  }

  mutating func time() -> PartialTime? {
    guard let hour = number(2) else { return nil }
    guard skip(UInt8(ascii: ":")) else { return PartialTime(hour: hour) }
    guard let minute = number(2) else { return nil }
    guard skip(UInt8(ascii: ":")) else { return PartialTime(hour: hour, minute: minute) }
    guard let second = number(2) else { return nil }
    guard skip(UInt8(ascii: ".")) else {
      return PartialTime(hour: hour, minute: minute, second: second)
    }
    guard let fraction = fraction() else { return nil }
    return PartialTime(hour: hour, minute: minute, second: second, fraction: fraction)
  }

  mutating func offset() -> UTCOffset? {
    if skip(UInt8(ascii: "Z")) { return .zulu }
    let isNegative = skip(UInt8(ascii: "-"))
    guard isNegative || skip(UInt8(ascii: "+")), let hours = number(2), skip(UInt8(ascii: ":")),
      let minutes = number(2)
    else { return nil }
    return UTCOffset(isNegative: isNegative, hours: hours, minutes: minutes)
  }

  private mutating func fraction() -> PartialTime.Fraction? {
    var fraction = PartialTime.Fraction()
    while let digit = rest.first.map({ $0 &- UInt8(ascii: "0") }), digit < 10 {
      guard fraction.digits < PartialTime.Fraction.digitLimit else { return nil }
      fraction.units = fraction.units * 10 + UInt64(digit)
      fraction.digits += 1
      rest.removeFirst()
    }
    return fraction.digits > 0 ? fraction : nil
  }

  private mutating func number(_ digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let digit = rest.first.map({ $0 &- UInt8(ascii: "0") }), digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      rest.removeFirst()
    }
    return value
  }
}
