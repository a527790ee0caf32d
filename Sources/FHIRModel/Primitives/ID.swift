internal import LosslessJSON

extension R4 {
  /// A logical id: 1 to 64 ASCII letters, digits, `-` and `.`.
  public struct ID: Element, Hashable, Sendable {
    /// The id itself.
    public let text: String

    /// Takes an id; nil when it is too long, empty or has another character.
    public init?(_ text: String) {
      guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.allows) else {
        return nil
      }
      self.text = text
    }

    /// A UUID in its lower-case form, from its two halves, the first bytes of each the most significant.
    public init(uuid high: UInt64, _ low: UInt64) {
      let digits = Self.hexadecimal(high) + Self.hexadecimal(low)
      var text = ""
      for (index, digit) in digits.enumerated() {
        if [8, 12, 16, 20].contains(index) { text.append("-") }
        text.append(digit)
      }
      self.text = text
    }

    func write(to json: inout JSONWriter) { json.string(text) }

    private static func allows(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }

    private static func hexadecimal(_ half: UInt64) -> String {
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }
}

extension R4.ID: Comparable {
  /// Whether the text comes before the other.
  public static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}
