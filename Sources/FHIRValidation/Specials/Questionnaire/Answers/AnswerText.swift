internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks how long a text is, in UTF-16 units as FHIR counts.
  mutating func checkLength(of answer: FormAnswer) {
    guard let text = answer.value.json.string else { return }
    let count = text.utf16.count
    let minLength = "http://hl7.org/fhir/StructureDefinition/minLength"
    if let minimum = answer.item.json.extension(minLength)?.json.integer, count < minimum {
      report(.error, .tooShort(count, minimum), at: answer.value.json.node)
    }
    if let maximum = answer.item.json["maxLength"]?.integer, count > maximum {
      report(.error, .tooLong(count, maximum), at: answer.value.json.node)
    }
  }

  /// Checks a text against the regular expression of the item, which has to match the whole of it.
  mutating func checkPattern(of answer: FormAnswer) {
    let url = "http://hl7.org/fhir/StructureDefinition/regex"
    guard let text = answer.value.json.string,
      let expression = answer.item.json.extension(url)?.json.string
    else { return }
    guard let pattern = try? LinearPattern(expression) else {
      return report(.information, .patternUnknown(answer.item), at: answer.value.json.node)
    }
    if !pattern.matchesWhole(text) {
      report(.error, .patternMissed(answer.item, expression), at: answer.value.json.node)
    }
  }

  /// A string is one line; what has several is asked for as text.
  mutating func checkLineBreaks(in answer: FormAnswer) {
    guard let text = answer.value.json.string, text.utf8.contains(where: { $0 == 10 || $0 == 13 })
    else { return }
    report(.warning, .lineBreak(answer.item), at: answer.value.json.node)
  }
}

extension Rule {
  static let responseLength = Rule(
    "response.length", .invariant, "A text is as long as the item allows.",
    explanation:
      "`maxLength` of an item and its extension minLength limit the characters of an answer.",
    remedy: "Shorten the answer, or answer in more words.")
  static let responsePattern = Rule(
    "response.pattern", .invariant, "A text has the form that the item asks for.",
    explanation: """
      The extension regex of an item is a regular expression that the whole answer matches. One that cannot be matched in \
      linear time (with back references, say) is not checked.
      """,
    remedy: "Write the answer in the form that the item describes.")
  static let responseLine = Rule(
    "response.line", .invariant, "The answer to an item of type string is one line.",
    explanation: "Items of type string are answered in one line, those of type text in any number.",
    remedy: "Leave the line breaks out, or let the item be of type text.")

  static let responseTextRules = [responseLength, responsePattern, responseLine]
}

extension Cause {
  fileprivate static func tooShort(_ count: Int, _ limit: Int) -> Cause {
    Cause(.responseLength, "has \(count) characters, and at least \(limit) are needed")
  }

  fileprivate static func tooLong(_ count: Int, _ limit: Int) -> Cause {
    Cause(.responseLength, "has \(count) characters, and at most \(limit) are allowed")
  }

  fileprivate static func patternMissed(_ item: FormItem, _ pattern: String) -> Cause {
    Cause(
      .responsePattern,
      {
        let format = item.json.extension("http://hl7.org/fhir/StructureDefinition/entryFormat")
        return
          "does not match the expression \(pattern) of the item '\(item.name)'\(format?.json.string.map { ", which asks for the form \($0)" } ?? "")"
      }())
  }

  fileprivate static func patternUnknown(_ item: FormItem) -> Cause {
    Cause(
      .responsePattern,
      "was not checked against the expression of the item '\(item.name)', which is not understood here"
    )
  }

  fileprivate static func lineBreak(_ item: FormItem) -> Cause {
    Cause(.responseLine, "has line breaks, and the item '\(item.name)' is of type string")
  }
}
