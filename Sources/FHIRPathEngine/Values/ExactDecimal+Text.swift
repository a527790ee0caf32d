extension ExactDecimal: CustomStringConvertible, LosslessStringConvertible {
  /// Reads `-?digits(.digits)?([eE][+-]?digits)?`, as JSON and FHIR write numbers; nil for all else and beyond the limits.
  ///
  /// Zeros in front are taken, for FHIRPath allows them.
  public init?(_ text: String) {
    self.init(utf8: text.utf8)
  }

  /// Reads the UTF-8 of a number.
  public init?(utf8 text: some Sequence<UInt8>) {
    var magnitude: UInt128 = 0
    var scale = 0
    var exponent = 0
    var isNegative = false
    var exponentIsNegative = false
    var state = State.start
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      switch (state, byte) {
      case (.start, UInt8(ascii: "-")):
        isNegative = true
        state = .sign
      case (.start, _) where digit < 10, (.sign, _) where digit < 10,
        (.whole, _) where digit < 10, (.point, _) where digit < 10,
        (.fraction, _) where digit < 10:
        let (tens, overflows) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carries) = tens.addingReportingOverflow(UInt128(digit))
        guard !overflows, !carries else { return nil }
        magnitude = sum
        if state == .point || state == .fraction {
          scale += 1
          state = .fraction
        } else {
          state = .whole
        }
      case (.whole, UInt8(ascii: ".")): state = .point
      case (.whole, UInt8(ascii: "e")), (.whole, UInt8(ascii: "E")),
        (.fraction, UInt8(ascii: "e")), (.fraction, UInt8(ascii: "E")):
        state = .exponent
      case (.exponent, UInt8(ascii: "+")): state = .exponentSign
      case (.exponent, UInt8(ascii: "-")):
        exponentIsNegative = true
        state = .exponentSign
      case (.exponent, _) where digit < 10, (.exponentSign, _) where digit < 10,
        (.exponentDigits, _) where digit < 10:
        guard exponent < 10_000 else { return nil }
        exponent = exponent * 10 + Int(digit)
        state = .exponentDigits
      default: return nil
      }
    }
    guard state == .whole || state == .fraction || state == .exponentDigits else { return nil }
    self.init(
      magnitude: magnitude, scale: scale - (exponentIsNegative ? -exponent : exponent),
      isNegative: isNegative)
  }

  private enum State {
    case start, sign, whole, point, fraction, exponent, exponentSign, exponentDigits
  }

  /// The number without an exponent, with the digits it was written with: `1.50`, `-0.0`, `1000`.
  public var description: String {
    var digits = String(magnitude)
    if scale > 0 {
      if digits.utf8.count <= scale {
        digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    } else if scale < 0, !isZero {
      digits += String(repeating: "0", count: -scale)
    }
    return isNegative ? "-" + digits : digits
  }
}
