internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a Coding against its own system, whatever its element is bound to.
  mutating func checkCoding(_ coding: JSONNode) {
    guard let system = stringMember("system", of: coding) else { return }
    guard withText(of: system, { URIFormat.isAbsolute($0) }) else {
      return report(.error, .relativeSystem, atMember: system)
    }
    let codeSystem = withText(of: system) { text in
      text.withUnsafeBufferPointer { cache.definitions.codeSystem(utf8: $0) }
    }
    guard let codeSystem else {
      let url = withText(of: system) { $0.contains("/ValueSet/") ? $0.string : nil }
      if let url, cache.definitions.valueSet(url) != nil {
        report(.error, .valueSetAsSystem(url), atMember: system)
      }
      return
    }
    guard let code = stringMember("code", of: coding) else { return }
    let concept = withText(of: code) { text in
      text.withUnsafeBufferPointer { codeSystem.lookup($0) }
    }
    guard let concept else {
      if codeSystem.content == .complete {
        report(.error, .unknownCode(document.text(of: code), codeSystem), atMember: code)
      }
      return
    }
    if let display = stringMember("display", of: coding), let expected = concept.display,
      !isSameDisplay(display, expected)
    {
      report(.warning, .wrongDisplay(concept.code, expected), atMember: display)
    }
  }

  /// Case and the amount of white space make no other display.
  private func isSameDisplay(_ node: JSONNode, _ expected: String) -> Bool {
    let text = document.text(of: node)
    if text == expected { return true }
    return normalized(text) == normalized(expected)
  }

  private func normalized(_ text: String) -> [Substring] {
    text.lowercased().split(whereSeparator: \.isWhitespace)
  }
}

extension Span<UInt8> {
  /// Whether a text stands somewhere in the bytes.
  func contains(_ text: StaticString) -> Bool {
    for index in indices where matches(text, at: index) { return true }
    return false
  }
}

extension Rule {
  static let codeUnknown = Rule(
    "code.unknown", .codeInvalid, "A code exists in the code system that it names.",
    explanation: """
      Where the whole code system is part of the definitions, every code that names it as its system must be one of its \
      codes. Codes of systems that are not here (SNOMED CT, LOINC, ICD-10-CM and others) are not checked.
      """,
    remedy: "Correct the code or the system. A local code needs a system of its own.")
  static let codeSystemURL = Rule(
    "code.system", .codeInvalid, "The system of a code is the absolute url of a code system.",
    explanation:
      "A relative system names nothing, and a value set is a choice of codes, not their system.",
    remedy: "Write the url that the code system itself has in its `url`.")
  static let codeDisplay = Rule(
    "code.display", .codeInvalid, "A display is the one that the code system has for the code.",
    explanation: """
      Readers trust the display; if it does not belong to the code, one of the two is wrong. Case and white space do not \
      count. Translations that the code system does not have are reported too.
      """,
    remedy:
      "Use the display of the code system, or leave it out; own words belong in the text of the CodeableConcept."
  )

  static let codingRules = [codeUnknown, codeSystemURL, codeDisplay]
}

extension Cause {
  fileprivate static func unknownCode(_ code: String, _ system: CodeSystem) -> Cause {
    Cause(
      .codeUnknown,
      "has the code '\(shown(code: code))', which \(system.url) does not have\(Suggestion(for: code, among: system.concepts.prefix(5000).lazy.map(\.code)).words)"
    )
  }

  fileprivate static var relativeSystem: Cause {
    Cause(.codeSystemURL, "must be an absolute url")
  }

  fileprivate static func valueSetAsSystem(_ url: String) -> Cause {
    Cause(.codeSystemURL, "is \(url), which is a value set and no code system")
  }

  fileprivate static func wrongDisplay(_ code: String, _ display: String) -> Cause {
    Cause(.codeDisplay, "is not the display of '\(code)', which is '\(display)'")
  }
}
