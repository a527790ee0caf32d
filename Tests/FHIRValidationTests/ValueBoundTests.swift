import FHIRValidation
import Testing

@Suite struct ValueBoundTests {
  private func expect(
    _ path: String, _ bound: String, _ marked: String, _ expected: [Expected],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var options = ValidationOptions()
    options.now = "2024-06-15T12:00:00Z"
    let type = String(path.prefix { $0 != "." })
    try expectFindings(
      marked,
      against: [
        profile("bound", of: type, #"{ "id": "\#(path)", "path": "\#(path)", \#(bound) }"#)
      ],
      expected, options: options, sourceLocation: sourceLocation)
  }

  @Test func numbersAreComparedExactly() throws {
    try expect(
      "Observation.component.valueInteger", #""maxValueInteger": 10"#,
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" }, "component": [
        { "code": { "text": "a" }, "valueInteger": 10 },
        { "code": { "text": "b" }, "valueInteger": 1️⃣11 }] }
      """, [("1️⃣", "value.bounds", "Observation.component[1].value")])
  }

  @Test func datesAreComparedAsFarAsTheySay() throws {
    try expect(
      "Patient.birthDate", #""minValueDate": "1900-05-01""#,
      #"{ "resourceType": "Patient", "birthDate": 1️⃣"1899" }"#,
      [("1️⃣", "value.bounds", "Patient.birthDate")])
    try expect(
      "Patient.birthDate", #""minValueDate": "1900-05-01""#,
      #"{ "resourceType": "Patient", "birthDate": "1900" }"#, [])
  }

  @Test func quantitiesAreConverted() throws {
    try expect(
      "Observation.valueQuantity",
      #""maxValueQuantity": { "value": 1, "system": "http://unitsofmeasure.org", "code": "kg" }"#,
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" }, "valueQuantity":
        1️⃣{ "value": 1001, "system": "http://unitsofmeasure.org", "code": "g" } }
      """, [("1️⃣", "value.bounds", "Observation.value")])
  }

  @Test func unitsOfOtherDimensionsCannotBeCompared() throws {
    try expect(
      "Observation.valueQuantity",
      #""maxValueQuantity": { "value": 1, "system": "http://unitsofmeasure.org", "code": "kg" }"#,
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" }, "valueQuantity":
        1️⃣{ "value": 1001, "system": "http://unitsofmeasure.org", "code": "m" } }
      """, [("1️⃣", "value.units", "Observation.value")])
  }

  @Test func aDurationIsCountedFromNow() throws {
    let bound =
      #""minValueQuantity": { "value": 100, "system": "http://unitsofmeasure.org", "code": "a" }"#
    try expect(
      "Patient.birthDate", bound, #"{ "resourceType": "Patient", "birthDate": "1925-01-01" }"#, [])
    try expect(
      "Patient.birthDate", bound, #"{ "resourceType": "Patient", "birthDate": 1️⃣"1923-01-01" }"#,
      [("1️⃣", "value.bounds", "Patient.birthDate")])
  }
}
