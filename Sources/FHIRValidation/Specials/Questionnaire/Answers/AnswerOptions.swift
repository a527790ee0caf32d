internal import LosslessJSON

extension Walk {
  /// Checks the answer to a choice: one of its options, or of its value set.
  mutating func checkChoice(
    _ answer: FormAnswer, _ type: FormItemType, _ response: FormResponse
  ) {
    let options = answer.item.options
    if options.isEmpty {
      if answer.value.type == "Coding", let canonical = answer.item.answerValueSet {
        checkCodingValueSet(answer, canonical, type, response)
      }
      return
    }
    let isText = type == .openChoice && answer.value.isOpenText
    if isText {
      if options.contains(where: { $0.value.reads(as: answer.value) }) {
        report(.warning, .codeAsText, at: answer.node)
      }
      return
    }
    check(answer, among: options)
  }

  /// Checks an answer of another type where the item lists the values it may have.
  mutating func checkOptions(_ answer: FormAnswer) {
    let options = answer.item.options
    if !options.isEmpty { check(answer, among: options) }
  }

  private mutating func check(_ answer: FormAnswer, among options: [FormOption]) {
    let candidates = options.filter { $0.value.type == answer.value.type }
    let found = candidates.first { $0.value.isSame(as: answer.value) == true }
    let place = answer.item.type?.isChoice == true ? answer.node : answer.value.json.node
    guard let found else {
      return report(.error, .noOption(answer, isOfType: !candidates.isEmpty), at: place)
    }
    if found.isExclusive, answer.count > 1 { report(.error, .notAlone, at: place) }
  }
}

extension FormValue {
  /// Whether it is the text of somebody who found no option: a string, or a Coding of words only.
  var isOpenText: Bool {
    if type == "String" { return true }
    guard type == "Coding" else { return false }
    let coding = FormCoding(json)
    return coding.system == nil && coding.code == nil && coding.display != nil
  }

  /// Whether a text reads like this option, though it is given as a text.
  fileprivate func reads(as text: FormValue) -> Bool {
    guard type == "Coding", let text = text.json.string?.lowercased() else { return false }
    let coding = FormCoding(json)
    return coding.display?.lowercased() == text || coding.code?.lowercased() == text
  }
}

extension Rule {
  static let responseOption = Rule(
    "response.option", .invariant, "An answer is one of the options that the item lists.",
    explanation: """
      Where an item has `answerOption`, its answers have one of these values: codes are compared by system and code, all \
      others by their value. Only an item of type open-choice takes a text that is none of them. An option that is exclusive \
      stands alone.
      """,
    remedy: "Choose one of the options; mind the system of a code.")
  static let responseOptionText = Rule(
    "response.option-text", .invariant, "An option is answered by its code, and not by a text.",
    explanation: """
      An item of type open-choice may be answered by a text, where none of its options fits. A text that reads like one of \
      the options is lost to whoever looks for the code.
      """,
    remedy: "Answer by the Coding of the option.")

  static let responseOptionRules = [responseOption, responseOptionText]
}

extension Cause {
  fileprivate static func noOption(_ answer: FormAnswer, isOfType: Bool) -> Cause {
    Cause(
      .responseOption,
      {
        guard isOfType else {
          return
            "is value\(answer.value.type), and the item '\(answer.item.name)' has no options of this type"
        }
        guard answer.value.type == "Coding" else {
          return "is none of the options of the item '\(answer.item.name)'"
        }
        let coding = FormCoding(answer.value.json)
        return
          "has the code '\(shown(code: coding.code ?? ""))'\(coding.system.map { " of \(shown(url: $0))" } ?? " without a system"), which is none of the options of the item '\(answer.item.name)'"
      }())
  }

  fileprivate static var notAlone: Cause {
    Cause(.responseOption, "is an option that excludes all others, and there are other answers")
  }

  fileprivate static var codeAsText: Cause {
    Cause(.responseOptionText, "is a text that reads like one of the options")
  }
}
