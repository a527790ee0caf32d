internal import LosslessJSON

/// A code in a document, of a system that rules look at.
struct CodedValue {
  let system: Terminology
  let code: String
  let node: JSONNode

  private static let systems: [(system: Terminology, uri: [UInt8])] = [
    Terminology.kyphoplasty, .snomedCT, .loinc, .icd10CM, .icd10PCS, .cpt,
  ].map { ($0, Array($0.uriText.utf8)) }

  init?(_ node: JSONNode, in document: JSONDocument) {
    guard let uri = document.member("system", of: node), document.kind(of: uri) == .string,
      let system = Self.system(uri, in: document), let code = document.string("code", of: node)
    else { return nil }
    self.system = system
    self.code = code
    self.node = node
  }

  private static func system(_ uri: JSONNode, in document: JSONDocument) -> Terminology? {
    for known in systems
    where known.uri.withUnsafeBufferPointer({ document.isString(uri, utf8: $0) }) {
      return known.system
    }
    return nil
  }
}

extension CodedValue {
  /// The code as a finding may show it: letters, digits, dots and hyphens, and no date; else it is a value in the wrong place.
  var shownCode: String {
    let isCode = code.utf8.allSatisfy {
      switch $0 | 0x20 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
      }
    }
    let isDate =
      code.utf8.count >= 7 && code.utf8.dropFirst(4).first == UInt8(ascii: "-")
      && code.utf8.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
    return isCode && !isDate && code.utf8.count <= 32 ? code : "..."
  }
}

/// What a document says of a thing: codes and words that mean the same.
struct CodedConcept {
  let node: JSONNode
  let codings: [CodedValue]
  private let document: JSONDocument

  /// Reads a CodeableConcept; `nil` where the node is none.
  init?(_ node: JSONNode, in document: JSONDocument) {
    guard document.kind(of: node) == .object, let list = document.member("coding", of: node),
      document.kind(of: list) == .array
    else { return nil }
    self.node = node
    self.document = document
    var codings: [CodedValue] = []
    document.forEachElement(of: list) { element in
      if let coding = CodedValue(element, in: document) { codings.append(coding) }
    }
    self.codings = codings
  }

  /// Its text, and the displays of all its codes, of whatever system they are; read where a rule asks for them.
  private var words: [String] {
    let displays = document.list("coding", of: node).compactMap {
      document.string("display", of: $0)
    }
    return [document.string("text", of: node)].compactMap(\.self) + displays
  }

  /// The display of one of its codes.
  func display(of coding: CodedValue) -> String? { document.string("display", of: coding.node) }

  func contains(_ system: Terminology, _ codes: Set<String>) -> Bool {
    codings.contains { $0.system == system && codes.contains($0.code) }
  }

  /// Whether its words, or those of its codes, have one of the parts in them.
  func says(_ parts: [String]) -> Bool {
    words.contains { text in
      let text = text.lowercased()
      return parts.contains { text.contains($0) }
    }
  }
}

extension JSONDocument {
  /// A member of an object where it is a string.
  func string(_ name: StaticString, of node: JSONNode) -> String? {
    guard kind(of: node) == .object, let member = member(name, of: node),
      kind(of: member) == .string
    else { return nil }
    return text(of: member)
  }

  /// The elements of a member, or the member itself where it is no list.
  func list(_ name: StaticString, of node: JSONNode) -> [JSONNode] {
    guard kind(of: node) == .object, let member = member(name, of: node) else { return [] }
    return kind(of: member) == .array ? Array(elements(of: member)) : [member]
  }

  /// The nodes of a value, itself first.
  func range(ofNodes node: JSONNode) -> Range<Int> { node.index..<nodeAfter(node).index }
}
