import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// Every constraint says yes or no of every resource: what comes to nothing would refuse a resource that only lacks
/// something.
@Suite struct AnsweredConstraintTests {
  @Test(arguments: ConstraintTests.cases)
  func whateverIsMissingAConstraintAnswers(_ planted: ConstraintTests.Case) throws {
    let definitions = Definitions.kyphoplasty(.v610)
    let url = "http://example.org/fhir/kyphoplasty/StructureDefinition/\(planted.profile)"
    let profile = try #require(definitions.structure(url))
    let constraint = try #require(
      profile.elements.flatMap(\.constraints).first { $0.key == planted.key })
    var expression = try #require(constraint.expression)
    // What looks beyond its resource is asked of the resources of a bundle.
    if planted.context != nil {
      expression =
        "entry.resource.ofType(\(profile.type)).select((\(expression)).exists()).allTrue()"
    } else {
      expression = "(\(expression)).exists()"
    }
    let validator = try Self.asking(
      whether: expression, on: planted.context == nil ? profile.type : "Bundle", over: definitions)
    for text in [planted.right, planted.faulty] {
      for change in try JSONChange.all(of: Array(text.utf8), keeping: ["resourceType"]) {
        let outcome = validator.validate(change.text)
        let silent = outcome.findings.filter { $0.invariant == "asked-1" }
        #expect(silent.isEmpty, "\(planted.key) comes to nothing \(change)")
        #expect(!outcome.findings.contains { $0.rule == "invariant.unevaluated" })
      }
    }
  }

  /// A validator for which an expression must be true.
  private static func asking(
    whether expression: String, on type: String, over definitions: Definitions
  ) throws -> Validator {
    let url = "http://example.org/fhir/StructureDefinition/asked"
    let probe = #"""
      {"resourceType": "StructureDefinition", "url": "\#(url)", "name": "Asked", "status": "draft",
       "kind": "resource", "abstract": false, "type": "\#(type)", "derivation": "constraint",
       "baseDefinition": "http://hl7.org/fhir/StructureDefinition/\#(type)",
       "differential": {"element": [{"id": "\#(type)", "path": "\#(type)", "constraint": [
         {"key": "asked-1", "severity": "error", "human": "The expression comes to something.",
          "expression": "\#(expression)"}]}]}}
      """#
    var loading = DefinitionLoading()
    loading.add(resource: try JSONDocument(Array(probe.utf8)), named: "asked.json")
    var options = ValidationOptions()
    options.profiles = [url]
    return Validator(
      definitions: try loading.build(over: definitions).definitions, options: options)
  }
}
