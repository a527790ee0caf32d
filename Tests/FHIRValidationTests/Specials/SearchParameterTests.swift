import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

@Suite struct SearchParameterTests {
  private func parameter(_ parts: String) -> String {
    #"""
    { "resourceType": "SearchParameter", "url": "https://example.org/SearchParameter/p", "name": "P", "status": "active",
      "description": "p", "code": "p", "expression": "Patient.active", \#(parts) }
    """#
  }

  @Test func aCompositeHasTwoComponentsAndNoOtherHasAny() throws {
    try expectFindings(
      "1️⃣" + parameter(#""type": "composite", "base": ["Patient"]"#),
      [("1️⃣", "searchparameter.components", "SearchParameter")])
    try expectFindings(
      parameter(
        #"""
        "type": "token", "base": ["Patient"], "component": [
          1️⃣{ "definition": "https://example.org/SearchParameter/q", "expression": "active" }]
        """#),
      [("1️⃣", "searchparameter.components", "SearchParameter.component[0]")])
  }

  @Test func aDerivedParameterHasTypeAndBaseOfItsOrigin() throws {
    var loading = DefinitionLoading()
    let origin = parameter(#""type": "token", "base": ["Patient"]"#)
    loading.add(resource: try JSONDocument(Array(origin.utf8)), named: "origin.json")
    let validator = Validator(definitions: try loading.build(over: .r4).definitions)
    let text = MarkedText(
      #"""
      { "resourceType": "SearchParameter", "url": "https://example.org/SearchParameter/q", "name": "Q", "status": "active",
        "description": "q", "code": "q", "expression": "Person.active", "base": ["Patient", 1️⃣"Person"],
        "type": 2️⃣"string", "derivedFrom": "https://example.org/SearchParameter/p" }
      """#)
    let found = validator.validate(text.bytes).findings
    #expect(found.map(\.rule) == ["searchparameter.definition", "searchparameter.definition"])
    #expect(
      found.map(\.range.lowerBound) == [try text.offset(of: "1️⃣"), try text.offset(of: "2️⃣")])
  }
}
