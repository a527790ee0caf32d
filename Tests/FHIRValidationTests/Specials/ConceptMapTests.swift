import FHIRValidation
import Testing

@Suite struct ConceptMapTests {
  private func map(_ elements: String) -> String {
    #"""
    { "resourceType": "ConceptMap", "status": "active", "url": "https://example.org/ConceptMap/m", "group": [{
      "source": "http://hl7.org/fhir/administrative-gender", "target": "http://terminology.hl7.org/CodeSystem/v3-NullFlavor",
      "element": [\#(elements)] }] }
    """#
  }

  private let element = "ConceptMap.group[0].element[0]"

  @Test func codesAreThoseOfTheirSystems() throws {
    try expectFindings(
      map(
        #"{ "code": 1️⃣"mail", "target": [{ "code": 2️⃣"XYZ", "equivalence": "equivalent" }] }"#),
      [
        ("1️⃣", "conceptmap.code", element + ".code"),
        ("2️⃣", "conceptmap.code", element + ".target[0].code"),
      ])
    try expectClean(
      map(#"{ "code": "unknown", "target": [{ "code": "UNK", "equivalence": "equivalent" }] }"#))
  }

  @Test func aDisplayIsThatOfItsCode() throws {
    try expectFindings(
      map(
        #"{ "code": "male", "display": 1️⃣"Female", "target": [{ "code": "UNK", "equivalence": "wider" }] }"#
      ),
      [("1️⃣", "conceptmap.display", element + ".display")])
  }

  @Test func aPairStandsOnce() throws {
    try expectFindings(
      map(
        #"""
        { "code": "unknown", "target": [{ "code": "UNK", "equivalence": "equivalent" },
          1️⃣{ "code": "UNK", "equivalence": "equivalent" }] }
        """#),
      [("1️⃣", "conceptmap.repeated", element + ".target[1]")])
  }
}
