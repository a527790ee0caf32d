/// The grammar of RFC 8259, chapters 2 to 7, one function per rule: slow, recursive, and simple enough to be believed.
///
/// It says yes or no, and so is a second opinion on the scanner, with which it shares nothing.
struct ReferenceGrammar {
  private let bytes: [UInt8]
  private var index = 0

  static func accepts(_ bytes: [UInt8]) -> Bool {
    // Swift's own decoder repairs what is no UTF-8; an unrepaired text comes back as it was.
    guard String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) else { return false }
    var grammar = ReferenceGrammar(bytes: bytes)
    return grammar.value() && grammar.index == bytes.count
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value() -> Bool {
    space()
    let isValue =
      if take("{") {
        object()
      } else if take("[") {
        array()
      } else if take("\"") {
        string()
      } else {
        take("true") || take("false") || take("null") || number()
      }
    space()
    return isValue
  }

  private mutating func object() -> Bool {
    space()
    if take("}") { return true }
    repeat {
      space()
      guard take("\""), string() else { return false }
      space()
      guard take(":"), value() else { return false }
    } while take(",")
    return take("}")
  }

  private mutating func array() -> Bool {
    space()
    if take("]") { return true }
    repeat { guard value() else { return false } } while take(",")
    return take("]")
  }

  private mutating func string() -> Bool {
    while index < bytes.count {
      if take("\"") { return true }
      if take("\\") {
        if take("u") {
          guard let unit = hexadecimal() else { return false }
          if (0xDC00..<0xE000).contains(unit) { return false }
          if (0xD800..<0xDC00).contains(unit) {
            guard take("\\u"), let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else {
              return false
            }
          }
        } else if !takeOne(of: "\"\\/bfnrt") {
          return false
        }
      } else {
        if bytes[index] < 0x20 { return false }
        index += 1
      }
    }
    return false
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0") {
      guard digits() else { return false }
    }
    if take("."), !digits() { return false }
    if takeOne(of: "eE") {
      _ = takeOne(of: "+-")
      return digits()
    }
    return true
  }

  private mutating func digits() -> Bool {
    guard takeOne(of: "0123456789") else { return false }
    while takeOne(of: "0123456789") {}
    return true
  }

  private mutating func hexadecimal() -> Int? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<(index + 4)]
    guard digits.allSatisfy({ "0123456789abcdefABCDEF".utf8.contains($0) }) else { return nil }
    index += 4
    return Int(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func space() {
    while takeOne(of: " \t\n\r") {}
  }

  private mutating func take(_ token: String) -> Bool {
    guard bytes[index...].starts(with: token.utf8) else { return false }
    index += token.utf8.count
    return true
  }

  private mutating func takeOne(of characters: String) -> Bool {
    guard index < bytes.count, characters.utf8.contains(bytes[index]) else { return false }
    index += 1
    return true
  }
}
