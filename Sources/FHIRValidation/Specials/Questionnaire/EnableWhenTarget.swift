internal import LosslessJSON

extension Walk {
  /// Checks that the conditions of an item look at other questions, and compare them with what they can be answered by.
  mutating func checkConditions(of item: FormItem, at place: Int, _ form: Form) {
    guard let list = item.json["enableWhen"] else { return }
    for (index, condition) in list.elements.enumerated() {
      guard let question = condition["question"]?.string else { continue }
      guard let target = form.place(of: question) else {
        report(.error, .noTarget(question), at: condition.node)
        continue
      }
      if target == place {
        report(.error, .conditionOnItself(item), at: condition.node)
      } else if form.isPart(target, of: place) {
        report(.error, .conditionOnPart(question), at: condition.node)
      } else {
        if target > place { report(.warning, .conditionOnLater(question), at: condition.node) }
        descend(into: list.node, at: index)
        checkComparison(condition, with: form.items[target])
        path.pop()
      }
    }
  }

  /// What the answers to the question cannot be compared with never holds.
  private mutating func checkComparison(_ condition: JSONValue, with target: FormItem) {
    guard let type = target.type, let sign = condition["operator"]?.string, sign != "exists",
      let expected = FormValue(condition, prefix: "answer")
    else { return }
    let isOption = target.options.contains { $0.value.type == expected.type }
    if !type.answerTypes.contains(expected.type), !isOption {
      return report(.warning, .neverEqual(expected, target), at: expected.json.node)
    }
    if sign != "=", sign != "!=", ["Boolean", "Coding", "Reference"].contains(expected.type) {
      report(.warning, .noOrder(expected), at: condition.node)
    }
  }
}

extension Form {
  /// Whether an item is somewhere below another.
  fileprivate func isPart(_ place: Int, of whole: Int) -> Bool {
    var place = items[place].parent
    while let current = place, current != whole { place = items[current].parent }
    return place != nil
  }
}

extension Rule {
  static let questionnaireCondition = Rule(
    "questionnaire.condition", .businessRule,
    "A condition of an item looks at another question that stands before it.",
    explanation: """
      `enableWhen.question` is the link id of a question in the same questionnaire: not the item itself, which could never \
      be reached, nor one inside it. A question that stands later is only answered later; this is a warning.
      """,
    remedy: "Name the link id of an earlier question.")
  static let questionnaireComparison = Rule(
    "questionnaire.comparison", .businessRule,
    "A condition compares an answer with a value of its type.",
    explanation: """
      A question of type integer is compared with answerInteger, a choice with answerCoding. Codes and booleans have no \
      order, so they are compared by = and != only. A comparison of other types never holds.
      """,
    remedy: "Compare with a value of the type of the question.")

  static let questionnaireConditionRules = [questionnaireCondition, questionnaireComparison]
}

extension Cause {
  fileprivate static func noTarget(_ question: String) -> Cause {
    Cause(
      .questionnaireCondition,
      "has a condition on the question '\(shown(code: question))', which the questionnaire does not have"
    )
  }

  fileprivate static func conditionOnItself(_ item: FormItem) -> Cause {
    Cause(.questionnaireCondition, "has a condition on itself, '\(item.name)'")
  }

  fileprivate static func conditionOnPart(_ question: String) -> Cause {
    Cause(
      .questionnaireCondition,
      "has a condition on the question '\(shown(code: question))', which is part of it")
  }

  fileprivate static func conditionOnLater(_ question: String) -> Cause {
    Cause(
      .questionnaireCondition,
      "has a condition on the question '\(shown(code: question))', which comes after it")
  }

  fileprivate static func neverEqual(_ value: FormValue, _ target: FormItem) -> Cause {
    Cause(
      .questionnaireComparison,
      "is answer\(shown(code: value.type)), and the question '\(target.name)' of type \(target.type?.rawValue ?? "") is answered otherwise"
    )
  }

  fileprivate static func noOrder(_ value: FormValue) -> Cause {
    Cause(
      .questionnaireComparison, "compares values of type \(shown(code: value.typeName)) by an order"
    )
  }
}
