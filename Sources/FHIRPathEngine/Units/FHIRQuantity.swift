/// A value with a unit of UCUM or of the calendar.
public struct FHIRQuantity: Sendable {
  /// The measure.
  public enum Unit: Sendable {
    /// A keyword of FHIRPath, `4 days`.
    case calendar(CalendarUnit)
    /// A unit of UCUM, `4 'd'`; `1` for no unit.
    case ucum(UCUMUnit)
    /// A code that is no unit of UCUM; comparable with the same code only.
    case other(String)
  }

  /// The number.
  public var value: ExactDecimal
  /// The unit.
  public var unit: Unit

  /// Makes a quantity.
  public init(_ value: ExactDecimal, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// Makes a quantity of a UCUM code, which may be none.
  public init(_ value: ExactDecimal, code: String) {
    self.value = value
    if let known = try? UCUMUnit(code) {
      unit = .ucum(known)
    } else {
      unit = .other(code)
    }
  }

  /// Makes a number without a unit.
  public init(_ value: ExactDecimal) { self.init(value, code: "1") }

  /// Reads `4`, `4 days` or `4.5 'mg'`; nil for all else.
  public init?(_ text: some StringProtocol) {
    let text = Substring(text)
    let number = text.prefix { $0 == "-" || $0 == "+" || $0 == "." || $0.isASCIIDigit }
    let unsigned = number.hasPrefix("+") ? number.dropFirst() : number
    guard let value = ExactDecimal(utf8: unsigned.utf8) else { return nil }
    let rest = text[number.endIndex...].drop { $0.isWhitespace }
    if rest.isEmpty {
      guard number.endIndex == text.endIndex else { return nil }
      self.init(value)
    } else if rest.first == "'" {
      let code = rest.dropFirst().dropLast()
      guard rest.count > 2, rest.last == "'", !code.contains("'") else { return nil }
      self.init(value, code: String(code))
    } else {
      guard let unit = CalendarUnit(keyword: rest) else { return nil }
      self.init(value, .calendar(unit))
    }
  }
}

extension FHIRQuantity: CustomStringConvertible {
  /// The quantity as FHIRPath writes it: `4 days`, `4.5 'mg'`.
  public var description: String {
    switch unit {
    case .calendar(let unit):
      "\(value) \(unit.keyword)" + (value == .one ? "" : "s")
    case .ucum, .other: "\(value) '\(code)'"
    }
  }

  /// The code of its unit, the nearest one of UCUM for a unit of the calendar.
  public var code: String {
    switch unit {
    case .calendar(let unit): unit.ucum
    case .ucum(let unit): unit.text
    case .other(let code): code
    }
  }

  /// The unit of the calendar that it can be added to a date in: a keyword, or a code of a week or less.
  ///
  /// A code `a` or `mo` is of a fixed length, which the calendar has not.
  public var calendarUnit: CalendarUnit? {
    switch unit {
    case .calendar(let unit): unit
    case .ucum(let unit): CalendarUnit(ucum: unit.text).flatMap { $0.isDefinite ? $0 : nil }
    case .other: nil
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
