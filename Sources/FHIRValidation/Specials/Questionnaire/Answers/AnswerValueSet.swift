internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a Coding against the value set of a choice.
  mutating func checkCodingValueSet(
    _ answer: FormAnswer, _ canonical: String, _ type: FormItemType, _ response: FormResponse
  ) {
    if type == .openChoice, answer.value.isOpenText { return }
    let coding = FormCoding(answer.value.json)
    switch membership(system: coding.system, code: coding.code, in: canonical, response) {
    case .contained: break
    case .notContained: report(.error, .notInValueSet(coding, canonical), at: answer.node)
    case .undetermined: reportUnchecked(canonical, at: answer.node)
    }
  }

  /// Checks a string that is one of the codes of a value set.
  mutating func checkStringValueSet(of answer: FormAnswer, _ response: FormResponse) {
    guard let canonical = answer.item.answerValueSet, let text = answer.value.json.string else {
      return
    }
    switch membership(ofCode: text, in: canonical, response) {
    case .contained: break
    case .notContained: report(.error, .noCodeOf(canonical), at: answer.value.json.node)
    case .undetermined: reportUnchecked(canonical, at: answer.value.json.node)
    }
  }

  /// Whether a code with its system is in the value set that an item names.
  func membership(
    system: String?, code: String?, in canonical: String, _ response: FormResponse
  ) -> Membership {
    guard options.checksTerminology, let valueSet = valueSet(canonical, response) else {
      return .undetermined
    }
    guard let code, let system else { return .notContained }
    return valueSet.contains(system: system, code: code)
  }

  private func membership(
    ofCode code: String, in canonical: String, _ response: FormResponse
  ) -> Membership {
    guard options.checksTerminology, let valueSet = valueSet(canonical, response) else {
      return .undetermined
    }
    return valueSet.contains(code: code)
  }

  private func valueSet(_ canonical: String, _ response: FormResponse) -> ValueSet? {
    guard canonical.hasPrefix("#") else { return cache.definitions.valueSet(canonical) }
    return response.valueSets?.valueSet(canonical)
  }

  /// Says once for a value set that codes were not checked against it.
  mutating func reportUnchecked(_ canonical: String, at node: JSONNode) {
    guard options.checksTerminology, terminology.uncheckedValueSets.insert(canonical).inserted
    else { return }
    report(.information, .notChecked(canonical), at: node)
  }
}

extension Rule {
  static let responseValueSet = Rule(
    "response.value-set", .codeInvalid, "A code comes from the value set of the item.",
    explanation: """
      `answerValueSet` of an item is the list that its answers are chosen from. An item of type open-choice may be answered \
      by a text instead, but not by another code.
      """,
    remedy: "Choose a code of the value set; mind its system.")
  static let responseUnchecked = Rule(
    "response.unchecked", .notSupported, "The value sets of a questionnaire are known.",
    explanation: """
      Whether an answer comes from a value set can only be told where the value set and the code systems that it takes codes \
      from are here. Said once for a value set.
      """,
    remedy: "Load the package with the value set. Nothing needs mending in the response.")

  static let responseValueSetRules = [responseValueSet, responseUnchecked]
}

extension Cause {
  fileprivate static func notInValueSet(_ coding: FormCoding, _ canonical: String) -> Cause {
    Cause(
      .responseValueSet,
      "has the code '\(shown(code: coding.code ?? ""))'\(coding.system.map { " of \(shown(url: $0))" } ?? " without a system"), which is not in the value set \(shown(url: canonical))"
    )
  }

  fileprivate static func noCodeOf(_ canonical: String) -> Cause {
    Cause(.responseValueSet, "is no code of the value set \(shown(url: canonical))")
  }

  fileprivate static func notChecked(_ canonical: String) -> Cause {
    Cause(
      .responseUnchecked,
      "was not checked: the value set \(shown(url: canonical)) is not known here, or only in part")
  }
}
