import FHIRValidation
import Testing

@Suite struct ChoiceTests {
  @Test func oneTypeOfAChoiceStands() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "deceasedBoolean": true, 1️⃣"deceasedDateTime": "2020" }
      """,
      [("1️⃣", "choice.multiple", "Patient")])
  }

  @Test func valueAndSiblingAreOfOneType() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "deceasedBoolean": true, 1️⃣"_deceasedDateTime": { "id": "x" } }
      """,
      [("1️⃣", "choice.multiple", "Patient")])
  }

  @Test func aTypeThatIsNotAllowedIsNamedAsSuch() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", 1️⃣"deceasedString": "yes" }
      """,
      [("1️⃣", "choice.type", "Patient")])
  }

  @Test func aChoiceWithoutItsTypeIsExplained() throws {
    let finding = try finding(of: #"{ "resourceType": "Patient", "deceased": true }"#)
    #expect(
      finding.message == "has 'deceased', but the key must end with its type: boolean, dateTime")
  }

  @Test func thePathOfAChoiceHasNoType() throws {
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "Height" },
        "valueQuantity": { "value": 1️⃣"10" } }
      """,
      [("1️⃣", "json.type", "Observation.value.value")])
  }
}
