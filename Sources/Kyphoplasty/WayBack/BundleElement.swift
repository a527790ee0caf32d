internal import LosslessJSON

/// An element of a bundle: a node of its document, asked for its children by their names.
struct BundleElement: Sendable {
  let document: JSONDocument
  let node: JSONNode

  init(_ document: JSONDocument, _ node: JSONNode) {
    self.document = document
    self.node = node
  }

  /// The child with a name.
  subscript(name: StaticString) -> BundleElement? {
    document.member(name, of: node).map { BundleElement(document, $0) }
  }

  /// The elements of the list with a name; one that stands without brackets is taken for a list of one.
  func all(_ name: StaticString) -> [BundleElement] {
    guard let list = document.member(name, of: node) else { return [] }
    guard document.kind(of: list) == .array else {
      return document.kind(of: list) == .null ? [] : [BundleElement(document, list)]
    }
    var elements: [BundleElement] = []
    document.forEachElement(of: list) { elements.append(BundleElement(document, $0)) }
    return elements
  }

  /// The first element of the list with a name.
  func first(_ name: StaticString) -> BundleElement? { all(name).first }

  /// The text of a string.
  var string: String? {
    document.kind(of: node) == .string ? document.text(of: node) : nil
  }

  /// Whether it is a string with this text.
  func isText(_ text: String) -> Bool { document.isString(node, text) }

  /// Whether something stands in it.
  var isNull: Bool { document.kind(of: node) == .null }

  /// The extension with a url.
  func extended(by url: String) -> BundleElement? {
    all("extension").first { $0["url"]?.isText(url) == true }
  }

  /// All extensions with a url.
  func allExtended(by url: String) -> [BundleElement] {
    all("extension").filter { $0["url"]?.isText(url) == true }
  }
}

extension BundleElement {
  /// The codings of a concept; a coding is its own.
  var codings: [BundleElement] { self["coding"] == nil ? [self] : all("coding") }

  /// Whether a code stands in the concept or the coding.
  func has(_ entry: CodeEntry) -> Bool {
    codings.contains { coding in
      coding["code"]?.isText(entry.code) == true
        && coding["system"]?.isText(entry.system.uriText) == true
    }
  }

  /// The word of the record that a code of the concept stands for.
  ///
  /// Where words share a code, the text of the concept decides; without it the first of them is meant.
  func word<Word: RecordWord & Coded>(
    of type: Word.Type, text words: (Word) -> String? = { _ in nil }
  ) -> Word? {
    let fitting = Word.allCases.filter { has($0.entry) }
    guard fitting.count > 1, let text = self["text"]?.string else { return fitting.first }
    return fitting.first { words($0) == text } ?? fitting.first
  }

  /// The code of a list that stands in the concept.
  func code<List: Coded>(of type: List.Type) -> List? {
    List.allCases.first { has($0.entry) }
  }
}
