import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

/// The urls of systems, right and nearly right.
@Suite struct SystemTests {
  /// A Coding that no value set judges.
  private func message(_ system: String, code: String = "x") -> String {
    """
    { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
      "meta": { "tag": [{ "system": "\(system)", "code": "\(code)" }] } }
    """
  }

  private let tag = "Observation.meta.tag[0]"

  @Test(arguments: [
    "http://snomed.info/sct/", "http://snomed.info/sct/900000000000207008", "http://loinc.org/vs",
    "https://loinc.org", "https://terminology.hl7.org/CodeSystem/v3-ActCode",
    "http://hl7.org/fhir/codesystem-observation-status.html",
    "http://build.fhir.org/codesystem-observation-status.html",
    "http://hl7.org/fhir/no-such-system",
    "http://hl7.org/fhir/ValueSet/observation-status", "observation-status",
  ])
  func aUrlThatIsNearlyASystem(system: String) {
    expectFindings(message(system), with: .r4, ["code.system error \(tag)"])
  }

  @Test(arguments: [
    "http://snomed.info/sct", "http://loinc.org", "http://hl7.org/fhir/sid/icd-10-cm",
    "https://www.example.com/codes", "urn:oid:2.16.840.1.113883.6.12",
    "http://hl7.org/fhir/us/other/CodeSystem/x",
  ])
  func aSystemThatIsNotHere(system: String) {
    expectFindings(message(system), with: .r4, ["code.unchecked information \(tag).system"])
  }

  @Test func examplesMayHaveSystemsOfExamples() {
    expectFindings(message("http://example.org/codes"), with: .r4, [])
    var options = ValidationOptions()
    options.allowsExampleURLs = false
    expectFindings(
      message("http://example.org/codes"), with: .r4, options: options,
      ["url.example error \(tag).system"])
  }

  @Test func inAConceptAnotherCodingMayDo() {
    expectFindings(
      TestTerminology.observation(#"{ "system": "http://snomed.info/sct/", "code": "1" }"#),
      with: .r4, ["code.system warning Observation.method.coding[0].system"])
  }

  @Test func everyVersionThatIsNotHereIsNotedOnce() {
    let codings = ["1", "1", "2"].map {
      #"{ "system": "http://loinc.org", "version": "\#($0)", "code": "x" }"#
    }.joined(separator: ",")
    expectFindings(
      TestTerminology.observation(codings), with: .r4,
      [0, 2].map { "code.unchecked information Observation.method.coding[\($0)].system" })
  }

  @Test func aCodeWithoutSystemMeansNothing() {
    expectFindings(
      TestTerminology.observation(#"{ "code": "x" }"#), with: .r4,
      ["code.no-system warning Observation.method.coding[0]"])
  }

  @Test(arguments: [
    ("urn:ietf:bcp:47", "de-CH", true), ("urn:ietf:bcp:47", "zh-Hant-TW", true),
    ("urn:ietf:bcp:47", "x-own", true), ("urn:ietf:bcp:47", "gsw", true),
    ("urn:ietf:bcp:47", "german", false), ("urn:ietf:bcp:47", "de_CH", false),
    ("urn:ietf:bcp:47", "qq", false), ("urn:ietf:bcp:47", "de-", false),
    ("urn:ietf:bcp:13", "image/*", true), ("urn:ietf:bcp:13", "json", true),
    ("urn:ietf:bcp:13", "png", false), ("urn:ietf:rfc:3986", "urn:oid:1.2", true),
    ("urn:ietf:rfc:3986", "1.2", false), ("http://unitsofmeasure.org", "mm[Hg]", true),
    ("http://unitsofmeasure.org", "mmHg", false),
  ])
  func someSystemsHaveAGrammar(system: String, code: String, isRight: Bool) {
    let rule = system.hasPrefix("http") ? "unit.ucum" : "code.format"
    expectFindings(
      message(system, code: code), with: .r4, isRight ? [] : ["\(rule) error \(tag).code"])
  }

  @Test func aCurrencyHasThreeLetters() {
    expectFindings(
      message("urn:iso:std:iso:4217", code: "Euro"), with: .r4, ["code.format error \(tag).code"])
    expectFindings(
      message("urn:iso:std:iso:4217", code: "EUR"), with: .r4,
      ["code.unchecked information \(tag).system"])
  }
}
