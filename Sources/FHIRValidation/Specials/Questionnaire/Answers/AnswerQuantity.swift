internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks a quantity: its size, its precision and its unit.
  mutating func checkQuantity(_ answer: FormAnswer, _ response: FormResponse) {
    let base = "http://hl7.org/fhir/StructureDefinition/"
    let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    let item = answer.item.json
    if let limit = item.extension(sdc + "minQuantity") ?? item.extension(base + "minValue") {
      checkQuantity(answer, against: limit, isLeast: true)
    }
    if let limit = item.extension(sdc + "maxQuantity") ?? item.extension(base + "maxValue") {
      checkQuantity(answer, against: limit, isLeast: false)
    }
    if let number = answer.value.json["value"] { checkDecimals(of: number, answer) }
    checkUnit(of: answer, response)
  }

  private mutating func checkQuantity(
    _ answer: FormAnswer, against limit: FormValue, isLeast: Bool
  ) {
    let node = answer.value.json.node
    guard limit.type == "Quantity" else { return }
    let (one, other) = (FormQuantity(answer.value.json), FormQuantity(limit.json))
    guard one.value != nil, other.value != nil else { return }
    // Numbers without a code for their unit say nothing of each other.
    guard one.hasFormalUnit, other.hasFormalUnit, let order = one.order(to: other) else {
      return report(.error, .incomparable(one, other, isLeast: isLeast), at: node)
    }
    if order == (isLeast ? .ascending : .descending) {
      report(.error, .outside(answer.item, other, isLeast: isLeast), at: node)
    }
  }

  private mutating func checkUnit(of answer: FormAnswer, _ response: FormResponse) {
    let base = "http://hl7.org/fhir/StructureDefinition/questionnaire-"
    let node = answer.value.json.node
    let quantity = FormQuantity(answer.value.json)
    let options = answer.item.json.extensions(base + "unitOption").map { FormCoding($0.json) }
    if !options.isEmpty, !options.contains(where: { quantity.hasUnit($0) }) {
      report(.error, .unitNotOffered(answer.item), at: node)
    }
    guard let canonical = answer.item.json.extension(base + "unitValueSet")?.json.string,
      quantity.code != nil || quantity.system != nil || quantity.unit != nil
    else { return }
    switch membership(system: quantity.system, code: quantity.code, in: canonical, response) {
    case .contained: break
    case .notContained: report(.error, .unitNotInValueSet(canonical), at: node)
    case .undetermined: reportUnchecked(canonical, at: node)
    }
  }
}

extension FormQuantity {
  /// Whether the unit is one that is offered, in all that the offer says of it.
  fileprivate func hasUnit(_ coding: FormCoding) -> Bool {
    (coding.system == nil || coding.system == system) && (coding.code == nil || coding.code == code)
      && (coding.code != nil || coding.display == nil || coding.display == unit)
  }

  fileprivate var unitName: String { Cause.shown(code: code ?? unit ?? "") }
}

extension Rule {
  static let responseUnit = Rule(
    "response.unit", .invariant, "A quantity is measured in a unit that the item offers.",
    explanation: """
      The extensions unitOption and unitValueSet of an item list the units that its answers may have, by system and code.
      """,
    remedy: "Convert the answer to one of the units that are offered.")
}

extension Cause {
  fileprivate static func incomparable(
    _ one: FormQuantity, _ other: FormQuantity, isLeast: Bool
  ) -> Cause {
    Cause(
      .responseRange,
      "is measured in '\(one.unitName)' and cannot be compared with the \(isLeast ? "least" : "greatest") value allowed, in '\(other.unitName)'"
    )
  }

  fileprivate static func outside(
    _ item: FormItem, _ limit: FormQuantity, isLeast: Bool
  ) -> Cause {
    Cause(
      .responseRange,
      "is \(isLeast ? "less" : "greater") than the \(isLeast ? "least" : "greatest") quantity that the item '\(item.name)' allows"
    )
  }

  fileprivate static func unitNotOffered(_ item: FormItem) -> Cause {
    Cause(
      .responseUnit,
      {
        let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
        let offered = item.json.extensions(url).prefix(10).compactMap {
          let coding = FormCoding($0.json)
          return (coding.code ?? coding.display).map { "'\(shown(code: $0))'" }
        }
        return
          "has a unit that the item '\(item.name)' does not offer: \(offered.joined(separator: ", "))"
      }())
  }

  fileprivate static func unitNotInValueSet(_ canonical: String) -> Cause {
    Cause(.responseUnit, "has a unit that is not in the value set \(shown(url: canonical))")
  }
}
