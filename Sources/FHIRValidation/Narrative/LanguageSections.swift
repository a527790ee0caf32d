internal import LosslessJSON

extension Walk {
  /// Checks that a Narrative has the sections for single languages that a profile asks for.
  ///
  /// - Parameters:
  ///   - narrative: the Narrative.
  ///   - wanted: codes of languages; `_no` for no sections, `_yes` for any, `_resource` for the resource's language.
  mutating func checkSections(of narrative: JSONNode, _ wanted: [String]) {
    guard let div = stringMember("div", of: narrative) else { return }
    let sections = XHTMLScanner(document.utf8(of: div)).languages.sections
    let own = resources.last.flatMap { stringMember("language", of: $0.node) }
    for code in wanted {
      switch code {
      case "_no": if !sections.isEmpty { report(.error, .sections, at: narrative) }
      case "_yes": if sections.isEmpty { report(.error, .noSections, at: narrative) }
      case "_resource":
        guard let own else {
          report(.warning, .sectionUnknown, at: narrative)
          continue
        }
        checkSection(document.text(of: own), among: sections, of: narrative)
      default: checkSection(code, among: sections, of: narrative)
      }
    }
  }

  private mutating func checkSection(
    _ language: String, among sections: [String], of narrative: JSONNode
  ) {
    guard !sections.contains(language) else { return }
    report(sections.isEmpty ? .warning : .error, .noSection(language), at: narrative)
  }
}

extension Rule {
  static let narrativeSections = Rule(
    "narrative.sections", .businessRule,
    "The narrative has the sections for languages that the profile asks for.",
    explanation: """
      A narrative can be divided into a div for each language, with lang and xml:lang. A profile may forbid that, ask for it, \
      or ask for the section of one language or of the resource's own.
      """,
    remedy: "Divide the narrative as the profile asks, or join its sections.")
}

extension Cause {
  fileprivate static var sections: Cause {
    Cause(.narrativeSections, "has sections for single languages, which the profile forbids")
  }
  fileprivate static var noSections: Cause {
    Cause(.narrativeSections, "has no sections for single languages, which the profile asks for")
  }
  fileprivate static var sectionUnknown: Cause {
    Cause(
      .narrativeSections,
      "needs a section in the language of the resource, and the resource does not say its language")
  }
  fileprivate static func noSection(_ language: String) -> Cause {
    Cause(.narrativeSections, "has no section in the language '\(shown(code: language))'")
  }
}
