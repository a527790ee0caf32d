internal import LosslessJSON

extension Walk {
  /// Checks what the items of a Questionnaire say of each other, and of the questionnaires that it derives from.
  mutating func checkQuestionnaire(_ node: JSONNode) {
    let form = Form(JSONValue(document, node))
    let bases = derivations(of: node)
    check(form.roots, of: node, form, bases)
  }

  private mutating func check(
    _ places: [Int], of owner: JSONNode, _ form: Form, _ bases: [FormDerivation]
  ) {
    guard let list = document.member("item", of: owner), depth < options.maximumDepth else {
      return
    }
    depth += 2
    defer { depth -= 2 }
    var places = places.makeIterator()
    for (index, node) in document.elements(of: list).enumerated()
    where document.kind(of: node) == .object {
      guard let place = places.next() else { return }
      let item = form.items[place]
      descend(into: list, at: index)
      checkConditions(of: item, at: place, form)
      checkInitialValues(of: item)
      for base in bases { checkDerivation(of: item, from: base) }
      check(item.children, of: node, form, bases)
      path.pop()
    }
  }
}

extension Rule {
  static let questionnaireRules = [
    questionnaireInitial, questionnaireBase, questionnaireDerivation,
  ]
}
