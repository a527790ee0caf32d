import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

/// Each rule of codes finds its fault where it stands, and nothing in the same codes without the fault.
@Suite struct CodingRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    /// Where the fault stands; `code.coding[0]` of the second entry where nothing else is said.
    var path: String
    var faulty: String
    var right: String

    init(
      _ rule: String, at path: String = "Bundle.entry[1].resource.code.coding[0]",
      faulty: String, right: String
    ) {
      self.rule = rule
      self.path = path
      self.faulty = faulty
      self.right = right
    }

    var testDescription: String { "\(rule) at \(path)" }
  }

  private static let t12 = CodedText.procedure(
    "cpt|22513", "own|balloon-kyphoplasty", sites: ["T12"])
  private static let l2 = CodedText.procedure(
    "cpt|22514", "own|balloon-kyphoplasty", sites: ["L2"])
  private static let m80 = CodedText.condition("cm|M80.08XA", sites: ["T12"])

  static let cases: [Case] = [
    Case(
      "coding.check-digit", faulty: bundle(m80, CodedText.condition("sct|447766008")),
      right: bundle(m80, CodedText.condition("sct|22298006"))),
    Case(
      "coding.check-digit", faulty: bundle(m80, CodedText.condition("loinc|72514-4")),
      right: bundle(m80, CodedText.condition("loinc|72514-3", "loinc|LA6752-5"))),
    Case(
      "coding.form", faulty: bundle(m80, CodedText.procedure("pcs|0PU43ZZ", sites: ["T12"])),
      right: bundle(m80, CodedText.procedure("pcs|0PU43JZ", sites: ["T12"]))),
    Case(
      "coding.form", faulty: bundle(m80, CodedText.condition("cm|I2695")),
      right: bundle(m80, CodedText.condition("cm|I21.9"))),
    Case(
      "coding.form", faulty: bundle(t12, CodedText.procedure("cpt|2251", sites: ["L1"])),
      right: bundle(t12, CodedText.procedure("cpt|0200T", sites: ["S1"]))),
    Case(
      "coding.level-without-vertebra", at: "Bundle.entry[0].resource",
      faulty: bundle(CodedText.procedure("cpt|22513")),
      right: bundle(CodedText.procedure("cpt|22513", sites: ["23215003"]))),
    Case(
      "coding.cpt-primary", faulty: bundle(t12, CodedText.procedure("cpt|22514", sites: ["L1"])),
      right: bundle(
        t12, CodedText.procedure("cpt|22514", sites: ["L1"], encounter: "another"))),
    // 22511 is a code of vertebroplasty, and both levels are kyphoplasties.
    Case(
      "coding.cpt-primary",
      faulty: bundle(
        l2, CodedText.procedure("cpt|22511", "own|balloon-kyphoplasty", sites: ["L1"])),
      right: bundle(
        l2, CodedText.procedure("cpt|22515", "own|balloon-kyphoplasty", sites: ["L1"]))),
    Case(
      "coding.cpt-mixed",
      faulty: bundle(
        CodedText.procedure("cpt|22511", sites: ["L3"]),
        CodedText.procedure("cpt|22513", sites: ["T12"])),
      right: bundle(
        CodedText.procedure("cpt|22511", sites: ["L3"]),
        CodedText.procedure("cpt|22512", sites: ["L4"]))),
    Case(
      "coding.cpt-add-on-alone",
      faulty: bundle(m80, CodedText.procedure("cpt|22515", sites: ["T12"])),
      right: bundle(m80, CodedText.procedure("cpt|22515", sites: ["T11"]), t12)),
    Case(
      "coding.cpt-add-on-count",
      faulty: bundle(
        t12, CodedText.procedure("cpt|22515", sites: ["T11"]),
        CodedText.procedure("own|balloon-kyphoplasty", sites: ["T10"])),
      right: bundle(
        t12, CodedText.procedure("cpt|22515", sites: ["T11"]),
        CodedText.procedure("own|balloon-kyphoplasty", sites: ["T10"], status: "stopped"))),
    Case(
      "coding.cpt-add-on-count", at: "Bundle.entry[2].resource.code.coding[0]",
      faulty: bundle(
        t12, CodedText.procedure("cpt|22515", sites: ["T11"]),
        CodedText.procedure("cpt|22515", sites: ["T11"])),
      right: bundle(
        t12, CodedText.procedure("cpt|22515", sites: ["T11"]),
        CodedText.procedure("cpt|22515", sites: ["T10"]))),
    Case(
      "coding.cpt-region", faulty: bundle(m80, CodedText.procedure("cpt|22514", sites: ["T12"])),
      right: bundle(m80, CodedText.procedure("cpt|22514", sites: ["66794005"]))),
    Case(
      "coding.first-level", at: "Bundle.entry[0].resource.code.coding[0]",
      faulty: bundle(t12, CodedText.procedure("cpt|22515", sites: ["L1"])),
      right: bundle(t12, CodedText.procedure("cpt|22515", sites: ["T11"]))),
    Case(
      "coding.pcs-pair", faulty: bundle(t12, reposition("T12")),
      right: bundle(t12, reposition("T12"), CodedText.procedure("pcs|0PU43JZ", sites: ["T12"]))),
    Case(
      "coding.pcs-pair", faulty: bundle(t12, CodedText.procedure("pcs|0PU43JZ", sites: ["T12"])),
      right: bundle(
        CodedText.procedure("cpt|22510", sites: ["T12"]),
        CodedText.procedure("pcs|0PU43JZ", sites: ["T12"]))),
    Case(
      "coding.pcs-pair", at: "Bundle.entry[0].resource",
      faulty: bundle(t12, CodedText.encounter("IMP")),
      right: bundle(
        t12, CodedText.encounter("IMP"), reposition("T12"),
        CodedText.procedure("pcs|0PU43JZ", sites: ["T12"]))),
    Case(
      "coding.pcs-pair", at: "Bundle.entry[0].resource",
      faulty: bundle(t12, CodedText.encounter("IMP")),
      right: bundle(t12, CodedText.encounter("AMB"))),
    Case(
      "coding.pcs-region", at: "Bundle.entry[0].resource.code.coding[0]",
      faulty: bundle(CodedText.procedure("pcs|0QU03JZ", sites: ["T12"])),
      right: bundle(CodedText.procedure("pcs|0QU03JZ", sites: ["L1", "L2"]))),
    Case(
      "coding.fracture-family", at: "Bundle.entry[0].resource.code.coding[1]",
      faulty: bundle(CodedText.condition("cm|M80.08XA", "cm|M48.54XA", sites: ["T12"])),
      right: bundle(CodedText.condition("cm|M80.08XA", "cm|G89.18", sites: ["T12"]))),
    Case(
      "coding.fracture-family",
      faulty: bundle(m80, CodedText.condition("cm|S22.080A", sites: ["T12"])),
      right: bundle(m80, CodedText.condition("cm|S22.080A", sites: ["T11"]))),
    Case(
      "coding.fracture-level",
      faulty: bundle(m80, CodedText.condition("cm|S22.070A", sites: ["T11"])),
      right: bundle(m80, CodedText.condition("cm|S22.080A", sites: ["T11"]))),
    Case(
      "coding.fracture-level",
      faulty: bundle(m80, CodedText.condition("cm|S32.010A", sites: ["L2"])),
      right: bundle(m80, CodedText.condition("cm|S32.020A", sites: ["L2"]))),
    Case(
      "coding.seventh-character",
      faulty: bundle(m80, CodedText.condition("cm|M48.56XK", sites: ["L1"])),
      right: bundle(m80, CodedText.condition("cm|M48.56XG", sites: ["L1"]))),
    Case(
      "coding.seventh-character",
      faulty: bundle(m80, CodedText.condition("cm|S32.010", sites: ["L1"])),
      right: bundle(m80, CodedText.condition("cm|S32.010B", sites: ["L1"]))),
    Case(
      "coding.osteoporosis-twice", faulty: bundle(m80, CodedText.condition("cm|M81.0")),
      right: bundle(
        m80, CodedText.condition("cm|M81.0", verification: "refuted"))),
    Case(
      "coding.osteoporosis-twice", faulty: bundle(m80, CodedText.condition("cm|R29.890")),
      right: bundle(CodedText.condition("cm|R29.890"))),
    Case(
      "coding.cement-embolism",
      faulty: bundle(m80, CodedText.condition("cm|I26.99", "own|complication-cement-embolism")),
      right: bundle(
        m80, CodedText.condition("cm|I26.99", "own|complication-thrombotic-embolism"))),
    Case(
      "coding.embolism-code-first", faulty: bundle(m80, CodedText.condition("cm|I26.95")),
      right: bundle(m80, CodedText.condition("cm|I26.95"), CodedText.condition("cm|T81.718A"))),
    Case(
      "coding.blocked-code",
      faulty: bundle(m80, CodedText.condition("sct|95384003", text: "Leak of cement")),
      right: bundle(m80, CodedText.condition("sct|95384003", text: "Contrast under the skin"))),
  ]

  /// A collection with its patient behind the resources, or what another type of bundle holds.
  private static func bundle(_ resources: String...) -> String {
    bundle(resources + [patient], type: "collection")
  }

  private static func bundle(_ resources: [String], type: String) -> String {
    let entries = resources.map { #"{"resource": \#($0)}"# }.joined(separator: ", ")
    return #"{"resourceType": "Bundle", "type": "\#(type)", "entry": [\#(entries)]}"#
  }

  private static let patient = #"{"resourceType": "Patient", "id": "P"}"#
  private static let encounter = #"{"resourceType": "Encounter", "id": "E"}"#

  private static func reposition(_ site: String) -> String {
    CodedText.procedure("pcs|0PS43ZZ", sites: [site])
  }

  @Test(arguments: cases)
  func theFaultIsFoundWhereItStands(_ planted: Case) throws {
    #expect(try codingFaults(planted.faulty) == ["\(planted.rule) \(planted.path)"])
  }

  @Test(arguments: cases)
  func theRightCodesHaveNoFault(_ planted: Case) throws {
    #expect(try codingFaults(planted.right) == [])
  }

  @Test func everyRuleIsTested() {
    #expect(Set(Self.cases.map(\.rule)) == Set(CodingRule.all.map(\.id)))
  }

  @Test func whatIsNoJudgementNamesItsSource() {
    for rule in CodingRule.all {
      #expect(rule.source != nil || rule.basis == .judgement, "\(rule.id)")
    }
  }

  @Test func whatTheMapperMakesKeepsTheRules() throws {
    let records = try BundleShapeTests.records(count: 300).filter { record in
      RecordRule.repeatedEntry.faults(in: record).isEmpty
        && RecordRule.levelRepeated.faults(in: record).isEmpty
    }
    #expect(records.count > 30)
    for record in records {
      let bytes = EncounterMapper(secret: .demonstration).bundle(for: record).json()
      let faults = CodingRule.faults(in: try JSONDocument(bytes)).filter { $0.severity == .error }
      #expect(faults.isEmpty, "\(faults.map { "\($0.rule.id) \($0.path) \($0.message)" })")
    }
  }

  @Test func aSingleResourceIsLookedAtToo() throws {
    let text = CodedText.condition("cm|M80.08XA", "cm|S22.080A", sites: ["T12"])
    #expect(try codingFaults(text) == ["coding.fracture-family Condition.code.coding[1]"])
  }

  // MARK: What is missing

  /// Of each rule that speaks of something missing, resources that lack it.
  static let lacking: [(rule: String, resources: [String])] = [
    ("coding.cpt-add-on-alone", [CodedText.procedure("cpt|22515", sites: ["T12"])]),
    (
      "coding.cpt-add-on-count",
      [t12, CodedText.procedure("own|balloon-kyphoplasty", sites: ["T10"])]
    ),
    ("coding.pcs-pair", [t12, reposition("T12")]),
    ("coding.embolism-code-first", [CodedText.condition("cm|I26.95")]),
  ]

  @Test(arguments: lacking)
  func nothingIsMissingWhereTheSessionIsNotThere(
    _ lacking: (rule: String, resources: [String])
  ) throws {
    // A line of a bulk export, the procedures that a search found, and a bundle of nobody's.
    for resource in lacking.resources { #expect(try codingFaults(resource) == []) }
    #expect(try codingFaults(Self.bundle(lacking.resources, type: "searchset")) == [])
    #expect(
      try codingFaults(Self.bundle(lacking.resources + [Self.patient], type: "searchset")) == [])
    #expect(try codingFaults(Self.bundle(lacking.resources, type: "collection")) == [])
  }

  @Test(arguments: lacking)
  func whatIsMissingIsFoundWhereTheSessionIsThere(
    _ lacking: (rule: String, resources: [String])
  ) throws {
    for type in ["transaction", "batch", "collection", "document", "message", "searchset"] {
      let bundle = Self.bundle(lacking.resources + [Self.encounter], type: type)
      #expect(try codingFaults(bundle).map { $0.prefix { $0 != " " } } == [lacking.rule[...]])
    }
  }

  @Test func aRuleOfWhatIsMissingSaysWhenItSpeaks() throws {
    for (id, _) in Self.lacking {
      let rule = try #require(CodingRule.named(id))
      #expect(rule.explanation.contains("where the whole session is there"))
    }
  }

  @Test func whatWasEnteredInErrorIsPassedOver() throws {
    let text = Self.bundle(
      Self.t12, CodedText.procedure("cpt|22513", sites: ["T11"], status: "entered-in-error"))
    #expect(try codingFaults(text) == [])
  }
}
