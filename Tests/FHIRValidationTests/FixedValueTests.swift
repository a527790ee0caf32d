import FHIRValidation
import Testing

@Suite struct FixedValueTests {
  @Test func aFixedValueStandsExactly() throws {
    try expectFindings(
      """
      { "resourceType": "Observation", "status": 1️⃣"amended", "code": { "text": "x" } }
      """,
      against: [
        profile(
          "final", of: "Observation",
          #"{ "id": "Observation.status", "path": "Observation.status", "fixedCode": "final" }"#)
      ], [("1️⃣", "value.fixed", "Observation.status")])
  }

  @Test func aFixedObjectHasNoOtherParts() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "telecom": [
        { "use": "home", "system": 1️⃣"phone", "value": 2️⃣"1" }, { "use": "home" }] }
      """,
      against: [
        profile(
          "home", of: "Patient",
          #"{ "id": "Patient.telecom", "path": "Patient.telecom", "fixedContactPoint": { "use": "home" } }"#
        )
      ],
      [
        ("1️⃣", "value.fixed", "Patient.telecom[0].system"),
        ("2️⃣", "value.fixed", "Patient.telecom[0].value"),
      ])
  }

  @Test func aFixedObjectOfASliceApplies() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "telecom": [{ "use": "home", "rank": 1️⃣1 }] }
      """,
      against: [
        profile(
          "home", of: "Patient",
          """
          { "id": "Patient.telecom", "path": "Patient.telecom", "slicing": {
            "discriminator": [{ "type": "value", "path": "use" }], "rules": "open" } },
          { "id": "Patient.telecom:home", "path": "Patient.telecom", "sliceName": "home",
            "fixedContactPoint": { "use": "home" } }
          """)
      ], [("1️⃣", "value.fixed", "Patient.telecom[0].rank")])
  }

  @Test func aPatternAsksForItsPartsOnly() throws {
    let coded = profile(
      "coded", of: "Observation",
      """
      { "id": "Observation.code", "path": "Observation.code", "patternCodeableConcept": {
        "coding": [{ "system": "http://example.org/s", "code": "a" }] } }
      """)
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x", "coding": [
        { "system": "http://example.org/t", "code": "b" },
        { "system": "http://example.org/s", "code": "a", "display": "A" }] } }
      """, against: [coded], [])
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final",
        "code": 1️⃣{ "coding": [{ "system": "http://example.org/s", "code": "b" }] } }
      """, against: [coded], [("1️⃣", "value.pattern", "Observation.code")])
  }

  @Test func aPatternNamesThePartThatDiffers() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "identifier": [{ "system": 1️⃣"http://example.org/b", "value": "1" },
        2️⃣{ "value": "2" }] }
      """,
      against: [
        profile(
          "identified", of: "Patient",
          """
          { "id": "Patient.identifier", "path": "Patient.identifier",
            "patternIdentifier": { "system": "http://example.org/a" } }
          """)
      ],
      [
        ("1️⃣", "value.pattern", "Patient.identifier[0].system"),
        ("2️⃣", "value.pattern", "Patient.identifier[1].system"),
      ])
  }

  @Test func lengthsAreCountedInCharacters() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [{ "family": "Ångström" }, { "family": 1️⃣"Wolframsson" },
        { "family": 2️⃣"Å" }] }
      """,
      against: [
        profile(
          "short", of: "Patient",
          """
          { "id": "Patient.name.family", "path": "Patient.name.family", "maxLength": 8, "extension": [
            { "url": "http://hl7.org/fhir/StructureDefinition/minLength", "valueInteger": 2 }] }
          """)
      ],
      [
        ("1️⃣", "value.length", "Patient.name[1].family"),
        ("2️⃣", "value.length", "Patient.name[2].family"),
      ])
  }

  @Test func aTextHasTheFormOfTheProfile() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [{ "family": "Abc" }, { "family": 1️⃣"A1" }] }
      """,
      against: [
        profile(
          "letters", of: "Patient",
          """
          { "id": "Patient.name.family", "path": "Patient.name.family", "extension": [
            { "url": "http://hl7.org/fhir/StructureDefinition/regex", "valueString": "[A-Za-z]+" }] }
          """)
      ], [("1️⃣", "value.form", "Patient.name[1].family")])
  }

  @Test func extensionsDoNotAlwaysStandForAValue() throws {
    let url =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.mustHaveValue"
    try expectFindings(
      """
      { "resourceType": "Patient", "_birthDate": 1️⃣{ "extension": [
        { "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown" }] } }
      """,
      against: [
        profile(
          "dated", of: "Patient",
          """
          { "id": "Patient.birthDate", "path": "Patient.birthDate", "min": 1, "extension": [
            { "url": "\(url)", "valueBoolean": true }] }
          """)
      ], [("1️⃣", "value.absent", "Patient.birthDate")])
  }
}
