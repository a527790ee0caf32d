/// Turns a number in one unit into one in another, on its decimal digits.
///
/// Where the factor is a power of ten, the point moves and nothing else. Where it is not, the result is rounded to the
/// digits that the quantity is worth.
struct UnitConversion: Sendable, Hashable {
  /// The factor is `factor` times ten to the power of minus `scale`.
  private var factor: Int
  private var scale: Int
  /// The digits after the point that are kept; `nil` where the product is exact.
  private var digits: Int?

  /// The conversion from a unit by its UCUM code, or by the name that many write for it.
  ///
  /// The pound-force per square inch is 6894.757293168 Pa, the standard atmosphere 101325 Pa, the inch 2.54 cm and the
  /// pound 0.45359237 kg: NIST Special Publication 811, appendix B.8.
  init?(from unit: String, to target: FieldUnit) {
    let conversion: (factor: Int, scale: Int, digits: Int?)? =
      switch (unit, target) {
      case ("bar", .psi): (14_503_773_773, 9, 1)
      case ("kPa", .psi): (145_037_737_730, 12, 1)
      case ("atm", .psi): (14_695_948_776, 9, 1)
      case ("cm", .millimeter): (1, -1, nil)
      case ("m", .centimeter): (1, -2, nil)
      case ("mm", .centimeter): (1, 1, nil)
      case ("[in_i]", .centimeter), ("in", .centimeter): (254, 2, nil)
      case ("[lb_av]", .kilogram), ("lb", .kilogram): (45_359_237, 8, 1)
      case ("g", .kilogram): (1, 3, nil)
      case ("L", .milliliter): (1, -3, nil)
      case ("cL", .milliliter): (1, -1, nil)
      case ("s", .minute): (16_666_666_667, 12, 2)
      case ("h", .minute): (60, 0, nil)
      case ("Gy", .milligray): (1, -3, nil)
      case ("cGy", .milligray): (1, -1, nil)
      case ("mGy.cm2", .grayTimesArea): (1, 3, nil)
      case ("cGy.cm2", .grayTimesArea): (1, 2, nil)
      case ("uGy.m2", .grayTimesArea): (1, 2, nil)
      case ("Gy.m2", .grayTimesArea): (1, -4, nil)
      case ("mg/cm2", .gramPerArea): (1, 3, nil)
      default: unit == target.rawValue ? (1, 0, nil) : nil
      }
    guard let conversion else { return nil }
    (factor, scale, digits) = conversion
  }

  /// The units that can be turned into one, by the names that are accepted.
  static func sources(for target: FieldUnit) -> [String] {
    [
      "bar", "kPa", "atm", "mm", "cm", "m", "in", "lb", "g", "L", "cL", "s", "h", "Gy", "cGy",
      "mGy.cm2", "cGy.cm2", "uGy.m2", "Gy.m2", "mg/cm2",
    ].filter { UnitConversion(from: $0, to: target) != nil }
  }

  /// The number in the other unit; `nil` where the text is no number or has more digits than any measurement.
  func converted(_ text: String) -> String? {
    guard var number = DecimalDigits(text) else { return nil }
    let (product, overflow) = number.digits.multipliedReportingOverflow(by: Int128(factor))
    guard !overflow else { return nil }
    number.digits = product
    number.scale += scale
    if let digits { number.round(to: digits) }
    return number.text
  }
}

/// A decimal number as digits and the place of the point: digits times ten to the power of minus the scale.
struct DecimalDigits: Equatable {
  var digits: Int128
  var scale: Int

  init?(_ text: String) {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let whole = rest.prefix(while: LabelText.isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: LabelText.isDigit)
      rest = rest.dropFirst(fraction.count + 1)
      guard !fraction.isEmpty else { return nil }
    }
    var exponent = 0
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      guard let power = Int(LabelText.string(rest.dropFirst())), abs(power) <= 18 else {
        return nil
      }
      exponent = power
      rest = rest.prefix(0)
    }
    guard rest.isEmpty, !whole.isEmpty, whole.count + fraction.count <= 18 else { return nil }
    var digits: Int128 = 0
    for byte in whole { digits = digits * 10 + Int128(byte - 0x30) }
    for byte in fraction { digits = digits * 10 + Int128(byte - 0x30) }
    self.digits = isNegative ? -digits : digits
    self.scale = fraction.count - exponent
  }

  /// Keeps so many digits after the point; a half is rounded away from zero.
  mutating func round(to places: Int) {
    while scale > places {
      let isLast = scale == places + 1
      let half: Int128 = isLast ? (digits < 0 ? -5 : 5) : 0
      digits = (digits + half) / 10
      scale -= 1
    }
  }

  var text: String {
    var digits = String(digits.magnitude)
    if scale <= 0 {
      if self.digits != 0 { digits += String(repeating: "0", count: -scale) }
    } else {
      digits = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    }
    return self.digits < 0 ? "-" + digits : digits
  }
}
