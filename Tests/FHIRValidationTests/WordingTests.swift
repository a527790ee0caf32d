import FHIRValidation
import TestSupport
import Testing

/// Nothing but words: what each fault is called, for whoever reads the list as a whole.
@Suite struct WordingTests {
  private let faults = [
    #"{ "resourceType": "Patient", "active": tru }"#,
    #"{ "resourceType": "Patient", "active": "true", "name": { "text": "x" }, "birthDate": ["1950"] }"#,
    #"{ "resourceType": "Patient", "active": null, "name": [], "contact": [{}], "link": [{ "id": "x" }] }"#,
    #"{ "resourceType": "Patient", "active": true, "active": true, "gender": "", "_name": [{}] }"#,
    #"{ "resourceType": "Patient", "name": [{ "given": ["A"], "_given": [null, null] }] }"#,
    #"{ "resourceType": "Pateint" }"#, #"{ "resourceType": "Resource" }"#, #"{ "id": "x" }"#, "[]",
    #"{ "resourceType": "Patient", "valueString": "x", "deceasedString": "x", "deceased": true }"#,
    #"{ "resourceType": "Patient", "deceasedBoolean": true, "deceasedDateTime": "2020" }"#,
    #"{ "resourceType": "Observation", "status": "finl", "identifier": [{ "use": "Jane Doe lives here" }] }"#,
    #"{ "resourceType": "Patient", "id": "a b", "birthDate": "1950-13-01", "language": " en", "implicitRules": "a b" }"#,
    #"{ "resourceType": "Patient", "multipleBirthInteger": 1.5, "meta": { "lastUpdated": "2024", "profile": ["x"] } }"#,
    #"{ "resourceType": "Patient", "photo": [{ "data": "x", "size": -1, "url": "oid:1", "title": " " }] }"#,
    #"{ "resourceType": "Patient", "contact": [{ "period": { "start": "2024-01-01T10:00:00", "end": "2024-01-01T10" } }] }"#,
    #"{ "resourceType": "Patient", "extension": [{ "url": "x", "valueTime": "10:00:00Z" }, { "url": "http://example.org/x" }] }"#,
    #"{ "resourceType": "Patient", "maritalStatus": { "coding": [{ "system": "x" }, { "code": "Z", "system": "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus" }] } }"#,
    #"{ "resourceType": "Patient", "managingOrganization": { "reference": "Patient/1" }, "generalPractitioner": [{ "reference": "x" }] }"#,
    ##"{ "resourceType": "Patient", "managingOrganization": { "reference": "#x" }, "contained": [{ "resourceType": "Patient", "active": true }] }"##,
    #"{ "resourceType": "Patient", "text": { "status": "generated", "div": "<div>&nbsp;<Jane/><script/></div>" } }"#,
    #"{ "resourceType": "Bundle", "type": "document", "entry": [{ "resource": { "resourceType": "Patient", "id": "p" } }] }"#,
    #"{ "resourceType": "Bundle", "type": "transaction", "entry": [{ "fullUrl": "Patient/p", "resource": { "resourceType": "Patient", "id": "p" } }, { "request": { "method": "PUT", "url": "Patient/p" } }] }"#,
  ]

  @Test func words() throws {
    var list = ""
    for fault in faults {
      list += fault + "\n"
      for finding in validator.validate(Array(fault.utf8)).findings {
        list += "    \(finding)\n"
      }
    }
    try expectSnapshot(list, named: "words.txt")
  }
}
