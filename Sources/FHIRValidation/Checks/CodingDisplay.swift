internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks that a display belongs to its code, in a language that the reader is expected to know.
  mutating func checkDisplay(_ display: JSONNode, of concept: Concept, in system: CodeSystem) {
    guard let expected = concept.display, !document.isString(display, expected) else { return }
    let text = document.text(of: display)
    let languages = displayLanguages
    var allowed = words(for: concept, in: languages)
    let isSame = { (words: String) in words.lowercased() == text.lowercased() }
    if allowed.contains(where: isSame) { return }
    // The display of the system itself is all that there is, whatever its language.
    if allowed.isEmpty, isSame(expected) { return }
    // Packages carry systems of different age, and words change.
    for other in cache.definitions.versions(ofCodeSystem: system.url) {
      guard let concept = other.lookup(concept.code) else { continue }
      if words(for: concept, in: languages).contains(where: isSame) { return }
    }
    if allowed.isEmpty { allowed = [expected] }
    let isSpaced = allowed.contains { normalized($0) == normalized(text) }
    path.push(key: JSONNode(index: max(display.index - 1, 0)), isSibling: false, nameLength: 0)
    reportLater(
      options.wrongDisplays, .wrongDisplay(concept.code, allowed, differsInSpace: isSpaced),
      at: display, about: display)
    path.pop()
  }

  /// The words for a concept that are in one of some languages.
  private func words(for concept: Concept, in languages: [String]) -> [String] {
    let designations = concept.designations
    var words: [String] = []
    if let display = concept.display {
      let language = designations.first { $0.value == display }?.language
      if isReadable(language, languages) { words.append(display) }
    }
    for designation in designations
    where isReadable(designation.language, languages) && !words.contains(designation.value) {
      words.append(designation.value)
    }
    return words
  }

  /// Notes that a value set shows a coding's code as the coding does.
  mutating func acceptDisplay(
    of coding: JSONNode, _ code: JSONNode, _ system: JSONNode, in valueSet: BoundValueSet
  ) {
    guard probe == nil, let display = stringMember("display", of: coding),
      terminology.isPending(display),
      let words = valueSet.display(
        of: document.text(of: code), system: document.text(of: system)),
      words.lowercased() == document.text(of: display).lowercased()
    else { return }
    terminology.settle(display)
  }

  /// The languages of the innermost resource that says one, or of whoever asked for the validation.
  private var displayLanguages: [String] {
    for resource in resources.reversed() {
      if let language = stringMember("language", of: resource.node) {
        return [document.text(of: language)]
      }
    }
    return options.languages.isEmpty ? ["en"] : options.languages
  }

  /// Words without a language are taken to be English.
  private func isReadable(_ language: String?, _ languages: [String]) -> Bool {
    languages.contains { LanguageTag.isSameLanguage($0, language ?? "en") }
  }

  private func normalized(_ text: String) -> [Substring] {
    text.lowercased().split(whereSeparator: \.isWhitespace)
  }
}

extension Rule {
  static let codeDisplay = Rule(
    "code.display", .codeInvalid, "A display is one that the code system has for the code.",
    explanation: """
      Readers trust the display; if it does not belong to the code, one of the two is wrong. Case does not count. The display \
      may be any that the code system, or the value set of the element, has in the language of the resource, or else in \
      English or the languages that were asked for.
      """,
    remedy:
      "Use a display of the code system, or leave it out; own words belong in the text of the CodeableConcept."
  )

  static let codeDisplayRules = [codeDisplay]
}

extension Cause {
  fileprivate static func wrongDisplay(
    _ code: String, _ displays: [String], differsInSpace: Bool
  ) -> Cause {
    let list = displays.prefix(4).map { "'\($0)'" }.joined(separator: " or ")
    return differsInSpace
      ? Cause(
        .codeDisplay, "differs in white space from the display of '\(code)', which is \(list)")
      : Cause(.codeDisplay, "is not the display of '\(code)', which is \(list)")
  }
}
