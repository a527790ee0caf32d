/// Makes the tape of a text in one pass.
struct JSONScanner {
  struct Result {
    var tape: [JSONTapeEntry]
    var duplicateKeys: [JSONNode]
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: JSONLimits
  private let firstLine: Int
  private var index = 0
  private var tape: [JSONTapeEntry] = []
  /// The tape indices of the containers that are open.
  private var open: [Int] = []
  private var duplicateKeys: [JSONNode] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits, firstLine: Int) {
    self.bytes = bytes
    self.limits = limits
    self.firstLine = firstLine
  }

  mutating func scan() throws(JSONError) -> Result {
    guard bytes.count <= limits.length else {
      throw error(.tooLong, at: limits.length, expected: "\(limits.length) bytes")
    }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw error(.byteOrderMark, at: 0, expected: "a value")
    }
    if bytes.count >= 2,
      (bytes[0] == 0xFE && bytes[1] == 0xFF) || (bytes[0] == 0xFF && bytes[1] == 0xFE)
    {
      throw error(.byteOrderMark, at: 0, expected: "a value")
    }
    tape.reserveCapacity(bytes.count / 12 + 8)
    skipSpace()
    try scanValue(expected: "a value")
    while let container = open.last {
      if tape[container].kind == .array {
        try continueArray(container)
      } else {
        try continueObject(container)
      }
    }
    skipSpace()
    if index < bytes.count { throw error(.trailingCharacters, at: index, expected: "the end") }
    return Result(tape: tape, duplicateKeys: duplicateKeys)
  }

  // MARK: Containers

  private mutating func continueArray(_ container: Int) throws(JSONError) {
    skipSpace()
    let isFirst = tape[container].count == 0
    let byte = try current(expected: isFirst ? "a value or ']'" : "',' or ']'")
    if byte == UInt8(ascii: "]") { return close(container) }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else {
        throw error(.unexpectedCharacter, at: index, expected: "',' or ']'")
      }
      index += 1
      skipSpace()
    }
    tape[container].count += 1
    try scanValue(expected: isFirst ? "a value or ']'" : "a value")
  }

  private mutating func continueObject(_ container: Int) throws(JSONError) {
    skipSpace()
    let isFirst = tape[container].count == 0
    let byte = try current(expected: isFirst ? "a key or '}'" : "',' or '}'")
    if byte == UInt8(ascii: "}") {
      noteDuplicates(of: container)
      return close(container)
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else {
        throw error(.unexpectedCharacter, at: index, expected: "',' or '}'")
      }
      index += 1
      skipSpace()
    }
    guard try current(expected: "a key in quotation marks") == UInt8(ascii: "\"") else {
      throw error(
        .unexpectedCharacter, at: index,
        expected: isFirst ? "a key or '}'" : "a key in quotation marks")
    }
    try scanString()
    skipSpace()
    guard try current(expected: "':'") == UInt8(ascii: ":") else {
      throw error(.unexpectedCharacter, at: index, expected: "':'")
    }
    index += 1
    skipSpace()
    tape[container].count += 1
    try scanValue(expected: "a value")
  }

  private mutating func begin(_ kind: JSONKind) throws(JSONError) {
    guard open.count < limits.depth else {
      throw error(.tooDeep, at: index, expected: "\(limits.depth)")
    }
    open.append(tape.count)
    tape.append(JSONTapeEntry(kind: kind, start: index, end: index + 1, next: tape.count + 1))
    index += 1
  }

  private mutating func close(_ container: Int) {
    index += 1
    open.removeLast()
    tape[container].end = UInt32(truncatingIfNeeded: index)
    tape[container].next = UInt32(truncatingIfNeeded: tape.count)
  }

  // MARK: Values

  private mutating func scanValue(expected: String) throws(JSONError) {
    switch try current(expected: expected) {
    case UInt8(ascii: "\""): try scanString()
    case UInt8(ascii: "{"): try begin(.object)
    case UInt8(ascii: "["): try begin(.array)
    case UInt8(ascii: "t"): try scanWord("true", .boolean, expected: expected)
    case UInt8(ascii: "f"): try scanWord("false", .boolean, expected: expected)
    case UInt8(ascii: "n"): try scanWord("null", .null, expected: expected)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
    case UInt8(ascii: "+"), UInt8(ascii: "."):
      throw error(.invalidNumber, at: index, expected: "a digit or '-'")
    default: throw error(.unexpectedCharacter, at: index, expected: expected)
    }
  }

  private mutating func scanWord(
    _ word: StaticString, _ kind: JSONKind, expected: String
  ) throws(JSONError) {
    let start = index
    let matches = word.withUTF8Buffer { word in
      start + word.count <= bytes.count
        && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
    }
    guard matches else { throw error(.unexpectedCharacter, at: start, expected: expected) }
    index += word.utf8CodeUnitCount
    append(kind, from: start)
  }

  private mutating func scanNumber() throws(JSONError) {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let first = try current(expected: "a digit")
    if first == UInt8(ascii: "0") {
      index += 1
      if index < bytes.count, Self.isDigit(bytes[index]) {
        throw error(.invalidNumber, at: index, expected: "no digit after a leading zero")
      }
    } else {
      try scanDigits()
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try scanDigits()
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      let sign = try current(expected: "a digit")
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
      try scanDigits()
    }
    append(.number, from: start)
  }

  private mutating func scanDigits() throws(JSONError) {
    guard Self.isDigit(try current(expected: "a digit")) else {
      throw error(.invalidNumber, at: index, expected: "a digit")
    }
    while index < bytes.count, Self.isDigit(bytes[index]) { index += 1 }
  }

  private mutating func append(_ kind: JSONKind, from start: Int, hasEscapes: Bool = false) {
    tape.append(
      JSONTapeEntry(
        kind: kind, start: start, end: index, next: tape.count + 1, hasEscapes: hasEscapes))
  }

  // MARK: Strings

  private mutating func scanString() throws(JSONError) {
    let start = index
    var hasEscapes = false
    index += 1
    while true {
      let byte = try current(expected: "'\"'")
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return append(.string, from: start, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try scanEscape()
      case 0..<0x20: throw error(.controlCharacter, at: index, expected: "an escape")
      case 0x80...0xFF: try scanScalar()
      default: index += 1
      }
    }
  }

  private mutating func scanEscape() throws(JSONError) {
    let start = index
    index += 1
    switch try current(expected: "an escape") {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 1
    case UInt8(ascii: "u"):
      index += 1
      let unit = try scanHexadecimal()
      if (0xDC00..<0xE000).contains(unit) {
        throw error(.loneSurrogate, at: start, expected: "a high surrogate first")
      }
      guard (0xD800..<0xDC00).contains(unit) else { return }
      guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
        bytes[index + 1] == UInt8(ascii: "u")
      else { throw error(.loneSurrogate, at: start, expected: "a low surrogate after it") }
      index += 2
      guard (0xDC00..<0xE000).contains(try scanHexadecimal()) else {
        throw error(.loneSurrogate, at: start, expected: "a low surrogate after it")
      }
    default:
      throw error(.invalidEscape, at: start, expected: #"one of \" \\ \/ \b \f \n \r \t \u"#)
    }
  }

  private mutating func scanHexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Self.hexadecimalDigit(try current(expected: "four hexadecimal digits"))
      else {
        throw error(.invalidEscape, at: index, expected: "four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  /// Passes over one scalar of two to four bytes: well-formed UTF-8, Unicode 15 table 3-7.
  private mutating func scanScalar() throws(JSONError) {
    let first = bytes[index]
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let allowed: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0xC2...0xDF: (length, allowed) = (2, 0x80...0xBF)
    case 0xE0: (length, allowed) = (3, 0xA0...0xBF)
    case 0xED: (length, allowed) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, allowed) = (3, 0x80...0xBF)
    case 0xF0: (length, allowed) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, allowed) = (4, 0x80...0xBF)
    case 0xF4: (length, allowed) = (4, 0x80...0x8F)
    default: throw error(.invalidUTF8, at: index, expected: "UTF-8")
    }
    guard index + length <= bytes.count, allowed.contains(second),
      length < 3 || bytes[index + 2] & 0xC0 == 0x80, length < 4 || bytes[index + 3] & 0xC0 == 0x80
    else { throw error(.invalidUTF8, at: index, expected: "UTF-8") }
    index += length
  }

  // MARK: Keys

  /// Small objects are compared key by key; large ones through a set, so that no object costs the square of its size.
  private mutating func noteDuplicates(of container: Int) {
    let count = tape[container].count
    guard count > 1 else { return }
    var keys: [Int] = []
    keys.reserveCapacity(count)
    var entry = container + 1
    while entry < tape.count {
      keys.append(entry)
      entry = Int(tape[entry + 1].next)
    }
    if count <= 24 {
      for later in 1..<keys.count
      where (0..<later).contains(where: { hasSameText(keys[$0], keys[later]) }) {
        duplicateKeys.append(JSONNode(index: keys[later]))
      }
    } else {
      var seen: Set<String> = []
      for key in keys where !seen.insert(keyText(key)).inserted {
        duplicateKeys.append(JSONNode(index: key))
      }
    }
  }

  private func hasSameText(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (tape[one], tape[other])
    if a.hasEscapes || b.hasEscapes { return keyText(one) == keyText(other) }
    guard a.end - a.start == b.end - b.start else { return false }
    return bytes[Int(a.start)..<Int(a.end)].elementsEqual(bytes[Int(b.start)..<Int(b.end)])
  }

  private func keyText(_ key: Int) -> String {
    let entry = tape[key]
    return JSONEscapes.text(
      bytes[(Int(entry.start) + 1)..<(Int(entry.end) - 1)], hasEscapes: entry.hasEscapes)
  }

  // MARK: Bytes

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private func current(expected: String) throws(JSONError) -> UInt8 {
    guard index < bytes.count else {
      throw error(.unexpectedEnd, at: bytes.count, expected: expected)
    }
    return bytes[index]
  }

  private func error(_ code: JSONError.Code, at offset: Int, expected: String) -> JSONError {
    JSONError(
      code, at: SourcePosition(of: offset, in: bytes, firstLine: firstLine), expected: expected)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
