internal import LosslessJSON

/// In which languages a narrative is written, as its markup says.
struct NarrativeLanguages {
  /// `lang` of the outermost div.
  var language: String?
  /// `xml:lang` of the outermost div.
  var xmlLanguage: String?
  /// `xml:lang` of the divs directly in the outermost one: a section for each language.
  var sections: [String] = []
  /// Whether there is content beside the sections.
  var hasOtherContent = false
}

extension Walk {
  /// Compares the languages of a narrative with that of its resource.
  ///
  /// https://www.w3.org/TR/i18n-html-tech-lang/#langvalues: a language is given as `lang` and as `xml:lang`.
  mutating func check(_ languages: NarrativeLanguages, of narrative: JSONNode) {
    if !languages.sections.isEmpty, languages.hasOtherContent {
      report(.warning, .mixedLanguages, at: narrative)
    }
    guard let resource = resources.last?.node, let node = stringMember("language", of: resource)
    else { return }
    let expected = document.text(of: node)
    let section = languages.sections.first
    let (language, xmlLanguage) = (languages.language ?? section, languages.xmlLanguage ?? section)
    switch (language, xmlLanguage) {
    case (nil, nil): report(.warning, .languageMissing("lang and xml:lang"), at: narrative)
    case (nil, _): report(.warning, .languageMissing("lang"), at: narrative)
    case (_, nil): report(.warning, .languageMissing("xml:lang"), at: narrative)
    case (let one?, let other?):
      if one != expected || other != expected { report(.warning, .otherLanguage, at: narrative) }
    }
  }
}

extension Rule {
  static let narrativeLanguage = Rule(
    "narrative.language", .businessRule,
    "The narrative says that it is in the resource's language.",
    explanation: """
      Where the resource has a language, the outermost div has it too, as lang and as xml:lang. A narrative in several \
      languages has a div for each, and nothing beside them.
      """,
    remedy: "Put lang and xml:lang on the div, or correct the language of the resource.")
}

extension Cause {
  fileprivate static var mixedLanguages: Cause {
    Cause(.narrativeLanguage, "has sections for single languages, and content beside them")
  }
  fileprivate static func languageMissing(_ name: String) -> Cause {
    Cause(.narrativeLanguage, "does not say its language in \(name), although the resource has one")
  }
  fileprivate static var otherLanguage: Cause {
    Cause(.narrativeLanguage, "says that it is in another language than the resource")
  }
}
