/// Reads the XHTML of a narrative: strict XML, and of it only what FHIR allows.
///
/// One pass without recursion. What is merely not allowed is noted and passed over; what is not well-formed ends the pass,
/// because nothing after it can be trusted.
struct XHTMLScanner {
  /// A fault and its place in the text.
  struct Fault {
    var offset: Int
    var severity = Severity.error
    var cause: Cause
  }

  /// A fault after which the text cannot be read on.
  struct Stop: Error { var fault: Fault }

  let text: [UInt8]
  var index = 0
  private(set) var faults: [Fault] = []
  /// The values of `id`, and of `name` on anchors.
  private(set) var anchors: [Range<Int>] = []
  /// The values of `href` and `src` that begin with `#`.
  var internalLinks: [Range<Int>] = []
  private(set) var languages = NarrativeLanguages()
  private var nesting = XHTMLNesting()
  private var hasContent = false
  private var hasRoot = false

  /// Reads a whole text.
  init(_ text: [UInt8]) {
    self.text = text
    do throws(Stop) { try scan() } catch { faults.append(error.fault) }
  }

  func stop(_ cause: Cause, at offset: Int) -> Stop {
    Stop(fault: Fault(offset: min(offset, max(text.count - 1, 0)), cause: cause))
  }

  mutating func note(_ cause: Cause, at offset: Int, _ severity: Severity = .error) {
    if faults.count < 20 {
      faults.append(Fault(offset: offset, severity: severity, cause: cause))
    }
  }

  private mutating func scan() throws(Stop) {
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "<"): try markup()
      case UInt8(ascii: "&"):
        try entity()
        try content(at: index)
      default: try characters()
      }
    }
    if let name = nesting.name { throw stop(.unclosed(string(name)), at: text.count) }
    guard hasRoot else { throw stop(.noDiv, at: 0) }
    if !hasContent { note(.emptyNarrative, at: 0) }
  }

  /// Passes over text up to the next markup.
  private mutating func characters() throws(Stop) {
    let start = index
    var isBlank = true
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
      if byte > 0x20 {
        isBlank = false
        if byte == UInt8(ascii: "]"), matches("]]>") {
          throw stop(.notWellFormed("']]>' in text"), at: index)
        }
      } else if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
        throw stop(.notWellFormed("a control character"), at: index)
      }
      index += 1
    }
    if isBlank { return }
    let first = text[start...].firstIndex { $0 > 0x20 } ?? start
    try content(at: first)
    if let fault = nesting.textFault { note(fault, at: first) }
  }

  private mutating func content(at offset: Int) throws(Stop) {
    if nesting.isEmpty { throw stop(.outsideDiv, at: offset) }
    hasContent = true
    if nesting.depth == 1 { languages.hasOtherContent = true }
  }

  // MARK: Markup

  private mutating func markup() throws(Stop) {
    if matches("</") { return try endTag() }
    if matches("<!--") { return try comment() }
    if matches("<![CDATA[") { return try characterData() }
    if matches("<?"), nesting.isEmpty, !hasRoot { return try prolog() }
    if matches("<!") || matches("<?") { throw stop(.declaration, at: index) }
    try startTag()
  }

  private mutating func startTag() throws(Stop) {
    let start = index
    index += 1
    let name = try name(of: "an element", at: start)
    let element = XHTMLElement(text.span.extracting(name))
    let isRoot = nesting.isEmpty
    if isRoot {
      guard !hasRoot, element == .div else { throw stop(.noDiv, at: start) }
      hasRoot = true
    } else if let element {
      if let fault = nesting.fault(in: element) { note(fault, at: start) }
    } else {
      note(.element(string(name)), at: start)
    }
    if element == .img { hasContent = true }
    var tag = Tag(name: name, element: element)
    var isEmpty = false
    while true {
      let hadSpace = skipSpace()
      isEmpty = take("/>")
      if isEmpty || take(">") { break }
      guard index < text.count else { throw stop(.unfinished("a tag"), at: start) }
      guard hadSpace else { throw stop(.notWellFormed("no space before an attribute"), at: index) }
      try attribute(of: &tag)
    }
    if isRoot, !tag.hasNamespace { note(.namespace, at: start) }
    noteLanguage(of: tag, isRoot: isRoot)
    if !isEmpty { nesting.push(name, element) }
  }

  /// What has been read of a start tag.
  private struct Tag {
    var name: Range<Int>
    var element: XHTMLElement?
    var attributes: [Range<Int>] = []
    var hasNamespace = false
    var language: Range<Int>?
    var xmlLanguage: Range<Int>?
    var id: Range<Int>?
  }

  private mutating func attribute(of tag: inout Tag) throws(Stop) {
    let start = index
    let name = try name(of: "an attribute", at: index)
    if tag.attributes.contains(where: { text[$0].elementsEqual(text[name]) }) {
      throw stop(.notWellFormed("an attribute that stands twice"), at: start)
    }
    tag.attributes.append(name)
    _ = skipSpace()
    guard take("=") else { throw stop(.notWellFormed("an attribute without a value"), at: start) }
    _ = skipSpace()
    let value = try attributeValue(from: start)
    let isLong = tag.attributes.count > 64
    if isLong { throw stop(.notWellFormed("more than 64 attributes in a tag"), at: start) }
    if equals(name, "xmlns") {
      // A wrong one is said once.
      tag.hasNamespace = true
      if !equals(value, "http://www.w3.org/1999/xhtml") { note(.namespace, at: start) }
      return
    }
    if text.span.matches("xmlns:", at: name.lowerBound) { return }
    if equals(name, "xml:space") { return note(.space, at: start, .information) }
    note(name, value, of: &tag)
    // The attributes of an element that may not stand are not judged as well.
    if tag.element != nil, !XHTMLVocabulary.allows(text[name], on: text[tag.name]) {
      note(.attribute(string(name)), at: start)
    }
  }

  /// Keeps what other checks ask for.
  private mutating func note(_ name: Range<Int>, _ value: Range<Int>, of tag: inout Tag) {
    if equals(name, "lang") {
      tag.language = value
    } else if equals(name, "xml:lang") {
      tag.xmlLanguage = value
    } else if equals(name, "id") {
      tag.id = value
      anchors.append(value)
    } else if tag.element == .a, equals(name, "name") {
      // An anchor may have the same text as its id and as its name.
      if tag.id.map({ text[$0].elementsEqual(text[value]) }) != true { anchors.append(value) }
    } else if tag.element == .a, equals(name, "href") {
      link(value, isImage: false)
    } else if tag.element == .img, equals(name, "src") {
      link(value, isImage: true)
    }
  }

  private mutating func noteLanguage(of tag: Tag, isRoot: Bool) {
    let (language, xmlLanguage) = (tag.language.map(string), tag.xmlLanguage.map(string))
    if isRoot {
      (languages.language, languages.xmlLanguage) = (language, xmlLanguage)
    } else if nesting.depth == 1, tag.element == .div, let section = xmlLanguage {
      languages.sections.append(section)
    } else if nesting.depth == 1 {
      languages.hasOtherContent = true
    }
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
    guard let expected = nesting.pop() else { throw stop(.outsideDiv, at: start) }
    guard text[name].elementsEqual(text[expected]) else {
      throw stop(.mismatch(string(name), expected: string(expected)), at: start)
    }
  }

  /// Passes over what says before the div that this is XML; writers of whole documents leave it behind.
  private mutating func prolog() throws(Stop) {
    let start = index
    note(.declaration, at: start, .warning)
    while index < text.count, !matches("?>") { index += 1 }
    guard take("?>") else { throw stop(.unfinished("a declaration"), at: start) }
  }

  private mutating func comment() throws(Stop) {
    let start = index
    index += 4
    while index < text.count, !matches("-->") { index += 1 }
    guard take("-->") else { throw stop(.unfinished("a comment"), at: start) }
  }

  private mutating func characterData() throws(Stop) {
    let start = index
    index += 9
    try content(at: start)
    while index < text.count, !matches("]]>") { index += 1 }
    guard take("]]>") else { throw stop(.unfinished("a CDATA section"), at: start) }
  }
}
