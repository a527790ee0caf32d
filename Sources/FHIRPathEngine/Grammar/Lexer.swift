/// Cuts an expression into tokens; blanks and comments fall away.
struct Lexer: ~Copyable {
  private let bytes: [UInt8]
  private var index = 0
  /// Whether a backslash before a letter that needs none stands for itself, as authors of regular expressions expect.
  private let keepsUnknownEscapes: Bool

  init(_ text: String, keepsUnknownEscapes: Bool) {
    bytes = Array(text.utf8)
    self.keepsUnknownEscapes = keepsUnknownEscapes
  }

  /// All tokens, with one for the end.
  static func tokens(
    of text: String, keepsUnknownEscapes: Bool = false
  ) throws(FHIRPathError) -> [Token] {
    var lexer = Lexer(text, keepsUnknownEscapes: keepsUnknownEscapes)
    var tokens: [Token] = []
    repeat {
      tokens.append(try lexer.next())
    } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(FHIRPathError) -> Token {
    try skipBlanks()
    let start = index
    guard let byte = peek() else { return Token(kind: .end, offset: start) }
    return Token(kind: try kind(startingWith: byte), offset: start)
  }

  private mutating func kind(startingWith byte: UInt8) throws(FHIRPathError) -> Token.Kind {
    switch byte {
    case UInt8(ascii: "'"): return .string(try quoted(by: byte))
    case UInt8(ascii: "`"): return .delimited(try quoted(by: byte))
    case UInt8(ascii: "@"): return try moment()
    case UInt8(ascii: "%"): return .variable(try variable())
    case UInt8(ascii: "$"):
      index += 1
      let start = index
      guard let name = name(), ["this", "index", "total"].contains(name) else {
        throw FHIRPathError(
          .syntax, at: start - 1, "only $this, $index and $total begin with a dollar sign")
      }
      return .special(name)
    case let digit where digit.isDigit: return .number(number())
    default:
      if let name = name() { return .identifier(name) }
      return .symbol(try symbol())
    }
  }

  // MARK: Bytes

  private func peek(_ distance: Int = 0) -> UInt8? {
    let place = index + distance
    return place < bytes.count ? bytes[place] : nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func skipBlanks() throws(FHIRPathError) {
    while let byte = peek() {
      if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
        index += 1
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        while let byte = peek(), byte != 0x0A, byte != 0x0D { index += 1 }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        let start = index
        index += 2
        while !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) {
          guard index < bytes.count else {
            throw FHIRPathError(.syntax, at: start, "the comment has no end")
          }
          index += 1
        }
        index += 2
      } else {
        return
      }
    }
  }

  // MARK: Words

  private mutating func name() -> String? {
    let start = index
    guard let first = peek(), first.isNameStart else { return nil }
    while let byte = peek(), byte.isNameStart || byte.isDigit { index += 1 }
    return text(start..<index)
  }

  private mutating func variable() throws(FHIRPathError) -> String {
    let start = index
    index += 1
    switch peek() {
    case UInt8(ascii: "`")?: return try quoted(by: UInt8(ascii: "`"))
    case UInt8(ascii: "'")?: return try quoted(by: UInt8(ascii: "'"))
    // Older invariants write %vs-name without quotation marks.
    case UInt8(ascii: "v")? where hasPrefix("vs-"), UInt8(ascii: "e")? where hasPrefix("ext-"):
      let start = index
      while let byte = peek(), byte.isNameStart || byte.isDigit || byte == UInt8(ascii: "-") {
        index += 1
      }
      return text(start..<index)
    default:
      guard let name = name() else {
        throw FHIRPathError(.syntax, at: start, "'%' is followed by the name of a variable")
      }
      return name
    }
  }

  private func hasPrefix(_ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func number() -> String {
    let start = index
    skipDigits()
    if peek() == UInt8(ascii: "."), peek(1)?.isDigit == true {
      index += 1
      skipDigits()
    }
    return text(start..<index)
  }

  private mutating func skipDigits() {
    while let byte = peek(), byte.isDigit { index += 1 }
  }

  private mutating func symbol() throws(FHIRPathError) -> Token.Symbol {
    if index + 1 < bytes.count, let symbol = Token.Symbol(rawValue: text(index..<(index + 2))) {
      index += 2
      return symbol
    }
    guard let byte = peek(), byte < 0x80,
      let symbol = Token.Symbol(rawValue: text(index..<index + 1))
    else { throw FHIRPathError(.syntax, at: index, "no expression has this character here") }
    index += 1
    return symbol
  }
}

// MARK: Strings

extension Lexer {
  /// Reads a string or delimited name with its escapes resolved.
  private mutating func quoted(by quotation: UInt8) throws(FHIRPathError) -> String {
    let start = index
    index += 1
    var content: [UInt8] = []
    while let byte = peek() {
      index += 1
      if byte == quotation { return String(decoding: content, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &content)
      } else {
        content.append(byte)
      }
    }
    throw FHIRPathError(
      .syntax, at: start, "the closing \(quotation == UInt8(ascii: "'") ? "'" : "`") is missing")
  }

  private mutating func escape(into content: inout [UInt8]) throws(FHIRPathError) {
    let start = index - 1
    guard let byte = peek() else { return }
    index += 1
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "\\"),
      UInt8(ascii: "/"):
      content.append(byte)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "u"):
      var unit = try hexUnit(start)
      if (0xD800..<0xDC00).contains(unit), peek() == UInt8(ascii: "\\"),
        peek(1) == UInt8(ascii: "u")
      {
        index += 2
        let low = try hexUnit(start)
        if (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
      }
      content.append(contentsOf: String(UnicodeScalar(unit) ?? "\u{FFFD}").utf8)
    default:
      guard keepsUnknownEscapes else {
        throw FHIRPathError(.syntax, at: start, "this escape is not known")
      }
      content.append(contentsOf: [UInt8(ascii: "\\"), byte])
    }
  }

  private mutating func hexUnit(_ start: Int) throws(FHIRPathError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = peek()?.hexDigit else {
        throw FHIRPathError(.syntax, at: start, "\\u is followed by four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}

// MARK: Dates and times

extension Lexer {
  private mutating func moment() throws(FHIRPathError) -> Token.Kind {
    let start = index
    index += 1
    if peek() == UInt8(ascii: "T") {
      index += 1
      guard let time = time() else {
        throw FHIRPathError(.syntax, at: start, "'@T' is followed by a time")
      }
      return .time(time + (zone() ?? ""))
    }
    let first = index
    guard takeDigits(4) else {
      throw FHIRPathError(.syntax, at: start, "'@' is followed by a date or by T and a time")
    }
    if take("-", thenDigits: 2) { _ = take("-", thenDigits: 2) }
    guard peek() == UInt8(ascii: "T") else { return .date(text(first..<index)) }
    index += 1
    if time() != nil { _ = zone() }
    return .dateTime(text(first..<index))
  }

  private mutating func time() -> String? {
    let start = index
    guard takeDigits(2) else { return nil }
    if take(":", thenDigits: 2), take(":", thenDigits: 2), peek() == UInt8(ascii: "."),
      peek(1)?.isDigit == true
    {
      index += 1
      skipDigits()
    }
    return text(start..<index)
  }

  private mutating func zone() -> String? {
    let start = index
    if peek() == UInt8(ascii: "Z") {
      index += 1
      return "Z"
    }
    guard let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return nil
    }
    index += 1
    if takeDigits(2), take(":", thenDigits: 2) { return text(start..<index) }
    index = start
    return nil
  }

  /// Passes over so many digits; over none where there are fewer, or more.
  private mutating func takeDigits(_ count: Int) -> Bool {
    for distance in 0..<count where peek(distance)?.isDigit != true { return false }
    index += count
    return true
  }

  private mutating func take(_ separator: Unicode.Scalar, thenDigits count: Int) -> Bool {
    let start = index
    guard let byte = peek(), UInt32(byte) == separator.value else { return false }
    index += 1
    if takeDigits(count) { return true }
    index = start
    return false
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }

  fileprivate var isNameStart: Bool {
    (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_")
  }

  /// The value of a hexadecimal digit.
  var hexDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}
