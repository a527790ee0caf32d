import FHIRValidation
import Testing

@Suite struct UnknownElementTests {
  @Test func anUnknownKeyIsReportedAtItsParent() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", 1️⃣"favouriteColour": "blue" }
      """,
      [("1️⃣", "element.unknown", "Patient")])
  }

  @Test func aNearNameIsSuggested() throws {
    let finding = try finding(of: #"{ "resourceType": "Patient", "birthdate": "1950-01-01" }"#)
    #expect(
      finding.message
        == "has 'birthdate', which is no element of Patient; did you mean 'birthDate'?")
  }

  @Test func aFarNameIsNotSuggested() throws {
    let finding = try finding(of: #"{ "resourceType": "Patient", "shoeSize": 42 }"#)
    #expect(finding.message == "has 'shoeSize', which is no element of Patient")
  }

  @Test func aKeyThatCannotBeANameIsNotRepeated() throws {
    let finding = try finding(of: #"{ "resourceType": "Patient", "Jane Doe, 1950": 1 }"#)
    #expect(finding.message == "has '...', which is no element of Patient")
  }

  @Test func anUnknownSiblingIsUnknown() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", 1️⃣"_shoeSize": { "extension": [] } }
      """,
      [("1️⃣", "element.unknown", "Patient")])
  }

  @Test func elementsOfOtherTypesAreUnknownInsideDataTypes() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [{ "family": "Example", 1️⃣"display": "x" }] }
      """,
      [("1️⃣", "element.unknown", "Patient.name[0]")])
  }

  @Test func keysWithEscapesAreTheirText() throws {
    try expectClean(#"{ "resourceType": "Patient", "birth\u0044ate": "1950" }"#)
  }

  @Test func resourceTypeIsUnknownInsideDataTypes() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [{ 1️⃣"resourceType": "HumanName", "text": "A" }] }
      """,
      [("1️⃣", "element.unknown", "Patient.name[0]")])
  }
}
