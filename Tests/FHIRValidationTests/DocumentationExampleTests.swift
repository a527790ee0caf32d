import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import Testing

/// The examples of the documentation, as they stand there.
@Suite struct DocumentationExampleTests {
  private let bytes = Array(#"{"resourceType":"Patient","gender":"woman"}"#.utf8)
  private let good = Array(#"{"resourceType":"Patient","gender":"female"}"#.utf8)

  @Test func oneDocument() {
    let validator = Validator(definitions: .r4)
    let outcome = validator.validate(bytes)

    #expect(!outcome.isValid)
    #expect(outcome.count(of: .error) == 1)
    #expect(outcome.resourceType == "Patient")
  }

  @Test func manyDocuments() async {
    let documents = [bytes, good, bytes]
    var total = 0
    await withTaskGroup(of: Int.self) { group in
      for document in documents {
        group.addTask { validator.validate(document).findings.count }
      }
      for await count in group { total += count }
    }
    #expect(total == 2)
    #expect(validator.validate(bytes, firstLine: 7).findings.first?.position.line == 7)
  }

  @Test func options() {
    var options = ValidationOptions(maximumFindings: 100)
    options.bestPractices = .warning
    options.unknownExtensions = .error
    let strict = Validator(definitions: .r4, options: options)
    #expect(!strict.validate(bytes).isValid)
  }

  private struct Shelf: ReferenceResolver {
    let resources: [String: JSONDocument]
    func resource(for reference: String) -> JSONDocument? { resources[reference] }
  }

  @Test func references() throws {
    let resources = ["Patient/a": try JSONDocument(good)]
    var options = ValidationOptions()
    options.externalReferences = .type
    let validator = Validator(
      definitions: .r4, options: options, resolver: Shelf(resources: resources))
    func flag(_ reference: String) -> [UInt8] {
      Array(
        #"{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"\#(reference)"}}"#
          .utf8)
    }
    #expect(validator.validate(flag("Patient/a")).isValid)
    #expect(!validator.validate(flag("Patient/b")).isValid)
  }

  @Test func loading() throws {
    let profile = try JSONDocument(
      Array(
        #"""
        {"resourceType":"StructureDefinition","url":"http://made.example/StructureDefinition/named",
         "name":"Named","status":"draft","kind":"resource","abstract":false,"type":"Patient",
         "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient",
         "derivation":"constraint","differential":{"element":[
           {"id":"Patient","path":"Patient"},
           {"id":"Patient.name","path":"Patient.name","min":1}]}}
        """#.utf8))
    var loading = DefinitionLoading()
    loading.add(resource: profile, named: "my-profile.json")
    let loaded = try loading.build(over: .r4)
    var options = ValidationOptions()
    options.profiles = ["http://made.example/StructureDefinition/named"]
    let validator = Validator(definitions: loaded.definitions, options: options)

    let finding = try #require(validator.validate(good).findings.first)

    #expect(loaded.notices.isEmpty)
    #expect(finding.source?.hasPrefix("http://made.example/StructureDefinition/named") == true)
    #expect(RuleLayer(source: finding.source) == .other)
  }

  @Test func findings() throws {
    let outcome = validator.validate(bytes)
    let finding = try #require(outcome.findings.first)
    let rule = try #require(Rule.named(finding.rule))
    #expect(!rule.title.isEmpty && !rule.explanation.isEmpty && !rule.remedy.isEmpty)

    var renderer = OutputFormat.sarif.renderer()
    var report = renderer.begin()
    report += renderer.render(outcome, file: "patient.json")
    report += renderer.end()
    #expect(try JSONDocument(report).value["version"]?.string == "2.1.0")

    let pattern = try #require(FindingPattern(rule: "binding.required", path: "Patient.gender"))
    var suppressions = Suppressions(
      [Suppression(pattern: pattern, reason: "The old system knows no other code.")],
      today: "2024-05-01")
    #expect(suppressions.apply(to: outcome).findings.isEmpty)

    var baseline = Baseline()
    baseline.record(outcome, file: "patient.json")
    #expect(baseline.takeOut(of: outcome, file: "patient.json").findings.isEmpty)
  }
}
