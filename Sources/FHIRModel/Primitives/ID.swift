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
      text = String(unsafeUninitializedCapacity: 36) { text in
        for place in 0..<36 {
          text[place] = Self.isDash(place) ? UInt8(ascii: "-") : Self.digit(place, high, low)
        }
        return 36
      }
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

    private static func isDash(_ place: Int) -> Bool {
      place == 8 || place == 13 || place == 18 || place == 23
    }

    /// The hexadecimal digit at a place of the text, which has four dashes.
    private static func digit(_ place: Int, _ high: UInt64, _ low: UInt64) -> UInt8 {
      let dashes = place < 8 ? 0 : place < 13 ? 1 : place < 18 ? 2 : place < 23 ? 3 : 4
      let index = place - dashes
      let half = index < 16 ? high : low
      let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (index & 15))) & 0xF
      return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
  }
}

extension R4.ID: Comparable {
  /// Whether the text comes before the other.
  public static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}
