internal import FHIRModel

/// Reads what GS1 prints and encodes: application identifiers, each before its value.
///
/// In print each identifier stands in parentheses. As scanned it does not, so that a value of variable length ends
/// with the separator FNC1 (the control character GS, 0x1D) or the label:
///
///     (01)00643169001763(17)271130(10)A7
///     010064316900176317271130 10A7<GS>21S1     (without the space)
enum GS1Label {
  typealias Fault = UniqueDeviceIdentifier.Fault

  static let separator: UInt8 = 0x1D

  static func parts(of label: [UInt8]) throws(Fault) -> UniqueDeviceIdentifier.Parts {
    var parts = UniqueDeviceIdentifier.Parts(issuer: .gs1)
    let isPrinted = label.first == UInt8(ascii: "(")
    let elements = isPrinted ? try printed(label) : try scanned(label)
    for (identifier, value) in elements {
      switch identifier {
      case "01":
        guard value.count == 14, value.allSatisfy(LabelText.isDigit) else { throw .malformed }
        guard hasCheckDigit(value) else { throw .checkCharacter }
        parts.deviceIdentifier = LabelText.string(value)
      case "10": parts.lot = try LabelText.name(value, atMost: 20)
      case "21": parts.serial = try LabelText.name(value, atMost: 20)
      case "11": parts.manufactured = try LabelText.yearMonthDay(value)
      case "17": parts.expiry = try LabelText.yearMonthDay(value)
      default: break
      }
    }
    guard !parts.deviceIdentifier.isEmpty else { throw .malformed }
    if !isPrinted {
      parts.printed = elements.map { "(\($0.identifier))" + LabelText.string($0.value) }.joined()
    }
    return parts
  }

  /// Whether the last digit is the check digit of the others: weights 3 and 1 from the right, sum a multiple of 10.
  static func hasCheckDigit(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      sum += Int(digit &- 0x30) * (place.isMultiple(of: 2) ? 1 : 3)
    }
    return sum.isMultiple(of: 10)
  }

  private typealias Element = (identifier: String, value: ArraySlice<UInt8>)

  private static func printed(_ label: [UInt8]) throws(Fault) -> [Element] {
    var elements: [Element] = []
    var rest = label[...]
    while !rest.isEmpty {
      guard let identifier = identifier(atStartOf: rest) else { throw .malformed }
      rest = rest.dropFirst(identifier.count + 2)
      var end = rest.startIndex
      // A lot may hold a parenthesis: only one around two to four digits begins the next value.
      while end < rest.endIndex, self.identifier(atStartOf: rest[end...]) == nil { end += 1 }
      elements.append((LabelText.string(identifier), rest[..<end]))
      rest = rest[end...]
    }
    return elements
  }

  private static func identifier(atStartOf text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard text.first == UInt8(ascii: "(") else { return nil }
    let digits = text.dropFirst().prefix(while: LabelText.isDigit)
    guard (2...4).contains(digits.count), digits.endIndex < text.endIndex,
      text[digits.endIndex] == UInt8(ascii: ")")
    else { return nil }
    return digits
  }

  private static func scanned(_ label: [UInt8]) throws(Fault) -> [Element] {
    var elements: [Element] = []
    var rest = label[...]
    // A scanner may say first which symbol it read: `]d2`, `]C1`.
    if rest.first == UInt8(ascii: "]") { rest = rest.dropFirst(3) }
    while !rest.isEmpty {
      if rest.first == separator {
        rest = rest.dropFirst()
        continue
      }
      let identifier = LabelText.string(rest.prefix(2))
      rest = rest.dropFirst(2)
      let value: ArraySlice<UInt8>
      switch identifier {
      case "01": value = rest.prefix(14)
      case "11", "13", "15", "17": value = rest.prefix(6)
      case "10", "21": value = rest.prefix { $0 != separator }
      default: throw .malformed
      }
      elements.append((identifier, value))
      rest = rest.dropFirst(value.count)
    }
    return elements
  }
}
