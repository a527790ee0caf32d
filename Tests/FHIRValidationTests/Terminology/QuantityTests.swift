import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

/// The units of quantities.
@Suite struct QuantityTests {
  private func observation(_ quantity: String) -> String {
    """
    { "resourceType": "Observation", "status": "final", "code": { "text": "Cement" },
      "valueQuantity": { "value": 4.5\(quantity) } }
    """
  }

  @Test(arguments: ["mL", "%", "10*9/L", "{score}", "kg/m2", "/min", "[degF]", "mm[Hg]{sitting}"])
  func unitsOfUCUM(code: String) {
    expectFindings(
      observation(#", "system": "http://unitsofmeasure.org", "code": "\#(code)""#), with: .r4, [])
  }

  @Test(arguments: ["mmHg", "ml/", "Milliliter", "10e9/L", "{score"])
  func whatIsNoUnit(code: String) {
    expectFindings(
      observation(#", "system": "http://unitsofmeasure.org", "code": "\#(code)""#), with: .r4,
      ["unit.ucum error Observation.value.code"])
  }

  @Test func aRemarkInBracesDoesNotCount() {
    var options = ValidationOptions()
    options.bestPractices = .warning
    let found = Validator(definitions: .r4, options: options).validate(
      Array(
        observation(#", "system": "http://unitsofmeasure.org", "code": "mm[Hg]{sitting}""#).utf8)
    ).findings
    #expect(
      found.filter { $0.rule == "unit.annotation" }.map(\.path.description)
        == ["Observation.value"])
  }

  @Test func otherSystemsAreJudgedAsElsewhere() {
    expectFindings(
      observation(#", "system": "http://unitsofmeasure.org/", "code": "mL""#), with: .r4,
      ["code.system error Observation.value"])
    expectFindings(
      observation(#", "system": "ucum", "code": "mL""#), with: .r4,
      ["code.system error Observation.value"])
    expectFindings(
      observation(#", "system": "http://www.example.com/units", "code": "mL""#), with: .r4,
      ["code.unchecked information Observation.value.system"])
  }
}
