extension XHTMLScanner {
  mutating func entity() throws(Stop) {
    let start = index
    index += 1
    if take("#") {
      let isHexadecimal = take("x")
      let digits = index
      while index < text.count, isDigit(text[index], hexadecimal: isHexadecimal) { index += 1 }
      guard index > digits, take(";") else { throw stop(.ampersand, at: start) }
      return
    }
    let name = index
    while index < text.count, isNamePart(text[index]) { index += 1 }
    let range = name..<index
    guard !range.isEmpty, take(";") else { throw stop(.ampersand, at: start) }
    if !XHTMLVocabulary.entities.contains(name: text[range]) {
      note(.entity(string(range)), at: start)
    }
  }

  // MARK: Characters

  mutating func name(of what: StaticString, at start: Int) throws(Stop) -> Range<Int> {
    let first = index
    while index < text.count, isNamePart(text[index]) { index += 1 }
    guard index > first, !isDigit(text[first], hexadecimal: false) else {
      throw stop(.notWellFormed("'<' or a space without the name of \(what) after it"), at: start)
    }
    return first..<index
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  private func isDigit(_ byte: UInt8, hexadecimal: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): hexadecimal
    default: false
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  mutating func skipSpace() -> Bool {
    let start = index
    while index < text.count, isSpace(text[index]) { index += 1 }
    return index > start
  }

  func matches(_ word: StaticString) -> Bool { text.span.matches(word, at: index) }

  mutating func take(_ word: StaticString) -> Bool {
    guard matches(word) else { return false }
    index += word.utf8CodeUnitCount
    return true
  }

  func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
    text.span.extracting(range).isEqual(to: word)
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
