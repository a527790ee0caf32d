internal import LosslessJSON

extension Walk {
  /// Checks that the values which an item begins with could be its answers.
  mutating func checkInitialValues(of item: FormItem) {
    guard let type = item.type, !type.isGroup, type != .display, let list = item.json["initial"]
    else { return }
    for (index, initial) in list.elements.enumerated() {
      guard let value = FormValue(initial), FormItemType.allAnswerTypes.contains(value.type),
        !type.answerTypes.contains(value.type),
        !item.options.contains(where: { $0.value.type == value.type })
      else { continue }
      descend(into: list.node, at: index)
      report(.warning, .wrongInitial(value, item), at: value.json.node)
      path.pop()
    }
  }
}

extension Rule {
  static let questionnaireInitial = Rule(
    "questionnaire.initial", .businessRule, "An initial value has the type of its item.",
    explanation:
      "What a form is filled in with before anybody answers must be an answer that the item allows.",
    remedy: "Write the initial value with the type of the item.")
}

extension Cause {
  fileprivate static func wrongInitial(_ value: FormValue, _ item: FormItem) -> Cause {
    Cause(
      .questionnaireInitial,
      "is value\(shown(code: value.type)), and the item '\(item.name)' has the type \(item.type?.rawValue ?? "")"
    )
  }
}
