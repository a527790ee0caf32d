/// The 32-bit integers of FHIR.
struct IntegerFormat: Sendable {
  static let integer = IntegerFormat(.primitiveInteger, Int64(Int32.min)...Int64(Int32.max))
  static let unsigned = IntegerFormat(.primitiveUnsignedInt, 0...Int64(Int32.max))
  static let positive = IntegerFormat(.primitivePositiveInt, 1...Int64(Int32.max))

  private let rule: Rule
  private let range: ClosedRange<Int64>

  private init(_ rule: Rule, _ range: ClosedRange<Int64>) {
    self.rule = rule
    self.range = range
  }

  func fault(in text: Span<UInt8>) -> Cause? {
    var index = 0
    let isNegative = !text.isEmpty && text[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var value: Int64 = 0
    while index < text.count {
      guard let digit = text.digit(at: index) else { return .notWhole(rule) }
      // Beyond ten digits it is out of every range, and stays so.
      if value < 100_000_000_000 { value = value * 10 + Int64(digit) }
      index += 1
    }
    if isNegative && value == 0 { return .notWhole(rule) }
    return range.contains(isNegative ? -value : value) ? nil : .outOfRange(rule, range)
  }
}

extension Span<UInt8> {
  /// The value of an ASCII digit; `nil` for anything else and past the end.
  func digit(at index: Int) -> UInt8? {
    guard index < count else { return nil }
    let digit = self[index] &- UInt8(ascii: "0")
    return digit < 10 ? digit : nil
  }
}

extension Rule {
  static let primitiveInteger = Rule(
    "primitive.integer", .value, "An integer is whole and fits 32 bits.",
    explanation:
      "FHIR's integer runs from -2147483648 to 2147483647, without fraction or exponent.",
    remedy: "Write a whole number in that range; use a decimal or a string element for others.")
  static let primitiveUnsignedInt = Rule(
    "primitive.unsignedInt", .value, "An unsignedInt is whole and not negative.",
    explanation: "FHIR's unsignedInt runs from 0 to 2147483647, without fraction or exponent.",
    remedy: "Write a whole number that is 0 or more.")
  static let primitivePositiveInt = Rule(
    "primitive.positiveInt", .value, "A positiveInt is whole and 1 or more.",
    explanation: "FHIR's positiveInt runs from 1 to 2147483647, without fraction or exponent.",
    remedy: "Write a whole number that is 1 or more. Sequences and ranks count from 1.")

  static let integerRules = [primitiveInteger, primitiveUnsignedInt, primitivePositiveInt]
}

extension Cause {
  fileprivate static func notWhole(_ rule: Rule) -> Cause {
    Cause(rule, "must be a whole number without fraction or exponent")
  }

  fileprivate static func outOfRange(_ rule: Rule, _ range: ClosedRange<Int64>) -> Cause {
    Cause(rule, "is outside the range \(range.lowerBound) to \(range.upperBound)")
  }
}
