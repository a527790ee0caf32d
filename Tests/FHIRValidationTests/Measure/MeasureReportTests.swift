import FHIRValidation
import TestSupport
import Testing

@Suite struct MeasureReportTests {
  private static let codes = "http://example.org/codes"

  private func code(_ code: String) -> String {
    #"{ "coding": [{ "system": "\#(Self.codes)", "code": "\#(code)" }] }"#
  }

  private func group(_ name: String) -> String {
    """
    { "code": \(code(name)), "population": [
        { "code": \(code("all")), "criteria": { "language": "text/fhirpath", "expression": "true" } },
        { "code": \(code("ill")), "criteria": { "language": "text/fhirpath", "expression": "true" } }],
      "stratifier": [{ "code": \(code("age")), "criteria": { "language": "text/fhirpath", "expression": "true" } }] }
    """
  }

  /// Without what is said of the measure and its codes, which are no matter here.
  private func expectReport(
    _ groups: String, of measure: [String], _ expected: [(Character, RuleID, String)],
    scoring: String = "cohort", type: String = "summary", extension: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let marked = MarkedText(
      """
      1️⃣{ "resourceType": "MeasureReport", "contained": [{ "resourceType": "Measure", "id": "m", "status": "active", \(`extension`)
        "scoring": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/measure-scoring", "code": "\(scoring)" }] },
        "group": [\(measure.joined(separator: ", "))] }],
        "status": "complete", "type": "\(type)", "measure": "#m", "period": { "start": "2024", "end": "2024" },
        "group": [\(groups)] }
      """)
    let found = validator.validate(marked.bytes).findings
      .filter { $0.rule.rawValue.hasPrefix("measurereport.") }
      .map { "\($0.position) \($0.rule) \($0.path)" }
    let wanted = try expected.map { "\(try marked.position(of: $0.0)) \($0.1) \($0.2)" }
    #expect(found.sorted() == wanted.sorted(), sourceLocation: sourceLocation)
  }

  private func populations(_ more: String = "") -> String {
    """
    "population": [{ "code": \(code("all")), "count": 5 }, { "code": \(code("ill")), "count": 2 }\(more)],
    "stratifier": [{ "code": [\(code("age"))] }]
    """
  }

  @Test func oneGroupNeedsNoCode() throws {
    try expectReport("{ \(populations()) }", of: [group("a")], [])
    try expectReport(
      #"2️⃣{ "code": \#(code("b")), \#(populations()) }"#, of: [group("a")],
      [("2️⃣", "measurereport.parts", "MeasureReport.group[0]")])
  }

  @Test func severalGroupsAreToldByTheirCodes() throws {
    let measure = [group("a"), group("b")]
    try expectReport(
      """
      { "code": \(code("b")), \(populations()) }, { "code": \(code("a")), \(populations()) }
      """, of: measure, [])
    try expectReport(
      """
      { "code": \(code("a")), \(populations()) }, 2️⃣{ "code": \(code("a")), \(populations()) }, 3️⃣{ \(populations()) },
      4️⃣{ "code": \(code("c")), \(populations()) }
      """, of: measure,
      [
        ("1️⃣", "measurereport.parts", "MeasureReport"),
        ("2️⃣", "measurereport.parts", "MeasureReport.group[1]"),
        ("3️⃣", "measurereport.parts", "MeasureReport.group[2]"),
        ("4️⃣", "measurereport.parts", "MeasureReport.group[3]"),
      ])
  }

  @Test func populationsAndStratifiersAreThoseOfTheMeasure() throws {
    try expectReport(
      """
      2️⃣{ "population": [{ "code": \(code("all")), "count": 5 }, 3️⃣{ "code": \(code("dead")), "count": 5 }],
        "stratifier": [4️⃣{ "id": "s" }] }
      """, of: [group("a")],
      [
        ("2️⃣", "measurereport.parts", "MeasureReport.group[0]"),
        ("2️⃣", "measurereport.parts", "MeasureReport.group[0]"),
        ("3️⃣", "measurereport.parts", "MeasureReport.group[0].population[1]"),
        ("4️⃣", "measurereport.parts", "MeasureReport.group[0].stratifier[0]"),
      ])
  }

  @Test(
    arguments: [
      ("proportion", #"{ "value": 0.5 }"#, nil), ("proportion", #"{ "value": 2️⃣1.5 }"#, ".value"),
      ("proportion", #"{ "value": 0.5, "unit": 2️⃣"%" }"#, ".unit"),
      ("ratio", #"{ "value": 12, "system": "http://unitsofmeasure.org", "code": "kg" }"#, nil),
      ("ratio", #"2️⃣{ "value": 12 }"#, ""), ("cohort", #"2️⃣{ "value": 12 }"#, ""),
      ("continuous-variable", #"{ "value": 12 }"#, nil),
    ] as [(String, String, String?)])
  func scoresAreThoseOfTheScoring(scoring: String, score: String, fault: String?) throws {
    try expectReport(
      #"{ \#(populations()), "measureScore": \#(score) }"#, of: [group("a")],
      fault.map { [("2️⃣", "measurereport.score", "MeasureReport.group[0].measureScore" + $0)] }
        ?? [], scoring: scoring)
  }

  @Test func aGroupMayHaveItsOwnScoring() throws {
    let scoring = """
      "extension": [{ "url": "http://hl7.org/fhir/uv/cqm/StructureDefinition/cqm-scoring", "valueCodeableConcept": {
        "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/measure-scoring", "code": "proportion" }] } }],
      """
    let measure = group("a").replacing(
      "{ \"code\"", with: "{ \(scoring) \"code\"", maxReplacements: 1)
    try expectReport(
      #"{ \#(populations()), "measureScore": { "value": 0.5 } }"#, of: [measure], [])
    try expectReport(
      #"{ \#(populations()), "measureScore": { "value": 2️⃣2 } }"#, of: [measure],
      [("2️⃣", "measurereport.score", "MeasureReport.group[0].measureScore.value")])
  }

  @Test func scoresAreThere() throws {
    try expectReport(
      "2️⃣{ \(populations()) }", of: [group("a")],
      [("2️⃣", "measurereport.score", "MeasureReport.group[0]")], scoring: "ratio")
    try expectReport(
      "{ \(populations()) }", of: [group("a")], [], scoring: "ratio", type: "data-collection")
  }

  @Test func subjectsAreCounted() throws {
    let measure = """
      { "population": [{ "code": \(code("all")), "criteria": { "language": "text/fhirpath", "expression": "true" } }] }
      """
    try expectReport(
      """
      { "population": [{ "code": \(code("all")), "count": 1, "subjectResults": { "reference": "List/1" } }] }
      """, of: [measure], [], type: "subject-list")
    try expectReport(
      #"{ "population": [2️⃣{ "code": \#(code("all")), "count": 1 }] }"#, of: [measure],
      [("2️⃣", "measurereport.subjects", "MeasureReport.group[0].population[0]")],
      type: "subject-list")
    try expectReport(
      #"{ "population": [2️⃣{ "code": \#(code("all")) }] }"#, of: [measure],
      [("2️⃣", "measurereport.subjects", "MeasureReport.group[0].population[0]")])
  }

  @Test func theMeasureIsKnown() throws {
    try expectFindings(
      """
      { "resourceType": "MeasureReport", "status": "complete", "type": "summary",
        "measure": 1️⃣"http://unknown.example/Measure/1", "period": { "start": "2024", "end": "2024" } }
      """, [("1️⃣", "measurereport.measure", "MeasureReport.measure")])
  }
}
