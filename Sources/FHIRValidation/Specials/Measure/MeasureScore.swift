internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks the score of a group, as the scoring of the measure asks for.
  mutating func checkScore(
    of group: ElementPlace, as scoring: ReportedMeasure.Scoring?, _ measure: ReportedMeasure
  ) {
    let score = child("measureScore", of: group)
    if measure.isDataCollection {
      if let score { report(.error, .scoreOfCollection, at: score) }
      return
    }
    guard let scoring else { return }
    guard scoring != .cohort else {
      if let score { report(.error, .scoreOfCohort, at: score) }
      return
    }
    guard let score else { return report(.error, .noScore(scoring), at: group) }
    let value = child("value", of: score)
    if value == nil, !hasAlternateScore(score) { report(.error, .noScore(scoring), at: score) }
    switch scoring {
    case .proportion: checkProportion(score, value)
    case .ratio, .continuousVariable: checkUnit(of: score, scoring, measure)
    case .cohort: break
    }
  }

  /// A score that is no number is told by an extension.
  private func hasAlternateScore(_ score: ElementPlace) -> Bool {
    self.extension(
      "http://hl7.org/fhir/us/davinci-deqm/StructureDefinition/extension-alternateScoreType",
      of: score) != nil
  }

  private mutating func checkProportion(_ score: ElementPlace, _ value: ElementPlace?) {
    for unit in [child("unit", of: score), child("system", of: score), child("code", of: score)] {
      if let unit { report(.error, .unitOfProportion, at: unit) }
    }
    guard let value,
      let number = FormValue(type: "Decimal", json: JSONValue(document, value.node)).number,
      number < ExactDecimal(0) || number > ExactDecimal(1)
    else { return }
    report(.error, .noProportion, at: value)
  }

  /// The measure may fix the unit by an extension.
  private mutating func checkUnit(
    of score: ElementPlace, _ scoring: ReportedMeasure.Scoring, _ measure: ReportedMeasure
  ) {
    let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
    let code = child("code", of: score)
    guard let fixed = measure.json.extension(url).map({ FormCoding($0.json) }) else {
      if code == nil, scoring == .ratio { report(.warning, .noUnit, at: score) }
      return
    }
    guard let code else { return report(.error, .otherUnit(fixed), at: score) }
    if text(of: code) != fixed.code {
      report(.error, .otherUnit(fixed), at: code)
    } else if text("system", of: score) != fixed.system {
      report(.error, .otherUnit(fixed), at: score)
    }
  }
}

extension Rule {
  static let measureScore = Rule(
    "measurereport.score", .businessRule, "A score is what the scoring of the measure asks for.",
    explanation: """
      A proportion is a number from 0 to 1 without a unit; a ratio and a continuous variable are numbers, with the unit that \
      the measure may fix; a cohort has no score, and neither has a report that only collects data.
      """,
    remedy: "Correct the score, or leave it out where the measure has none.")

  static let measureReportRules = [measureScore]
}

extension Cause {
  fileprivate static var scoreOfCollection: Cause {
    Cause(.measureScore, "stands in a report of type data-collection, which has no scores")
  }

  fileprivate static var scoreOfCohort: Cause {
    Cause(.measureScore, "is the score of a cohort measure, which has none")
  }

  fileprivate static func noScore(_ scoring: ReportedMeasure.Scoring) -> Cause {
    Cause(.measureScore, "has no value for a measure with the scoring \(scoring.rawValue)")
  }

  fileprivate static var unitOfProportion: Cause {
    Cause(.measureScore, "gives a unit to a proportion, which has none")
  }

  fileprivate static var noProportion: Cause {
    Cause(.measureScore, "is no proportion, which lies between 0 and 1")
  }

  fileprivate static var noUnit: Cause { Cause(.measureScore, "is a ratio without a unit") }

  fileprivate static func otherUnit(_ unit: FormCoding) -> Cause {
    Cause(
      .measureScore,
      "must have the unit '\(shown(code: unit.code ?? ""))'\(unit.system.map { " of \(shown(url: $0))" } ?? "")"
    )
  }
}
