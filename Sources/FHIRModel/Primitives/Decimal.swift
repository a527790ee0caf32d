internal import LosslessJSON

extension R4 {
  /// A decimal number as it was written: `0.010` stays `0.010`, because its digits say how exact it is.
  ///
  /// Comparing is by value and exact, so that `0.010 == 0.01`; who wants to know how it was written compares texts.
  public struct Decimal: Element, Sendable {
    /// The number in JSON's form, without a leading `+` or needless zeros in front.
    public let text: String

    /// Takes the text of a number in JSON's form, its exponent between -9999 and 9999; nil when it is none.
    public init?(_ text: String) {
      guard DecimalText(text) != nil else { return nil }
      self.text = text
    }

    /// A whole number.
    public init(_ value: Int) { text = String(value) }

    func write(to json: inout JSONWriter) { json.number(text) }
  }
}

extension R4.Decimal: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension R4.Decimal: Comparable, Hashable {
  /// Whether the values are the same, however they are written.
  public static func == (one: Self, other: Self) -> Bool {
    DecimalText(one.text) == DecimalText(other.text)
  }

  /// Whether the value is the lesser one.
  public static func < (one: Self, other: Self) -> Bool {
    guard let one = DecimalText(one.text), let other = DecimalText(other.text) else { return false }
    return one < other
  }

  /// Feeds the value into the hasher, however it is written.
  public func hash(into hasher: inout Hasher) { hasher.combine(DecimalText(text)) }
}
