extension Rule {
  static let measureReportMeasure = Rule(
    "measurereport.measure", .required, "The measure that a report answers can be found.",
    explanation: """
      Only with its Measure can the figures of a MeasureReport be checked: it is looked for among the definitions that were \
      loaded and among the contained resources. Where its scoring is not one of the four known ones, scores are not checked.
      """,
    remedy: "Load the package or the file with the measure, or correct the url.")
  static let measureReportParts = Rule(
    "measurereport.parts", .businessRule,
    "A report has the groups, populations and stratifiers of its measure.",
    explanation: """
      They are told by their codes: each of a report has the code of one of the measure, no two the same, and all of the \
      measure are there, but for what is only observed. Where report and measure have one group each it needs no code. A \
      report that only collects data may leave groups out.
      """,
    remedy: "Give each part the code that the measure has for it, and add those that are missing.")
  static let measureReportSubjects = Rule(
    "measurereport.subjects", .businessRule, "The counts of a report are those of its lists.",
    explanation: """
      A report of type subject-list names as many subjects as it counts. One of another type names none, and should have a \
      count.
      """,
    remedy: "Correct the count, or the list of subjects.")

  static let measureReportPartRules = [
    measureReportMeasure, measureReportParts, measureReportSubjects,
  ]
}

extension Cause {
  static func unknownMeasure(_ canonical: String) -> Cause {
    Cause(
      .measureReportMeasure,
      "is \(shown(url: canonical)), which is not known here, so the figures were not checked")
  }

  static var unknownScoring: Cause {
    Cause(.measureReportMeasure, "has a scoring that is not known, so scores were not checked")
  }

  static func partWithoutCode(_ kind: MeasurePart) -> Cause {
    Cause(
      .measureReportParts, "has no code that would tell which \(kind.rawValue) of the measure it is"
    )
  }

  static func unknownPart(_ kind: MeasurePart) -> Cause {
    Cause(.measureReportParts, "has a code that no \(kind.rawValue) of the measure has")
  }

  static func repeatedPart(_ kind: MeasurePart) -> Cause {
    Cause(.measureReportParts, "has the code of another \(kind.rawValue) of the report")
  }

  static func partMissing(_ kind: MeasurePart, _ code: MeasureCode?) -> Cause {
    Cause(
      .measureReportParts,
      "lacks the \(kind.rawValue) of the measure with \(code?.codings.first?.code.map { "the code '\(shown(code: $0))'" } ?? "no code")"
    )
  }

  static func countDisagrees(_ count: Int, _ listed: Int) -> Cause {
    Cause(.measureReportSubjects, "counts other subjects than the \(listed) that are listed")
  }

  static var unexpectedSubjects: Cause {
    Cause(.measureReportSubjects, "lists subjects, and the report is no subject-list")
  }

  static var noCount: Cause { Cause(.measureReportSubjects, "has no count") }
}
