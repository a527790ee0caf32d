internal import LosslessJSON

extension Walk {
  /// Checks the XHTML of a narrative; each finding points at its place inside the string.
  mutating func checkNarrative(_ node: JSONNode) {
    let narrative = XHTMLScanner(document.utf8(of: node))
    let end = document.contentRange(of: node).upperBound
    var offsets = SourceOffsets(of: node, in: document)
    for fault in narrative.faults {
      let start = offsets.source(of: fault.offset)
      report(fault.severity, fault.cause, bytes: start..<min(start + 1, end))
    }
    check(narrative.languages, of: node)
    checkAnchors(of: narrative, &offsets)
    guard !narrative.internalLinks.isEmpty, !resources.isEmpty else { return }
    let path = path.rendered(in: document)
    for link in narrative.internalLinks {
      let start = offsets.source(of: link.lowerBound)
      resources[resources.count - 1].links.append(
        NarrativeLink(
          target: Array(narrative.text[link].dropFirst()), bytes: start..<min(start + 1, end),
          path: path))
    }
  }

  /// Reports an id of a narrative that stands twice in it.
  private mutating func checkAnchors(of narrative: XHTMLScanner, _ offsets: inout SourceOffsets) {
    guard narrative.anchors.count > 1 else { return }
    var seen: Set<ArraySlice<UInt8>> = []
    for anchor in narrative.anchors where !seen.insert(narrative.text[anchor]).inserted {
      let start = offsets.source(of: anchor.lowerBound)
      report(.warning, .sameAnchor, bytes: start..<start + 1)
    }
  }
}

extension Rule {
  static let narrativeForm = Rule(
    "narrative.form", .structure, "The narrative is well-formed XHTML in one div.",
    explanation: """
      text.div is XML: every element is closed, attributes have quotation marks, `&` and `<` are escaped, and the whole is a \
      div with the namespace http://www.w3.org/1999/xhtml. Entities of HTML such as &nbsp; do not exist in it.
      """,
    remedy: """
      Write <div xmlns="http://www.w3.org/1999/xhtml">...</div>; escape & as &amp; and < as &lt;; write other characters as \
      they are or by number (&#160;).
      """)
  static let narrativeContent = Rule(
    "narrative.content", .invariant,
    "The narrative uses only the elements and attributes of simple text.",
    explanation: """
      Scripts, forms, frames, event handlers and external style sheets are not allowed: a narrative is shown by whoever \
      receives it. Text, tables, lists, images and links are.
      """,
    remedy: "Remove the element or attribute, or use a plain one instead.", invariants: ["txt-1"])
  static let narrativeEmpty = Rule(
    "narrative.empty", .invariant, "The narrative says something.",
    explanation: "A div holds some text other than white space, or an image.",
    remedy: "Write a narrative, or leave `text` out.", invariants: ["txt-2"])

  static let narrativeRules = [
    narrativeForm, narrativeContent, narrativeEmpty, narrativeNesting, narrativeLink,
    narrativeLanguage, narrativeSections,
  ]
}

extension Cause {
  static var noDiv: Cause { Cause(.narrativeForm, "must be one div element and nothing else") }
  static var outsideDiv: Cause { Cause(.narrativeForm, "has content outside its div") }
  static var declaration: Cause {
    Cause(.narrativeForm, "has a declaration or processing instruction, which may not stand here")
  }
  static var namespace: Cause {
    Cause(.narrativeForm, "has a div without the namespace http://www.w3.org/1999/xhtml")
  }
  static var ampersand: Cause {
    Cause(.narrativeForm, "has '&' that begins no entity, and must be written as &amp;")
  }
  static var space: Cause {
    Cause(.narrativeContent, "has the attribute xml:space, which can only say what holds anyway")
  }
  fileprivate static var sameAnchor: Cause {
    Cause(.narrativeLink, "has an id or an anchor that stands twice in the narrative")
  }
  static var emptyNarrative: Cause {
    Cause(.narrativeEmpty, "has neither text nor an image in its div")
  }

  static func notWellFormed(_ what: String) -> Cause {
    Cause(.narrativeForm, "is not well-formed XHTML: \(what)")
  }
  static func unfinished(_ what: StaticString) -> Cause {
    Cause(.narrativeForm, "ends inside \(what)")
  }
  static func unclosed(_ name: String) -> Cause {
    Cause(.narrativeForm, "ends before </\(markup(name))>")
  }
  static func mismatch(_ name: String, expected: String) -> Cause {
    Cause(.narrativeForm, "has </\(markup(name))> where </\(markup(expected))> is expected")
  }
  static func entity(_ name: String) -> Cause {
    Cause(.narrativeForm, "has the entity &\(markup(name));, which XHTML does not have here")
  }
  static func element(_ name: String) -> Cause {
    Cause(
      .narrativeContent, "has the element <\(markup(name))>, which may not stand in a narrative")
  }
  static func attribute(_ name: String) -> Cause {
    Cause(
      .narrativeContent, "has the attribute '\(markup(name))', which may not stand in a narrative")
  }

  /// Names of markup are shown where they look like such: an unescaped '<' may be followed by anybody's name.
  private static func markup(_ name: String) -> String {
    let isPlain =
      name.utf8.count <= 16
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == 0x3A
          || (0x30...0x39).contains($0)
      }
    return isPlain ? name : "..."
  }
}
