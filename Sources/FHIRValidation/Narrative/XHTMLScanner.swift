/// Reads the XHTML of a narrative: strict XML, and of it only what FHIR allows.
///
/// One pass without recursion. What is merely not allowed is noted and passed over; what is not well-formed ends the pass,
/// because nothing after it can be trusted.
struct XHTMLScanner {
  /// A fault and its place in the text.
  struct Fault {
    var offset: Int
    var cause: Cause
  }

  private let text: [UInt8]
  private var index = 0
  /// The names of the elements that are open.
  private var open: [Range<Int>] = []
  private var faults: [Fault] = []
  private var hasContent = false
  private var hasRoot = false

  init(_ text: [UInt8]) { self.text = text }

  /// All faults in their order.
  static func faults(in text: [UInt8]) -> [Fault] {
    var scanner = XHTMLScanner(text)
    do throws(Stop) { try scanner.scan() } catch { scanner.faults.append(error.fault) }
    return scanner.faults
  }

  /// A fault after which the text cannot be read on.
  private struct Stop: Error { var fault: Fault }

  private func stop(_ cause: Cause, at offset: Int) -> Stop {
    Stop(fault: Fault(offset: min(offset, max(text.count - 1, 0)), cause: cause))
  }

  private mutating func note(_ cause: Cause, at offset: Int) {
    if faults.count < 20 { faults.append(Fault(offset: offset, cause: cause)) }
  }

  private mutating func scan() throws(Stop) {
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "<"): try markup()
      case UInt8(ascii: "&"):
        try entity()
        try content(at: index)
      default: try character()
      }
    }
    if let name = open.last { throw stop(.unclosed(string(name)), at: text.count) }
    guard hasRoot else { throw stop(.noDiv, at: 0) }
    if !hasContent { note(.emptyNarrative, at: 0) }
  }

  private mutating func character() throws(Stop) {
    let byte = text[index]
    if byte > 0x20 {
      try content(at: index)
    } else if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
      throw stop(.notWellFormed("a control character"), at: index)
    }
    if matches("]]>") { throw stop(.notWellFormed("']]>' in text"), at: index) }
    index += 1
  }

  private mutating func content(at offset: Int) throws(Stop) {
    if open.isEmpty { throw stop(.outsideDiv, at: offset) }
    hasContent = true
  }

  // MARK: Markup

  private mutating func markup() throws(Stop) {
    if matches("</") { return try endTag() }
    if matches("<!--") { return try comment() }
    if matches("<![CDATA[") { return try characterData() }
    if matches("<!") || matches("<?") { throw stop(.declaration, at: index) }
    try startTag()
  }

  private mutating func startTag() throws(Stop) {
    let start = index
    index += 1
    let name = try name(of: "an element", at: start)
    if open.isEmpty {
      guard !hasRoot, equals(name, "div") else { throw stop(.noDiv, at: start) }
      hasRoot = true
    } else if !XHTMLVocabulary.elements.contains(name: text[name]) {
      note(.element(string(name)), at: start)
    }
    if equals(name, "img") { hasContent = true }
    var seen: [Range<Int>] = []
    var hasNamespace = false
    while true {
      let hadSpace = skipSpace()
      if take("/>") { break }
      if take(">") {
        open.append(name)
        break
      }
      guard index < text.count else { throw stop(.unfinished("a tag"), at: start) }
      guard hadSpace else { throw stop(.notWellFormed("no space before an attribute"), at: index) }
      hasNamespace = try attribute(seen: &seen) || hasNamespace
    }
    if open.count <= 1, equals(name, "div"), open.first.map({ $0 == name }) ?? true, !hasNamespace {
      note(.namespace, at: start)
    }
  }

  /// Reads one attribute, and says whether it is the namespace of XHTML.
  private mutating func attribute(seen: inout [Range<Int>]) throws(Stop) -> Bool {
    let start = index
    let name = try name(of: "an attribute", at: index)
    if seen.contains(where: { text[$0].elementsEqual(text[name]) }) {
      throw stop(.notWellFormed("an attribute that stands twice"), at: start)
    }
    seen.append(name)
    _ = skipSpace()
    guard take("=") else { throw stop(.notWellFormed("an attribute without a value"), at: start) }
    _ = skipSpace()
    let value = try attributeValue(from: start)
    if equals(name, "xmlns") {
      let isXHTML = equals(value, "http://www.w3.org/1999/xhtml")
      if !isXHTML { note(.namespace, at: start) }
      // A wrong one is said once.
      return true
    }
    if !XHTMLVocabulary.attributes.contains(name: text[name]) {
      note(.attribute(string(name)), at: start)
    } else if equals(name, "href") || equals(name, "src"), hasScript(value) {
      note(.script, at: value.lowerBound)
    }
    return false
  }

  private mutating func attributeValue(from start: Int) throws(Stop) -> Range<Int> {
    guard index < text.count, text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'")
    else { throw stop(.notWellFormed("a value without quotation marks"), at: index) }
    let quote = text[index]
    index += 1
    let valueStart = index
    while index < text.count, text[index] != quote {
      switch text[index] {
      case UInt8(ascii: "<"): throw stop(.notWellFormed("'<' in an attribute"), at: index)
      case UInt8(ascii: "&"): try entity()
      default: index += 1
      }
    }
    guard index < text.count else { throw stop(.unfinished("an attribute"), at: start) }
    index += 1
    return valueStart..<(index - 1)
  }

  private mutating func endTag() throws(Stop) {
    let start = index
    index += 2
    let name = try name(of: "an element", at: start)
    _ = skipSpace()
    guard take(">") else { throw stop(.unfinished("a tag"), at: start) }
    guard let expected = open.popLast() else { throw stop(.outsideDiv, at: start) }
    guard text[name].elementsEqual(text[expected]) else {
      throw stop(.mismatch(string(name), expected: string(expected)), at: start)
    }
  }

  private mutating func comment() throws(Stop) {
    let start = index
    index += 4
    while index < text.count, !matches("--") { index += 1 }
    guard take("-->") else { throw stop(.unfinished("a comment"), at: start) }
  }

  private mutating func characterData() throws(Stop) {
    let start = index
    index += 9
    try content(at: start)
    while index < text.count, !matches("]]>") { index += 1 }
    guard take("]]>") else { throw stop(.unfinished("a CDATA section"), at: start) }
  }

  private mutating func entity() throws(Stop) {
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

  private mutating func name(of what: StaticString, at start: Int) throws(Stop) -> Range<Int> {
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

  private mutating func skipSpace() -> Bool {
    let start = index
    while index < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { index += 1 }
    return index > start
  }

  private func matches(_ word: StaticString) -> Bool { text.span.matches(word, at: index) }

  private mutating func take(_ word: StaticString) -> Bool {
    guard matches(word) else { return false }
    index += word.utf8CodeUnitCount
    return true
  }

  private func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
    text.span.extracting(range).isEqual(to: word)
  }

  /// Whether a link runs a script: "javascript:" after any white space, in any case.
  private func hasScript(_ range: Range<Int>) -> Bool {
    let value = String(decoding: text[range], as: UTF8.self).lowercased()
    return value.drop(while: \.isWhitespace).hasPrefix("javascript:")
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
