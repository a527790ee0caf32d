internal import LosslessJSON

extension Walk {
  /// Checks the bytes of an attachment and the digits of a number against what a profile allows.
  mutating func checkSize(of value: JSONNode, _ rules: ValueRules) {
    if let maximum = rules.maximumSize, let size = size(ofAttachment: value), size > maximum {
      report(.error, .tooManyBytes(size, maximum), at: value)
    }
    if let maximum = rules.maximumDecimals, let count = decimals(of: value), count > maximum {
      report(.error, .tooManyDecimals(count, maximum), at: value)
    }
  }

  /// The bytes of its data, or what it says of data that are elsewhere.
  private func size(ofAttachment value: JSONNode) -> Int? {
    guard document.kind(of: value) == .object else { return nil }
    if let data = stringMember("data", of: value) {
      return withText(of: data) { Base64Format.count(of: $0) }
    }
    return document.member("size", of: value).flatMap { Int(document.text(of: $0)) }
  }

  /// The digits after the point of a decimal, or of the value of a Quantity.
  private func decimals(of value: JSONNode) -> Int? {
    switch document.kind(of: value) {
    case .number:
      let text = document.text(of: value)
      guard let point = text.firstIndex(of: ".") else { return 0 }
      return text[text.index(after: point)...].prefix { $0.isNumber }.count
    case .object: return document.member("value", of: value).flatMap { decimals(of: $0) }
    default: return nil
    }
  }
}

extension Rule {
  static let valueSize = Rule(
    "value.size", .structure, "An attachment has no more bytes than the profile allows.",
    explanation: """
      The extension maxSize of an element limits the bytes of what is attached: those of the data itself, not of its base64, \
      or what the attachment says of data that are elsewhere.
      """,
    remedy: "Attach less, a smaller picture say, or refer to it by url where that is allowed.")
  static let valueDecimals = Rule(
    "value.decimals", .structure,
    "A number has no more digits after its point than the profile allows.",
    explanation:
      "The extension maxDecimalPlaces of an element limits the digits after the point, zeros included.",
    remedy: "Round the number to what was measured.")

  static let valueSizeRules = [valueSize, valueDecimals]
}

extension Cause {
  fileprivate static func tooManyBytes(_ count: Int, _ maximum: Int) -> Cause {
    Cause(.valueSize, "has \(count) bytes, and may have at most \(maximum)")
  }
  fileprivate static func tooManyDecimals(_ count: Int, _ maximum: Int) -> Cause {
    Cause(
      .valueDecimals, "has \(count) digits after the point, and may have at most \(maximum)")
  }
}
