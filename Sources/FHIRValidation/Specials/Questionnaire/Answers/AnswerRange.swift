internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks a number, a date or a time against the least and the greatest value that the item allows.
  mutating func checkRange(of answer: FormAnswer) {
    let base = "http://hl7.org/fhir/StructureDefinition/"
    if let limit = answer.item.json.extension(base + "minValue"),
      answer.value.order(to: limit) == .ascending
    {
      report(.error, .tooSmall(answer.item, limit), at: answer.value.json.node)
    }
    if let limit = answer.item.json.extension(base + "maxValue"),
      answer.value.order(to: limit) == .descending
    {
      report(.error, .tooLarge(answer.item, limit), at: answer.value.json.node)
    }
  }

  /// Checks how many digits stand after the point.
  mutating func checkDecimals(of number: JSONValue, _ answer: FormAnswer) {
    let url = "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces"
    guard let limit = answer.item.json.extension(url)?.json.integer,
      let scale = number.number.flatMap({ ExactDecimal($0) })?.scale, scale > limit
    else { return }
    report(.error, .tooPrecise(answer.item, limit), at: answer.value.json.node)
  }
}

extension Rule {
  static let responseRange = Rule(
    "response.range", .invariant, "An answer lies between the limits that the item states.",
    explanation: """
      The extensions minValue and maxValue of an item, and for quantities minQuantity and maxQuantity, limit its answers; \
      the limits themselves are allowed. Dates that are known to the month or year only are compared by their beginning. \
      Quantities are converted first; one that measures something else is outside.
      """,
    remedy: "Correct the answer; check its unit.")
  static let responseDecimals = Rule(
    "response.decimals", .invariant,
    "A number has no more digits after the point than the item allows.",
    explanation: "The extension maxDecimalPlaces limits the digits after the point.",
    remedy: "Round the answer.")

  static let responseRangeRules = [responseRange, responseDecimals]
}

extension Cause {
  fileprivate static func tooSmall(_ item: FormItem, _ limit: FormValue) -> Cause {
    Cause(
      .responseRange,
      "is less than \(limit.text ?? ""), the least that the item '\(item.name)' allows")
  }

  fileprivate static func tooLarge(_ item: FormItem, _ limit: FormValue) -> Cause {
    Cause(
      .responseRange,
      "is greater than \(limit.text ?? ""), the greatest that the item '\(item.name)' allows")
  }

  fileprivate static func tooPrecise(_ item: FormItem, _ limit: Int) -> Cause {
    Cause(
      .responseDecimals,
      "has more digits after the point than the \(limit) that the item '\(item.name)' allows")
  }
}
