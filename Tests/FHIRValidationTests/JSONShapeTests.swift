import FHIRValidation
import Testing

@Suite struct JSONShapeTests {
  @Test func resourceTypeMayStandAnywhere() throws {
    try expectClean(#"{ "active": true, "resourceType": "Patient" }"#)
  }

  @Test func nullIsNoValue() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "active": 1️⃣null, "name": 2️⃣null, "photo": [3️⃣null] }
      """,
      [
        ("1️⃣", "json.null", "Patient.active"), ("2️⃣", "json.array-expected", "Patient.name"),
        ("2️⃣", "json.type", "Patient.name"), ("3️⃣", "json.type", "Patient.photo[0]"),
      ])
  }

  @Test func nothingIsEmpty() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "gender": 1️⃣"", "name": 2️⃣[], "maritalStatus": 3️⃣{},
        "contact": [4️⃣{ "id": "c" }], "_birthDate": 5️⃣{} }
      """,
      [
        ("1️⃣", "json.empty-string", "Patient.gender"),
        ("2️⃣", "json.empty-array", "Patient.name"),
        ("3️⃣", "json.empty-object", "Patient.maritalStatus"),
        ("4️⃣", "json.empty-object", "Patient.contact[0]"),
        ("5️⃣", "json.empty-object", "Patient.birthDate"),
      ])
  }

  @Test func everyTypeHasItsJSON() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "active": 1️⃣"true", "birthDate": 2️⃣1950, "maritalStatus": 3️⃣"M",
        "multipleBirthInteger": 4️⃣"2", "gender": 5️⃣{ "code": "male" } }
      """,
      [
        ("1️⃣", "json.type", "Patient.active"), ("2️⃣", "json.type", "Patient.birthDate"),
        ("3️⃣", "json.type", "Patient.maritalStatus"),
        ("4️⃣", "json.type", "Patient.multipleBirth"), ("5️⃣", "json.type", "Patient.gender"),
      ])
  }

  @Test func whatMayRepeatIsAnArray() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": 1️⃣{ "given": 2️⃣"Ada" }, "birthDate": 3️⃣["1950"],
        "maritalStatus": 4️⃣[{ "coding": [{
          "system": "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "code": "S" }] }] }
      """,
      [
        ("1️⃣", "json.array-expected", "Patient.name"),
        ("2️⃣", "json.array-expected", "Patient.name.given"),
        ("3️⃣", "json.array-unexpected", "Patient.birthDate"),
        ("4️⃣", "json.array-unexpected", "Patient.maritalStatus"),
      ])
  }

  @Test func aKeyStandsOnce() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "active": true, 1️⃣"active": false,
        "name": [{ "text": "A", 2️⃣"text": "B" }], 3️⃣"x": { "y": 1, 4️⃣"y": 2 } }
      """,
      [
        ("1️⃣", "json.duplicate-key", "Patient"), ("2️⃣", "json.duplicate-key", "Patient.name[0]"),
        ("3️⃣", "element.unknown", "Patient"), ("4️⃣", "json.duplicate-key", "Patient"),
      ])
  }

  @Test func siblingsBelongToPrimitives() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "id": "a", 1️⃣"_id": { "extension": [] }, 2️⃣"_name": [{}],
        "_active": 3️⃣true }
      """,
      [
        ("1️⃣", "json.sibling", "Patient.id"), ("2️⃣", "json.sibling", "Patient"),
        ("3️⃣", "json.type", "Patient.active"),
      ])
  }

  @Test func aPrimitiveMayHaveOnlyExtensions() throws {
    try expectClean(
      """
      { "resourceType": "Patient", "_birthDate": { "extension": [
        { "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown" }] },
        "name": [{ "given": ["Ada", null], "_given": [null, { "extension": [
          { "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked" }] }] }] }
      """)
  }

  @Test func aValueMayHaveAnIDBesideIt() throws {
    try expectClean(
      #"{ "resourceType": "Patient", "gender": "female", "_gender": { "id": "g" } }"#)
  }

  @Test func arraysOfValuesAndSiblingsAreAligned() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [
        { "given": ["Ada", 1️⃣null], "_given": [{ "id": "g", "extension": [
            { "url": "http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier", "valueCode": "BR" }] }, null] },
        { "given": ["Ada"], "_given": 2️⃣[null, 3️⃣null] },
        { "given": [4️⃣null, "Ada"] }] }
      """,
      [
        ("1️⃣", "json.null", "Patient.name[0].given[1]"),
        ("2️⃣", "json.sibling-length", "Patient.name[1].given"),
        ("3️⃣", "json.null", "Patient.name[1].given[1]"),
        ("4️⃣", "json.null", "Patient.name[2].given[0]"),
      ])
  }

  @Test func aRootThatIsNoObjectIsFatal() throws {
    let outcome = try expectFindings("1️⃣[1]", [("1️⃣", "json.type", "Resource")])
    #expect(outcome.findings.first?.severity == .fatal)
    #expect(!outcome.isValid)
  }
}
