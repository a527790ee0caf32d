import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import Testing

/// Profiles that are asked for single entries of a bundle.
@Suite struct EntryProfileTests {
  private static let profile = """
    {"resourceType":"StructureDefinition","url":"http://made.example/StructureDefinition/named",
     "name":"Named","status":"draft","kind":"resource","abstract":false,"type":"Patient",
     "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint",
     "differential":{"element":[{"id":"Patient","path":"Patient"},
       {"id":"Patient.name","path":"Patient.name","min":1}]}}
    """
  private static let bundle = """
    {"resourceType":"Bundle","type":"collection","entry":[
      {"fullUrl":"urn:uuid:0d3a1c1e-5f0e-4f4e-8a52-000000000001",
       "resource":{"resourceType":"Basic","code":{"text":"x"}}},
      {"fullUrl":"urn:uuid:0d3a1c1e-5f0e-4f4e-8a52-000000000002",
       "resource":{"resourceType":"Patient"}},
      {"fullUrl":"urn:uuid:0d3a1c1e-5f0e-4f4e-8a52-000000000003",
       "resource":{"resourceType":"Patient","active":true}}]}
    """

  private func paths(_ rule: String) throws -> [String] {
    var loading = DefinitionLoading()
    loading.add(resource: try JSONDocument(Array(Self.profile.utf8)), named: "named.json")
    var options = ValidationOptions()
    let url = "http://made.example/StructureDefinition/named"
    options.entryProfiles = [try #require(EntryProfile(rule: rule, profile: url))]
    let validator = Validator(
      definitions: try loading.build(over: .r4).definitions, options: options)
    return validator.validate(Array(Self.bundle.utf8)).findings
      .filter { $0.rule == "cardinality.min" }.map(\.path.description)
  }

  @Test(arguments: [
    ("Patient", ["Bundle.entry[1].resource", "Bundle.entry[2].resource"]),
    ("Patient:0", ["Bundle.entry[1].resource"]), ("Patient:1", ["Bundle.entry[2].resource"]),
    ("2", ["Bundle.entry[2].resource"]), (":1", ["Bundle.entry[1].resource"]),
    ("Patient:2", []), ("Observation", []),
  ])
  func onlyTheEntriesThatAreMeantMustMeetIt(rule: String, paths: [String]) throws {
    #expect(try self.paths(rule) == paths)
  }

  @Test func anEntryOfAnotherTypeCannotMeetIt() throws {
    var options = ValidationOptions()
    let url = "http://hl7.org/fhir/StructureDefinition/bodyweight"
    options.entryProfiles = [try #require(EntryProfile(rule: "0", profile: url))]
    let outcome = Validator(definitions: .r4, options: options)
      .validate(Array(Self.bundle.utf8))
    #expect(outcome.findings.map(\.rule) == ["profile.mismatch"])
  }

  @Test(arguments: ["", ":", "Patient:", "Patient:x", "Patient:-1", "a:1:2"])
  func whatIsNoRuleIsNone(rule: String) {
    #expect(EntryProfile(rule: rule, profile: "http://made.example/p") == nil)
  }
}
