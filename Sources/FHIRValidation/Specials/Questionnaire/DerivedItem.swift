internal import LosslessJSON

extension Walk {
  /// Checks that an item asks for nothing that the questionnaire it derives from would not accept.
  mutating func checkDerivation(of item: FormItem, from base: FormDerivation) {
    guard let linkID = item.linkID else { return }
    guard let place = base.form.place(of: linkID) else {
      if base.mode == .complies { report(.error, .notInBase(item, base), at: item.json.node) }
      return
    }
    let original = base.form.items[place]
    if let type = item.json["type"], let expected = original.json["type"]?.string,
      type.string != expected
    {
      report(.error, .changed("type", item, base), atMember: type.node)
    }
    if let repeats = item.json["repeats"], item.repeats, !original.repeats {
      report(.error, .changed("repeats", item, base), atMember: repeats.node)
    }
    if let required = item.json["required"], original.isRequired, !item.isRequired {
      report(.error, .changed("required", item, base), atMember: required.node)
    }
    checkLength(of: item, against: original, base)
    checkOptions(of: item, against: original, base)
  }

  private mutating func checkLength(
    of item: FormItem, against original: FormItem, _ base: FormDerivation
  ) {
    guard let limit = original.json["maxLength"]?.integer else { return }
    guard let length = item.json["maxLength"] else {
      return report(.error, .changed("maxLength", item, base), at: item.json.node)
    }
    if let value = length.integer, value > limit {
      report(.error, .changed("maxLength", item, base), atMember: length.node)
    }
  }

  private mutating func checkOptions(
    of item: FormItem, against original: FormItem, _ base: FormDerivation
  ) {
    let options = item.json["answerOption"]
    if original.answerValueSet != nil, options != nil {
      return report(.error, .changed("answerOption", item, base), at: item.json.node)
    }
    let allowed = original.options
    guard !allowed.isEmpty else { return }
    guard item.answerValueSet == nil, let options else {
      return report(.error, .changed("answerOption", item, base), at: item.json.node)
    }
    for (index, json) in options.elements.enumerated() {
      guard let option = FormOption(json)?.value,
        !allowed.contains(where: { $0.value.isSame(as: option) == true })
      else { continue }
      descend(into: options.node, at: index)
      report(.error, .addedOption(item, base), at: json.node)
      path.pop()
    }
  }
}

extension Rule {
  static let questionnaireDerivation = Rule(
    "questionnaire.derivation", .businessRule,
    "A derived questionnaire asks for nothing that its base would not accept.",
    explanation: """
      Where a questionnaire extends another or complies with it, its items keep their types, do not begin to repeat, stay \
      required, have no longer answers and no further options. One that complies has no further items.
      """,
    remedy: "Keep to what the questionnaire that is derived from allows, or do not derive from it.")
}

extension Cause {
  fileprivate static func notInBase(_ item: FormItem, _ base: FormDerivation) -> Cause {
    Cause(
      .questionnaireDerivation,
      "is the item '\(item.name)', which \(base.canonical) does not have")
  }

  fileprivate static func changed(
    _ element: String, _ item: FormItem, _ base: FormDerivation
  ) -> Cause {
    Cause(
      .questionnaireDerivation,
      "is wider in '\(element)' than the item '\(item.name)' of \(base.canonical)")
  }

  fileprivate static func addedOption(_ item: FormItem, _ base: FormDerivation) -> Cause {
    Cause(
      .questionnaireDerivation,
      "is no option of the item '\(item.name)' of \(base.canonical)")
  }
}
