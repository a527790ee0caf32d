internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks a QuestionnaireResponse against its Questionnaire, where that is known.
  mutating func checkQuestionnaireResponse(_ node: JSONNode) {
    guard let canonical = stringMember("questionnaire", of: node) else {
      if document.member("questionnaire", of: node) == nil {
        report(.information, .noQuestionnaire, at: node)
      }
      return
    }
    guard let entry = form(canonical) else {
      let text = document.text(of: canonical)
      if let type = otherType(of: text) {
        return report(.error, .noQuestionnaire(text, type), atMember: canonical)
      }
      return report(
        text.hasExampleHost ? .information : .warning, .unknownQuestionnaire(text), at: canonical)
    }
    var response = FormResponse(JSONValue(document, node), to: entry)
    checkPeriod(of: node, entry.form.json)
    checkItems(of: node, against: response.form.roots, &response)
    checkConstraints(of: node, response)
  }

  private func form(_ canonical: JSONNode) -> FormCache.Entry? {
    let text = document.text(of: canonical)
    guard text.hasPrefix("#") else {
      return cache.forms.entry(for: text, in: cache.definitions)
        ?? canonicalResource(text, type: "Questionnaire").map {
          FormCache.Entry($0, in: $0, over: cache.definitions)
        }
    }
    guard let scope = resources.last,
      let questionnaire = containedResource(text, type: "Questionnaire")
    else { return nil }
    return FormCache.Entry(
      questionnaire, in: JSONValue(document, scope.node), over: cache.definitions)
  }

  /// What else the definitions have under a canonical url.
  private func otherType(of canonical: String) -> String? {
    if cache.definitions.valueSet(canonical) != nil { return "ValueSet" }
    if cache.definitions.codeSystem(canonical) != nil { return "CodeSystem" }
    if cache.definitions.structure(canonical) != nil { return "StructureDefinition" }
    return nil
  }

  /// A response is written while the questionnaire is in use.
  private mutating func checkPeriod(of node: JSONNode, _ questionnaire: JSONValue) {
    guard let authored = stringMember("authored", of: node),
      let period = questionnaire["effectivePeriod"]
    else { return }
    let moment = FormValue(type: "DateTime", json: JSONValue(document, authored))
    if let start = period["start"].map({ FormValue(type: "DateTime", json: $0) }),
      moment.order(to: start) == .ascending
    {
      report(.warning, .outsidePeriod("before it came into use"), atMember: authored)
    }
    if let end = period["end"].map({ FormValue(type: "DateTime", json: $0) }),
      moment.order(to: end) == .descending
    {
      report(.warning, .outsidePeriod("after it went out of use"), atMember: authored)
    }
  }
}

extension String {
  /// Whether a url is one of those that stand for others in examples.
  fileprivate var hasExampleHost: Bool {
    hasPrefix("http://example.org") || hasPrefix("https://example.org")
  }
}

extension Rule {
  static let responseQuestionnaire = Rule(
    "response.questionnaire", .required,
    "The questionnaire that a response answers can be found.",
    explanation: """
      Only with its Questionnaire can the answers of a QuestionnaireResponse be checked. Here it is found among the \
      definitions that were loaded, by its canonical url and version, or as a contained resource. What is found under the \
      url and is no Questionnaire is an error.
      """,
    remedy: "Load the package or the file with the questionnaire, or correct the url.")
  static let responsePeriod = Rule(
    "response.period", .businessRule,
    "A response is written while its questionnaire is in use.",
    explanation: "The effective period of a Questionnaire says when it may be filled in.",
    remedy: "Use the version of the questionnaire that was in use, or correct the date.")

  static let responseRules = [responseQuestionnaire, responsePeriod]
  static let responseAnswerRules = [
    responseType, responseConstraint, responseUnit, responseAttachment, responseReference,
  ]
}

extension Cause {
  fileprivate static var noQuestionnaire: Cause {
    Cause(.responseQuestionnaire, "names no questionnaire, so its answers were not checked")
  }

  fileprivate static func noQuestionnaire(_ canonical: String, _ type: String) -> Cause {
    Cause(
      .responseQuestionnaire,
      "is \(shown(url: canonical)), which is a \(shown(code: type)) and no Questionnaire")
  }

  fileprivate static func unknownQuestionnaire(_ canonical: String) -> Cause {
    Cause(
      .responseQuestionnaire,
      "answers the questionnaire \(shown(url: canonical)), which is not known here, so the answers were not checked"
    )
  }

  fileprivate static func outsidePeriod(_ words: String) -> Cause {
    Cause(.responsePeriod, "lies outside the effective period of the questionnaire: \(words)")
  }
}
