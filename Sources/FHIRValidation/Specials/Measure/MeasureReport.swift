internal import FHIRDefinitions
internal import LosslessJSON

/// A Measure as its reports are held against it.
struct ReportedMeasure {
  let json: JSONValue
  /// The code of `MeasureReport.type`.
  let reportType: String?

  /// The code by which figures become a score, for the measure as a whole or as one of its groups has it.
  func scoring(of group: JSONValue?) -> Scoring? {
    let url = "http://hl7.org/fhir/uv/cqm/StructureDefinition/cqm-scoring"
    let concept = group?.extension(url)?.json ?? json["scoring"]
    let code = concept?["coding"]?.elements.lazy.compactMap { $0["code"]?.string }.first
    return code.flatMap { Scoring(rawValue: $0) }
  }

  var groups: [JSONValue] { json["group"]?.elements.map { $0 } ?? [] }
  var isDataCollection: Bool { reportType == "data-collection" }
}

extension Walk {
  /// Checks a MeasureReport against its Measure, where that is known.
  mutating func checkMeasureReport(_ node: JSONNode) {
    let report = ElementPlace(resource: node)
    guard let canonical = child("measure", of: report), let url = text(of: canonical) else {
      return
    }
    guard let json = measure(url) else {
      return self.report(.warning, .unknownMeasure(url), at: canonical)
    }
    let measure = ReportedMeasure(json: json, reportType: text("type", of: report))
    if measure.json["scoring"] != nil, measure.scoring(of: nil) == nil {
      self.report(.information, .unknownScoring, at: canonical)
    }
    checkGroups(of: report, measure)
  }

  private func measure(_ canonical: String) -> JSONValue? {
    guard canonical.hasPrefix("#") else { return canonicalResource(canonical, type: "Measure") }
    return containedResource(canonical, type: "Measure")
  }

  private mutating func checkGroups(of report: ElementPlace, _ measure: ReportedMeasure) {
    let groups = children("group", of: report)
    let expected = measure.groups
    // A measure without groups says nothing about those of its reports.
    guard let only = expected.first else { return }
    if groups.count == 1, expected.count == 1, let group = groups.first {
      // The one group is usually given without its code.
      if let code = child("code", of: group), let other = only["code"],
        !MeasureCode(JSONValue(document, code.node)).matches(MeasureCode(other))
      {
        self.report(.error, .unknownPart(.group), at: group)
      }
      return checkGroup(group, against: only, measure)
    }
    for (group, place) in match(
      groups, with: expected, .group, in: report, isPartial: measure.isDataCollection)
    {
      checkGroup(group, against: expected[place], measure)
    }
  }

  private mutating func checkGroup(
    _ group: ElementPlace, against expected: JSONValue, _ measure: ReportedMeasure
  ) {
    let populations = expected["population"]?.elements.map { $0 } ?? []
    let found = match(
      children("population", of: group), with: populations, .population, in: group,
      isPartial: false)
    for (population, _) in found { checkSubjects(of: population, measure) }
    checkScore(of: group, as: measure.scoring(of: expected), measure)
    _ = match(
      children("stratifier", of: group), with: expected["stratifier"]?.elements.map { $0 } ?? [],
      .stratifier, in: group, isPartial: false)
  }

  /// A list of subjects has as many as are counted; only such a list has any.
  private mutating func checkSubjects(of population: ElementPlace, _ measure: ReportedMeasure) {
    let count = child("count", of: population).flatMap { JSONValue(document, $0.node).integer }
    let subjects = child("subjectResults", of: population)
    if measure.reportType == "subject-list" {
      if let count, let listed = listedSubjects(subjects), count != listed {
        report(.error, .countDisagrees(count, listed), at: population)
      }
      return
    }
    if subjects != nil { report(.error, .unexpectedSubjects, at: population) }
    if count == nil { report(.warning, .noCount, at: population) }
  }

  /// How many subjects a reference stands for: those of a contained list, or one; `nil` for a list that is not here.
  private func listedSubjects(_ subjects: ElementPlace?) -> Int? {
    guard let subjects else { return 0 }
    guard let reference = stringMember("reference", of: subjects.node) else { return nil }
    guard let list = containedResource(reference) else {
      switch targetType(of: reference) {
      case nil, "List", "Group": return nil
      default: return 1
      }
    }
    let name: StaticString
    switch list.type.map({ document.text(of: $0) }) {
    case "List": name = "entry"
    case "Group": name = "member"
    default: return 1
    }
    return document.member(name, of: list.node).map { document.count(of: $0) } ?? 0
  }
}

extension ReportedMeasure {
  enum Scoring: String {
    case proportion, ratio
    case continuousVariable = "continuous-variable"
    case cohort
  }
}
