import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

/// Codes of a system that is here, one by one.
@Suite struct CodeStatusTests {
  private let system = "\(TestTerminology.base)/CodeSystem/colors"
  private let coding = "Observation.method.coding[0]"

  private func judge(
    _ code: String, with more: String = "", content: String = "complete", _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    expectFindings(
      TestTerminology.observation(#"{ "system": "\#(system)", "code": "\#(code)"\#(more) }"#),
      with: try TestTerminology.definitions(TestTerminology.colors(content: content)), expected,
      sourceLocation: sourceLocation)
  }

  @Test func aCodeOfTheSystemIsRight() throws { try judge("red", []) }

  @Test func aCodeIsOneOfTheSystem() throws {
    try judge("pink", ["code.unknown error \(coding).code"])
  }

  @Test func aFragmentDoesNotTellWhatElseThereIs() throws {
    try judge("pink", content: "fragment", ["code.unknown warning \(coding).code"])
    try judge("pink", content: "example", ["code.unknown information \(coding).code"])
    try judge("red", content: "fragment", [])
  }

  @Test func aSystemWithoutCodesIsNotChecked() throws {
    try judge("red", content: "not-present", ["code.unchecked information \(coding).system"])
  }

  @Test func aCodeIsInUse() throws {
    try judge("puce", ["code.inactive warning \(coding).code"])
    try judge("teal", ["code.inactive warning \(coding).code"])
  }

  @Test func whatOneVersionGivesUpAnotherMayHave() throws {
    let other = TestTerminology.colors().replacing("\"2.0\"", with: "\"3.0\"")
      .replacing("\"deprecated\"", with: "\"active\"")
    expectFindings(
      TestTerminology.observation(#"{ "system": "\#(system)", "code": "teal" }"#),
      with: try TestTerminology.definitions(TestTerminology.colors(), other), [])
  }

  @Test func aCodeSaysMoreThanAGroup() throws {
    try judge("warm", ["code.abstract warning \(coding).code"])
  }

  @Test func caseIsARemarkWhereItDoesNotMatter() throws {
    try judge("RED", ["code.case information \(coding).code"])
  }

  @Test func theVersionThatIsAskedForIsHere() throws {
    try judge("red", with: #", "version": "2.0""#, [])
    try judge("pink", with: #", "version": "3.0""#, ["code.unchecked information \(coding).system"])
  }

  @Test func aCodeOfAnyVersionExists() throws {
    let older = TestTerminology.colors().replacing("\"2.0\"", with: "\"1.0\"")
      .replacing("\"blue\"", with: "\"pink\"")
    expectFindings(
      TestTerminology.observation(#"{ "system": "\#(system)", "code": "pink" }"#),
      with: try TestTerminology.definitions(TestTerminology.colors(), older), [])
  }

  @Test func templatesOfVersionTwoAreFilledIn() throws {
    let system = "http://terminology.hl7.org/CodeSystem/v2-0203"
    func observation(_ code: String) -> String {
      TestTerminology.observation(#"{ "system": "\#(system)", "code": "\#(code)" }"#)
    }
    expectFindings(observation("NNCHE"), with: .r4, [])
    expectFindings(observation("NN-"), with: .r4, ["code.unknown error \(coding).code"])
  }

  @Test func aSupplementHasNoCodesOfItsOwn() throws {
    let url = "\(TestTerminology.base)/CodeSystem/colors-de"
    let supplement = """
      { "resourceType": "CodeSystem", "url": "\(url)", "status": "active", "content": "supplement", "supplements": "\(system)",
        "concept": [{ "code": "red" }] }
      """
    expectFindings(
      TestTerminology.observation(#"{ "system": "\#(url)", "code": "red" }"#),
      with: try TestTerminology.definitions(TestTerminology.colors(), supplement),
      ["code.supplement error \(coding).system"])
  }
}
