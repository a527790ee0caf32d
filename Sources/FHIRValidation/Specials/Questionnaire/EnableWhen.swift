internal import FHIRPathEngine
internal import LosslessJSON

extension FormResponse {
  /// Whether an item is to be answered, by the answers that there are; `nil` where an expression decides it that is not
  /// evaluated here.
  func isEnabled(_ place: Int) -> Bool? {
    let item = form.items[place]
    if let condition = expressions.conditions[place] {
      let item = FHIRPathItem(resource: document, at: root)
      guard let holds = try? condition.map({ try $0.holds(on: item) }) else { return nil }
      return holds ?? false
    }
    let conditions = item.json["enableWhen"]?.elements.map { $0 } ?? []
    guard !conditions.isEmpty else { return true }
    let behavior = item.json["enableBehavior"]?.string
    // Without the behavior that several conditions need, nothing can be said against the answer.
    if conditions.count > 1, behavior == nil { return nil }
    let isAny = behavior == "any"
    for condition in conditions where holds(condition, for: place) == isAny { return isAny }
    return !isAny
  }

  private func holds(_ condition: JSONValue, for place: Int) -> Bool {
    guard let question = condition["question"]?.string, let target = form.place(of: question),
      let expected = FormValue(condition, prefix: "answer"),
      let sign = condition["operator"]?.string
    else { return false }
    let answers = answers(to: target, for: place)
    if sign == "exists" { return expected.json.boolean == !answers.isEmpty }
    return answers.contains { $0.meets(sign, expected) }
  }
}

extension FormValue {
  /// Whether a comparison holds; what cannot be compared meets none.
  fileprivate func meets(_ sign: String, _ expected: FormValue) -> Bool {
    switch sign {
    case "=": isSame(as: expected) == true
    case "!=": isSame(as: expected) == false
    case ">": order(to: expected) == .descending
    case "<": order(to: expected) == .ascending
    case ">=": order(to: expected).map { $0 != .ascending } ?? false
    case "<=": order(to: expected).map { $0 != .descending } ?? false
    default: false
    }
  }
}
