internal import LosslessJSON

/// An answer under check.
struct FormAnswer {
  let value: FormValue
  let item: FormItem
  /// The answer itself.
  let node: JSONNode
  /// How many answers the item has.
  let count: Int
}

extension Walk {
  /// Checks one answer that the walk has gone down to against the item of the questionnaire.
  ///
  /// What is no value of its own type has been reported already: here it compares with nothing.
  mutating func checkAnswer(
    _ node: JSONNode, to item: FormItem, of count: Int, _ response: FormResponse
  ) {
    guard let type = item.type, let value = FormValue(JSONValue(document, node)) else { return }
    let answer = FormAnswer(value: value, item: item, node: node, count: count)
    guard checkType(of: answer, type) else { return }
    if type.isChoice { return checkChoice(answer, type, response) }
    if type == .attachment { return checkAttachment(answer) }
    path.push(
      key: JSONNode(index: max(value.json.node.index - 1, 0)), isSibling: false, nameLength: 5)
    defer { path.pop() }
    checkOptions(answer)
    switch type {
    case .string, .text:
      checkLength(of: answer)
      checkPattern(of: answer)
      if type == .string { checkLineBreaks(in: answer) }
      checkStringValueSet(of: answer, response)
    case .url: checkLength(of: answer)
    case .integer, .date, .dateTime, .time: checkRange(of: answer)
    case .decimal:
      checkRange(of: answer)
      checkDecimals(of: answer.value.json, answer)
    case .quantity: checkQuantity(answer, response)
    case .reference: checkReferenceTarget(of: answer)
    case .attachment, .boolean, .group, .display, .question, .choice, .openChoice: break
    }
  }

  /// Whether a value has a type that the item allows; reports one that has not.
  private mutating func checkType(of answer: FormAnswer, _ type: FormItemType) -> Bool {
    if type.answerTypes.contains(answer.value.type) { return true }
    // The options may hold references too.
    if type.isChoice, answer.item.options.contains(where: { $0.value.type == answer.value.type }) {
      return true
    }
    // A type that no answer may have has been reported already.
    guard FormItemType.allAnswerTypes.contains(answer.value.type) else { return false }
    path.push(
      key: JSONNode(index: max(answer.value.json.node.index - 1, 0)), isSibling: false,
      nameLength: 5)
    report(.error, .wrongAnswerType(answer, type), at: answer.value.json.node)
    path.pop()
    return false
  }
}

extension Rule {
  static let responseType = Rule(
    "response.type", .invariant, "An answer has the type that the item asks for.",
    explanation: """
      The type of an item decides the type of its answers: a question of type decimal is answered by valueDecimal, one of \
      type text by valueString, one of type url by valueUri, and a choice by a Coding or by a value of the type of its \
      options.
      """,
    remedy: "Write the answer with the type that the message names.")
}

extension Cause {
  fileprivate static func wrongAnswerType(_ answer: FormAnswer, _ type: FormItemType) -> Cause {
    let allowed = type.answerTypes.map { "value\($0)" }.joined(separator: ", ")
    return Cause(
      .responseType,
      "is value\(shown(code: answer.value.type)), and the item '\(answer.item.name)' of type \(type.rawValue) is answered by \(allowed)"
    )
  }
}
