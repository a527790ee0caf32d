import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import TestSupport
import Testing

/// Nothing but words: what is said about codes, for whoever reads the list as a whole.
@Suite struct TerminologyWordingTests {
  private static let system = "\(TestTerminology.base)/CodeSystem/colors"

  private let codings = [
    #"{ "system": "\#(system)", "code": "pink" }"#, #"{ "system": "\#(system)", "code": "rad" }"#,
    #"{ "system": "\#(system)", "code": "RED" }"#, #"{ "system": "\#(system)", "code": "puce" }"#,
    #"{ "system": "\#(system)", "code": "warm" }"#,
    #"{ "system": "\#(system)", "code": "red", "display": "Jane Doe" }"#,
    #"{ "system": "\#(system)", "code": "red", "display": "R ed" }"#,
    #"{ "system": "\#(system)", "code": "blue", "display": " Blue  " }"#,
    #"{ "system": "\#(system)", "code": "Jane Doe was here" }"#,
    #"{ "system": "\#(system)", "version": "1.0", "code": "red" }"#,
    #"{ "system": "http://example.org/other", "code": "red" }"#,
    #"{ "system": "http://loinc.org", "code": "1" }"#, #"{ "code": "red" }"#,
    #"{ "display": "Red" }"#,
    #"{ "system": "colors", "code": "red" }"#, #"{ "system": "http://loinc.org/", "code": "1" }"#,
    #"{ "system": "https://loinc.org", "code": "1" }"#,
    #"{ "system": "http://hl7.org/fhir/ValueSet/observation-status", "code": "final" }"#,
    #"{ "system": "http://hl7.org/fhir/codesystem-observation-status.html", "code": "final" }"#,
    #"{ "system": "http://hl7.org/fhir/v3-ActCode", "code": "IMP" }"#,
    #"{ "system": "urn:ietf:bcp:47", "code": "german" }"#,
    #"{ "system": "http://unitsofmeasure.org", "code": "mmHg" }"#,
  ]

  private let others = [
    #"{ "resourceType": "Patient", "gender": "man", "maritalStatus": { "text": "single" }, "language": "german" }"#,
    #"{ "resourceType": "Patient", "gender": "Jane Doe, born in May", "_birthDate": { "extension": [] } }"#,
    #"{ "resourceType": "Observation", "status": "final", "code": { "text": "x" }, "valueQuantity": { "value": 1, "system": "http://unitsofmeasure.org", "code": "{score" } }"#,
    #"{ "resourceType": "Invoice", "status": "draft", "totalNet": { "value": 1, "currency": "EUR" }, "totalGross": { "value": 1, "currency": "Euro" } }"#,
    #"{ "resourceType": "Media", "status": "completed", "content": { "data": "YWJj", "size": 4, "hash": "qZk+NkcGgWq6PiVxeFDCbJzQ2J8=" } }"#,
    #"{ "resourceType": "Media", "status": "completed", "content": { "title": "x" }, "identifier": [{ "system": "urn:ietf:rfc:3986", "value": "1.2.3" }] }"#,
    #"{ "resourceType": "Condition", "subject": { "reference": "Patient/p" }, "clinicalStatus": { "text": "active" } }"#,
    #"{ "resourceType": "Condition", "subject": { "reference": "Patient/p" }, "clinicalStatus": { "coding": [{ "system": "http://example.org/x", "code": "active" }] } }"#,
  ]

  @Test func words() throws {
    let valueSet = """
      { "resourceType": "ValueSet", "url": "\(TestTerminology.base)/ValueSet/v", "status": "active", "compose": { "include": [
        { "system": "\(Self.system)", "concept": [{ "code": "red" }, { "code": "blue" }] }] } }
      """
    let profile = TestTerminology.profile(
      """
      { "id": "Observation.method", "path": "Observation.method", "binding": { "strength": "extensible",
        "valueSet": "\(TestTerminology.base)/ValueSet/v" } },
      { "id": "Observation.bodySite", "path": "Observation.bodySite", "binding": { "strength": "required",
        "valueSet": "\(TestTerminology.base)/ValueSet/none" } }
      """)
    var options = ValidationOptions()
    options.bestPractices = .warning
    let plain = Validator(definitions: .r4)
    let own = try TestTerminology.definitions(TestTerminology.colors(), valueSet, profile)
    var colored = ValidationOptions()
    colored.profiles = ["\(TestTerminology.base)/StructureDefinition/colored"]
    let validator = Validator(definitions: own, options: colored)
    var list = ""
    for coding in codings {
      list += coding + "\n"
      let text = TestTerminology.observation(coding)
      list += words(validator.validate(Array(text.utf8)))
    }
    let site = TestTerminology.observation(
      #"{ "system": "\#(Self.system)", "code": "red" }"#, #", "bodySite": { "text": "x" }"#)
    for text in others + [site] {
      list += text + "\n"
      list += words((text == site ? validator : plain).validate(Array(text.utf8)))
    }
    #expect(!list.split(separator: "\n").contains { $0.hasPrefix("    ") && $0.contains("Jane") })
    try expectSnapshot(list, named: "terminology-words.txt")
  }

  /// The findings about codes, a line each.
  private func words(_ outcome: Outcome) -> String {
    let families = ["binding", "code", "unit", "attachment", "identifier"]
    return outcome.findings.filter { finding in
      families.contains { finding.rule.rawValue.hasPrefix($0 + ".") }
    }.map { "    \($0)\n" }.joined()
  }
}
