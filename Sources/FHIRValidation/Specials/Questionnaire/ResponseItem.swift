internal import LosslessJSON

extension Walk {
  /// Checks one item that the walk has gone down to.
  mutating func checkItem(_ node: JSONNode, as place: Int, _ response: inout FormResponse) {
    let item = response.form.items[place]
    checkText(of: node, item)
    let list = document.member("answer", of: node)
    let answers = list.map { Array(document.elements(of: $0)) } ?? []
    checkAnswerCount(answers, of: node, as: place, response)
    guard let type = item.type else { return }
    if type.isGroup || type == .display {
      // That an item has both answers and items is what qrs-1 says.
      if let answer = answers.first, document.member("item", of: node) == nil {
        report(.error, .answered(item), at: answer)
      }
    } else if let list {
      for (index, answer) in answers.enumerated() where document.kind(of: answer) == .object {
        descend(into: list, at: index)
        checkAnswer(answer, to: item, of: answers.count, response)
        response.isInAnswer = true
        checkItems(of: answer, against: item.children, &response)
        response.isInAnswer = false
        path.pop()
      }
    }
    checkNesting(of: node, item, type, &response)
    checkConstraints(of: node, as: place, response)
  }

  private mutating func checkNesting(
    of node: JSONNode, _ item: FormItem, _ type: FormItemType, _ response: inout FormResponse
  ) {
    let items = document.member("item", of: node)
    guard type.isGroup else {
      if let items { report(.error, .itemsOutsideAnswer(item), at: items) }
      return
    }
    if item.isRequired, items == nil, !item.children.isEmpty {
      report(response.missing, .emptyGroup(item), at: node)
    }
    checkItems(of: node, against: item.children, &response)
  }

  /// The text of an item is that of the questionnaire, in one of its languages.
  private mutating func checkText(of node: JSONNode, _ item: FormItem) {
    guard let text = stringMember("text", of: node) else { return }
    if let expected = item.json["text"]?.string, document.isString(text, expected) { return }
    let translation = "http://hl7.org/fhir/StructureDefinition/translation"
    for candidate in item.json["_text"]?["extension"]?.elements.map({ $0 }) ?? []
    where candidate["url"]?.string == translation {
      if let expected = candidate.extension("content")?.json.string,
        document.isString(text, expected)
      {
        return
      }
    }
    report(.error, .otherText(item), at: node)
  }
}

extension Rule {
  static let responseText = Rule(
    "response.text", .invalid, "The text of an item is that of the questionnaire.",
    explanation: """
      The text of an item in a response repeats what was asked. Another text than that of the questionnaire, or one of its \
      translations, means that something else was asked.
      """,
    remedy: "Take the text from the questionnaire, or leave it out.")
  static let responseNesting = Rule(
    "response.nesting", .structure,
    "Groups hold items and no answers; what belongs to a question stands in its answers.",
    explanation: """
      An item of type group has `item`, one of type display has nothing, and every other has `answer`. The items that a \
      question holds in the questionnaire stand in `answer.item` of the response.
      """,
    remedy: "Move the items into the answer, or out of it, as the type of the item asks.")
  static let responseGroup = Rule(
    "response.group", .invariant, "A required group has items.",
    explanation: """
      A group that is required and stands in the response without any item says nothing. In a response that is still being \
      filled in it is a warning.
      """,
    remedy: "Answer a question of the group.")

  static let responseShapeRules = [responseText, responseNesting, responseGroup]
}

extension Cause {
  fileprivate static func answered(_ item: FormItem) -> Cause {
    Cause(
      .responseNesting,
      "has an answer, and the item '\(item.name)' is \(item.type == .display ? "for display only" : "a group")"
    )
  }

  fileprivate static func itemsOutsideAnswer(_ item: FormItem) -> Cause {
    Cause(
      .responseNesting,
      item.type == .display
        ? "has items, and the item '\(item.name)' is for display only"
        : "has items beside its answers; those of the question '\(item.name)' stand in `answer.item`"
    )
  }

  fileprivate static func emptyGroup(_ item: FormItem) -> Cause {
    Cause(.responseGroup, "has no items, and the group '\(item.name)' is required")
  }

  fileprivate static func otherText(_ item: FormItem) -> Cause {
    Cause(
      .responseText, "has another text than the item '\(item.name)' of the questionnaire")
  }
}
