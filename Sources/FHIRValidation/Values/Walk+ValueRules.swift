internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks a value as a whole against what a profile asks of it.
  mutating func checkValue(_ instance: Instance, _ rules: ValueRules) {
    guard let value = instance.value else { return checkAbsence(of: instance, rules) }
    // Of a primitive in which something is wrong already, nothing more is said; an object may be wrong elsewhere.
    guard document.kind(of: value) == .object || !faulty.contains(value) else { return }
    if let fixed = rules.fixed { checkSame(value, fixed, fixed.root, exactly: true) }
    if let pattern = rules.pattern { checkSame(value, pattern, pattern.root, exactly: false) }
    checkLength(of: value, rules)
    checkSize(of: value, rules)
    if let expression = rules.expression, document.kind(of: value) == .string,
      !expression.matchesWhole(document.text(of: value))
    {
      report(.error, .otherForm, at: value)
    }
    checkBounds(of: value, rules)
    if !rules.languageSections.isEmpty { checkSections(of: value, rules.languageSections) }
  }

  /// Checks a primitive that has extensions and no value.
  private mutating func checkAbsence(of instance: Instance, _ rules: ValueRules) {
    if let fixed = rules.fixed ?? rules.pattern {
      report(
        .error, .otherValue(fixed.shown(fixed.root), exactly: rules.fixed != nil),
        at: instance.anchor)
    }
    if rules.mustHaveValue { report(.error, .noValue, at: instance.anchor) }
    guard let alternatives = rules.alternatives, let parts = parts(of: instance) else { return }
    let list = document.member("extension", of: parts)
    let isAlternative = Repetitions(document, list).contains { item in
      guard let url = stringMember("url", of: item) else { return false }
      return alternatives.contains { document.isString(url, $0) }
    }
    if !isAlternative { report(.error, .noAlternative(alternatives), at: instance.anchor) }
  }

  private mutating func checkLength(of value: JSONNode, _ rules: ValueRules) {
    guard rules.maximumLength != nil || rules.minimumLength != nil,
      document.kind(of: value) == .string
    else { return }
    let length = withText(of: value) { text in
      var count = 0
      // A character is one byte that does not continue another.
      for index in text.indices where text[index] & 0xC0 != 0x80 { count += 1 }
      return count
    }
    if let maximum = rules.maximumLength, length > maximum {
      report(.error, .tooLong(length, maximum), at: value)
    } else if let minimum = rules.minimumLength, length < minimum {
      report(.error, .tooShort(length, minimum), at: value)
    }
  }
}

extension Rule {
  static let valueLength = Rule(
    "value.length", .invalid, "A text is as long as the profile allows and asks for.",
    explanation: "Profiles may give the least and the greatest number of characters.",
    remedy: "Shorten or complete the text.")
  static let valueAbsent = Rule(
    "value.absent", .invalid, "A value stands where extensions may not stand for it.",
    explanation: """
      A primitive may have extensions instead of a value. A profile can forbid that, or list the extensions that may stand \
      for the value.
      """,
    remedy: "Give the value, or one of the extensions that the message names.")

  static let valueForm = Rule(
    "value.form", .invalid, "A text has the form that the profile describes.",
    explanation: "Profiles may give a regular expression that the whole text must match.",
    remedy: "Look up in the profile what the text must look like, and correct it.")

  static let valueRules = [valueLength, valueAbsent, valueForm]
}

extension Cause {
  fileprivate static func tooLong(_ length: Int, _ maximum: Int) -> Cause {
    Cause(.valueLength, "has \(length) characters, and may have at most \(maximum)")
  }

  fileprivate static func tooShort(_ length: Int, _ minimum: Int) -> Cause {
    Cause(.valueLength, "has \(length) characters, and needs at least \(minimum)")
  }

  fileprivate static var otherForm: Cause {
    Cause(.valueForm, "does not have the form that the profile asks for")
  }

  fileprivate static var noValue: Cause {
    Cause(.valueAbsent, "has extensions and no value, and needs a value")
  }

  fileprivate static func noAlternative(_ urls: [String]) -> Cause {
    Cause(
      .valueAbsent,
      "has no value, and needs one or the extension \(urls.joined(separator: " or "))")
  }
}
