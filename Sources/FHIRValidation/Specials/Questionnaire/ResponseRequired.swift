internal import LosslessJSON

extension Walk {
  /// Reports an item that must be there, at the one that should contain it.
  mutating func reportMissing(_ item: FormItem, _ response: FormResponse, at owner: JSONNode) {
    report(response.missing, .requiredMissing(item), inOwnerOf: owner, response)
  }

  /// Checks the number of answers to an item that the walk is at.
  mutating func checkAnswerCount(
    _ answers: [JSONNode], of node: JSONNode, as place: Int, _ response: FormResponse
  ) {
    let item = response.form.items[place]
    guard let type = item.type, !type.isGroup, type != .display else { return }
    if answers.isEmpty, item.isRequired {
      if response.isEnabled(place) == true {
        report(response.missing, .requiredMissing(item), at: node)
      }
      return
    }
    if !item.repeats, let second = answers.dropFirst().first {
      report(.error, .severalAnswers(item), at: second)
    }
    checkOccurrences(answers.count, of: item, response, at: node)
  }

  /// Checks how often a group stands or a question is answered against the limits that the item states.
  mutating func checkOccurrences(
    _ count: Int, of item: FormItem, _ response: FormResponse, at node: JSONNode
  ) {
    let base = "http://hl7.org/fhir/StructureDefinition/questionnaire-"
    if let maximum = item.json.extension(base + "maxOccurs")?.json.integer, count > maximum {
      report(.error, .tooMany(count, item, maximum), at: node)
    }
    if let minimum = item.json.extension(base + "minOccurs")?.json.integer, count < minimum {
      report(response.missing, .tooFew(count, item, minimum), at: node)
    }
  }

  /// Reports an item that has content although the answers to other items say that it is not to be answered.
  mutating func checkAbsent(_ node: JSONNode, _ index: Int, in list: JSONNode, _ item: FormItem) {
    guard document.member("answer", of: node) != nil || document.member("item", of: node) != nil
    else { return }
    descend(into: list, at: index)
    report(.error, .notEnabled(item), at: node)
    path.pop()
  }
}

extension Rule {
  static let responseRequired = Rule(
    "response.required", .required, "Every required item that applies is answered.",
    explanation: """
      An item with `required` is answered wherever the group around it stands, unless `enableWhen` switches it off. \
      Reported at the group or the response that lacks it. Where the status is neither completed nor amended the response \
      may still be incomplete: then it is a warning.
      """,
    remedy: "Answer the item, or give the response the status in-progress or stopped.")
  static let responseEnabled = Rule(
    "response.enabled", .invalid, "Only an item that applies is answered.",
    explanation: """
      `enableWhen` of an item says which answers to other items make it apply. Only the answers in the same instance of the \
      innermost group that holds both items count. One that does not apply is not answered.
      """,
    remedy: "Leave the answer out, or correct the answer that the condition looks at.")
  static let responseOccurs = Rule(
    "response.occurs", .invalid,
    "An item is answered as often as its limits of occurrence allow.",
    explanation: """
      The extensions minOccurs and maxOccurs of an item limit the number of its answers or, for a group, how often it \
      stands.
      """,
    remedy: "Leave answers out, or add some.")

  static let responseRequiredRules = [responseRequired, responseEnabled, responseOccurs]
}

extension Cause {
  fileprivate static func requiredMissing(_ item: FormItem) -> Cause {
    Cause(.responseRequired, "has no answer to the required item '\(item.name)'")
  }

  fileprivate static func severalAnswers(_ item: FormItem) -> Cause {
    Cause(
      .responseRepeats, "has more than one answer, and the item '\(item.name)' does not repeat")
  }

  fileprivate static func notEnabled(_ item: FormItem) -> Cause {
    Cause(
      .responseEnabled,
      "is answered, and the item '\(item.name)' does not apply by its conditions (enableWhen)")
  }

  fileprivate static func tooMany(_ count: Int, _ item: FormItem, _ limit: Int) -> Cause {
    Cause(
      .responseOccurs,
      "has the item '\(item.name)' \(count) times, and at most \(limit) are allowed"
    )
  }

  fileprivate static func tooFew(_ count: Int, _ item: FormItem, _ limit: Int) -> Cause {
    Cause(
      .responseOccurs,
      "has the item '\(item.name)' \(count) times, and at least \(limit) are needed"
    )
  }
}
