import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

/// The words beside a code.
@Suite struct DisplayTests {
  private let system = "\(TestTerminology.base)/CodeSystem/colors"
  private let display = "Observation.method.coding[0].display"

  private func judge(
    _ words: String, language: String? = nil, of code: String = "red", system more: String = "",
    options: ValidationOptions = ValidationOptions(), _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    expectFindings(
      TestTerminology.observation(
        #"{ "system": "\#(system)", "code": "\#(code)", "display": "\#(words)" }"#,
        language.map { #", "language": "\#($0)""# } ?? ""),
      with: try TestTerminology.definitions(TestTerminology.colors(more)), options: options,
      expected, sourceLocation: sourceLocation)
  }

  @Test func everyDisplayOfTheLanguageIsRight() throws {
    for words in ["Red", "RED", "Crimson", "crimson"] { try judge(words, []) }
    try judge("Blue", ["code.display warning \(display)"])
  }

  @Test func theLanguageIsThatOfTheResource() throws {
    try judge("Rot", ["code.display warning \(display)"])
    try judge("Rot", language: "de-CH", [])
    try judge("Crimson", language: "de", ["code.display warning \(display)"])
  }

  @Test func theLanguageIsTheOneThatWasAskedFor() throws {
    var options = ValidationOptions()
    options.languages = ["de", "en"]
    try judge("Rot", options: options, [])
    try judge("Red", options: options, [])
  }

  @Test func whereThereAreNoWordsInTheLanguageThoseOfTheSystemDo() throws {
    try judge("Blue", language: "fr", of: "blue", [])
    try judge("Bleu", language: "fr", of: "blue", ["code.display warning \(display)"])
  }

  @Test func aSystemMayBeInALanguageOfItsOwn() throws {
    try judge("Blue", language: "nl", of: "blue", system: #", "language": "nl""#, [])
    try judge(
      "Rot", language: "de", of: "red", system: #", "language": "nl""#, [])
  }

  @Test func theSystemsOfHL7HaveWordsInOtherLanguages() {
    func patient(_ language: String, _ words: String) -> String {
      """
      { "resourceType": "Patient", "language": "\(language)", "contact": [{ "name": { "text": "x" }, "relationship": [
        { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v2-0131", "code": "I", "display": "\(words)" }] }] }] }
      """
    }
    expectFindings(patient("de", "Versicherung"), with: .r4, [])
    expectFindings(patient("en", "Insurance Company"), with: .r4, [])
    expectFindings(
      patient("en", "Versicherung"), with: .r4,
      ["code.display warning Patient.contact[0].relationship[0].coding[0].display"])
  }

  @Test func theWordsOfEveryVersionAreRight() throws {
    let older = TestTerminology.colors().replacing("\"2.0\"", with: "\"1.0\"")
      .replacing("\"Blue\"", with: "\"Azure\"")
    let definitions = try TestTerminology.definitions(TestTerminology.colors(), older)
    for words in ["Blue", "Azure"] {
      expectFindings(
        TestTerminology.observation(
          #"{ "system": "\#(system)", "code": "blue", "display": "\#(words)" }"#),
        with: definitions, [])
    }
  }

  @Test func howMuchItMattersIsAnOption() throws {
    var options = ValidationOptions()
    options.wrongDisplays = .error
    try judge("Blue", options: options, ["code.display error \(display)"])
  }

  @Test func aValueSetMayShowOtherWords() throws {
    let valueSet = """
      { "resourceType": "ValueSet", "url": "\(TestTerminology.base)/ValueSet/v", "status": "active", "compose": { "include": [
        { "system": "\(system)", "concept": [{ "code": "red", "display": "Like blood" }] }] } }
      """
    let profile = TestTerminology.profile(
      """
      { "id": "Observation.method", "path": "Observation.method",
        "binding": { "strength": "required", "valueSet": "\(TestTerminology.base)/ValueSet/v" } }
      """)
    var options = ValidationOptions()
    options.profiles = ["\(TestTerminology.base)/StructureDefinition/colored"]
    let definitions = try TestTerminology.definitions(TestTerminology.colors(), valueSet, profile)
    for (words, findings) in [
      ("like blood", [] as [String]), ("Like wine", ["code.display warning \(display)"]),
    ] {
      expectFindings(
        TestTerminology.observation(
          #"{ "system": "\#(system)", "code": "red", "display": "\#(words)" }"#),
        with: definitions, options: options, findings)
    }
  }
}
