import FHIRModel
import Testing

@testable import Kyphoplasty

/// A code that goes round with a wrong meaning is refused in it, and accepted as what it is.
@Suite struct BlockedMeaningTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    var wrong: String
    var true_: String?
    var rule = "coding.blocked-code"
    var testDescription: String { code }
  }

  static let cases: [Case] = [
    Case(
      code: "429616001",
      wrong: CodedText.procedure("sct|429616001", "own|balloon-kyphoplasty", sites: ["T12"]),
      true_: CodedText.procedure("sct|429616001", text: "Aortopulmonary reconstruction")),
    Case(
      code: "392010000",
      wrong: CodedText.procedure("sct|392010000|Percutaneous vertebroplasty"),
      true_: CodedText.procedure("sct|392010000", text: "Optical coherence tomography")),
    Case(
      code: "447766003", wrong: CodedText.procedure("sct|447766003", sites: ["L1"]),
      true_: CodedText.condition("sct|447766003", text: "Lymphoma of the stomach")),
    Case(
      code: "447766003 as a procedure", wrong: CodedText.procedure("sct|447766003"),
      true_: CodedText.condition("sct|447766003")),
    Case(
      code: "429616001 by its place", wrong: CodedText.procedure("sct|429616001", sites: ["L1"]),
      true_: CodedText.procedure("sct|429616001", sites: ["Heart"])),
    Case(
      code: "392010000 by the words of its place",
      wrong: CodedText.procedure("sct|392010000", sites: ["First lumbar vertebra"]),
      true_: CodedText.procedure("sct|392010000", sites: ["Eye"])),
    Case(
      code: "392010000 by a part of the spine",
      wrong: CodedText.procedure("sct|392010000", sites: ["122496007"]), true_: nil),
    Case(
      code: "122465003",
      wrong: CodedText.procedure("sct|122465003", text: "Vertebral augmentation"),
      true_: CodedText.procedure("sct|122465003", text: "Reconstruction")),
    Case(
      code: "207957008", wrong: CodedText.condition("sct|207957008", "cm|M80.08XA", sites: ["L1"]),
      true_: CodedText.condition("sct|207957008", "cm|S32.010A", sites: ["L1"])),
    Case(
      code: "207957008 of the thoracic spine",
      wrong: CodedText.condition("sct|207957008", sites: ["T12"]),
      true_: CodedText.condition("sct|207957008", sites: ["L5"])),
    Case(
      code: "207957008 by its words",
      wrong: CodedText.condition("sct|207957008|Compression fracture of vertebra"),
      true_: CodedText.condition("sct|207957008|Closed fracture lumbar vertebra (disorder)")),
    Case(
      code: "267981009", wrong: CodedText.condition("sct|267981009", text: "Lumbar pain"),
      true_: CodedText.condition("sct|267981009", text: "Pain in thoracic spine")),
    Case(
      code: "28229004", wrong: performer("sct|28229004|Primary surgeon"),
      true_: performer("sct|28229004|Optometrist (occupation)")),
    Case(
      code: "95384003",
      wrong: CodedText.condition("sct|95384003", "own|complication-cement-leak"),
      true_: CodedText.condition("sct|95384003", text: "Extravasation at the site of injection")),
    Case(
      code: "T80.818A", wrong: CodedText.condition("cm|T80.818A", text: "Cement in the disc"),
      true_: CodedText.condition("cm|T80.818A", text: "Extravasation of a drug")),
    Case(
      code: "I26.99", wrong: CodedText.condition("cm|I26.99", text: "Cement embolism of the lung"),
      true_: CodedText.condition("cm|I26.99", text: "Embolism by a clot"),
      rule: "coding.cement-embolism"),
    Case(
      code: "447766008", wrong: CodedText.procedure("sct|447766008"), true_: nil,
      rule: "coding.check-digit"),
    Case(
      code: "112728004", wrong: CodedText.procedure("sct|112728004"), true_: nil,
      rule: "coding.check-digit"),
  ]

  private static func performer(_ function: String) -> String {
    #"""
    {"resourceType": "Procedure", "status": "completed", "subject": {"reference": "Patient/P"},
     "performer": [{"function": \#(CodedText.concept([function])), "actor": {"display": "X"}}]}
    """#
  }

  @Test(arguments: cases)
  func aCodeIsRefusedInTheMeaningItIsGiven(_ row: Case) throws {
    let rules = try codingFaults(CodedText.bundle(row.wrong)).map { $0.prefix { $0 != " " } }
    #expect(rules == [row.rule[...]])
  }

  @Test(arguments: cases)
  func aCodeIsAcceptedInItsTrueMeaning(_ row: Case) throws {
    guard let text = row.true_ else { return }
    #expect(try codingFaults(CodedText.bundle(text)) == [])
  }

  @Test func everyRowIsTested() {
    let tested = Set(Self.cases.map { String($0.code.prefix { $0 != " " }) })
    #expect(tested == Set(BlockedCode.all.map(\.code)))
  }

  @Test func aSiteCannotConfigureOne() {
    for row in BlockedCode.all {
      #expect(SiteCode(system: row.system.uri, code: row.code) == nil, "\(row.code)")
    }
    #expect(SiteCode(system: "http://snomed.info/sct", code: "392236004") != nil)
  }

  @Test func aSiteCodeHasTheFormOfItsSystem() {
    let cases: [(Terminology, String, Bool)] = [
      (.snomedCT, "392236004", true), (.snomedCT, "392236005", false),
      (.cpt, "99213", true), (.cpt, "9921", false), (.icd10PCS, "0PS43ZZ", true),
      (.icd10PCS, "0PO43ZZ", false), (.icd10CM, "M80.08XA", true), (.icd10CM, "M8008XA", false),
      (.loinc, "72514-3", true), (.loinc, "72514-4", false),
    ]
    for (system, code, isRight) in cases {
      #expect((SiteCode(system: system.uri, code: code) != nil) == isRight, "\(code)")
    }
  }
}
