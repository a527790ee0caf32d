internal import LosslessJSON

extension R4 {
  /// A decimal number as it was written: `0.010` stays `0.010`, because its digits say how exact it is.
  ///
  /// Two decimals are equal when they are written alike.
  public struct Decimal: Element, Hashable, Sendable {
    /// The number in JSON's form, without a leading `+` or needless zeros in front.
    public let text: String

    /// Takes the text of a number in JSON's form; nil when it is none.
    public init?(_ text: String) {
      guard Self.isNumber(text) else { return nil }
      self.text = text
    }

    /// A whole number.
    public init(_ value: Int) { text = String(value) }

    func write(to json: inout JSONWriter) { json.number(text) }

    private static func isNumber(_ text: String) -> Bool {
      var rest = text[...].utf8
      func digits() -> Int {
        let count = rest.prefix { (0x30...0x39).contains($0) }.count
        rest.removeFirst(count)
        return count
      }
      func take(_ characters: UInt8...) -> Bool {
        guard let first = rest.first, characters.contains(first) else { return false }
        rest.removeFirst()
        return true
      }
      _ = take(UInt8(ascii: "-"))
      guard take(UInt8(ascii: "0")) || digits() > 0 else { return false }
      if take(UInt8(ascii: ".")), digits() == 0 { return false }
      if take(UInt8(ascii: "e"), UInt8(ascii: "E")) {
        _ = take(UInt8(ascii: "+"), UInt8(ascii: "-"))
        guard digits() > 0 else { return false }
      }
      return rest.isEmpty
    }
  }
}

extension R4.Decimal: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }
}
