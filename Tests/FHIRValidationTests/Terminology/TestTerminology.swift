import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// Code systems and value sets that are made up for the tests of this folder.
enum TestTerminology {
  static let base = "http://example.org/fhir"

  /// R4 with the definitions of a test before it.
  static func definitions(_ resources: String...) throws -> Definitions {
    var loading = DefinitionLoading()
    for (index, resource) in resources.enumerated() {
      loading.add(
        resource: try JSONDocument(Array(resource.utf8)), named: "definition-\(index).json")
    }
    return try loading.build(over: .r4).definitions
  }

  /// A code system of colours.
  static func colors(_ more: String = "", content: String = "complete") -> String {
    """
    { "resourceType": "CodeSystem", "url": "\(base)/CodeSystem/colors", "status": "active", "content": "\(content)",
      "version": "2.0", "caseSensitive": false\(more),
      "concept": [
        { "code": "warm", "display": "Warm colours", "property": [{ "code": "notSelectable", "valueBoolean": true }],
          "concept": [{ "code": "red", "display": "Red", "designation": [
            { "language": "de", "value": "Rot" }, { "language": "en", "value": "Crimson" }] }] },
        { "code": "blue", "display": "Blue" },
        { "code": "puce", "display": "Puce", "property": [{ "code": "inactive", "valueBoolean": true }] },
        { "code": "teal", "display": "Teal", "property": [{ "code": "status", "valueCode": "deprecated" }] }] }
    """
  }

  /// A profile on Observation with one element of its own.
  static func profile(_ element: String) -> String {
    """
    { "resourceType": "StructureDefinition", "url": "\(base)/StructureDefinition/colored", "name": "Colored", "status": "active",
      "kind": "resource", "abstract": false, "type": "Observation", "derivation": "constraint",
      "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Observation",
      "differential": { "element": [{ "id": "Observation", "path": "Observation" }, \(element)] } }
    """
  }

  /// An observation whose method is a concept with one coding.
  static func observation(_ coding: String, _ more: String = "") -> String {
    """
    { "resourceType": "Observation", "status": "final", "code": { "text": "Pain" }\(more),
      "method": { "coding": [\(coding)] } }
    """
  }
}

/// Validates with definitions of a test, and compares what is found as rule, severity and path.
func expectFindings(
  _ text: String, with definitions: Definitions, options: ValidationOptions = ValidationOptions(),
  _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let outcome = Validator(definitions: definitions, options: options).validate(Array(text.utf8))
  let found = outcome.findings.map { "\($0.rule) \($0.severity.rawValue) \($0.path)" }
  #expect(found == expected, "\(outcome.findings)", sourceLocation: sourceLocation)
}
