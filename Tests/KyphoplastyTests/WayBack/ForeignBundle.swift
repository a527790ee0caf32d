/// A bundle that another system wrote: a collection with urn:uuid references, public codes alone, no procedure above
/// that of the vertebra, and some things that no record holds.
enum ForeignBundle {
  static let text = """
    {
      "resourceType": "Bundle", "type": "collection",
      "entry": [
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000001", "resource": {
          "resourceType": "Patient", "id": "p", "active": true,
          "identifier": [{"system": "urn:oid:2.999.1", "value": "77"}],
          "name": [{"use": "nickname", "text": "Bo"}, {"family": "Foreign", "given": ["Bodil"]}],
          "gender": "female", "birthDate": "1950-02", "multipleBirthBoolean": true
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000002", "resource": {
          "resourceType": "Encounter", "id": "e", "status": "finished",
          "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
          "identifier": [{"value": "CASE-9"}],
          "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"},
          "participant": [{
            "type": [{"coding": [{
              "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "PPRF"}]}],
            "individual": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000006"}}],
          "period": {"start": "2025-05-01T08:00:00Z", "end": "2025-05-02T10:00:00Z"},
          "hospitalization": {"dischargeDisposition": {"coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/discharge-disposition", "code": "snf"}]}},
          "serviceProvider": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000005"}
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000003", "resource": {
          "resourceType": "Condition", "id": "c",
          "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "S32.010D"}]},
          "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"},
          "severity": {"text": "bad"}, "onsetDateTime": "2025-04-20"
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000004", "resource": {
          "resourceType": "Procedure", "id": "k", "status": "completed",
          "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "22514"}]},
          "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"},
          "encounter": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000002"},
          "performedPeriod": {"start": "2025-05-01T09:00:00Z", "end": "2025-05-01T10:00:00Z"},
          "bodySite": [{"coding": [{"system": "http://snomed.info/sct", "code": "66794005"}]}],
          "complicationDetail": [{"reference": "Condition/x"}]
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000005", "resource": {
          "resourceType": "Organization", "id": "o", "name": "Foreign Clinic"
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000006", "resource": {
          "resourceType": "Practitioner", "id": "d",
          "identifier": [{"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}],
          "name": [{"family": "Doctor"}]
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000007", "resource": {
          "resourceType": "Observation", "id": "a", "status": "final",
          "code": {"coding": [{"system": "http://loinc.org", "code": "8302-2"}]},
          "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"},
          "valueQuantity": {"value": 62, "unit": "[in_i]", "code": "[in_i]"}
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000008", "resource": {
          "resourceType": "Condition", "id": "x",
          "code": {"coding": [{"system": "http://snomed.info/sct", "code": "45007003"}]},
          "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"}
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000009", "resource": {
          "resourceType": "Condition", "id": "w",
          "verificationStatus": {"coding": [{"code": "entered-in-error"}]},
          "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "S32.020A"}]},
          "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"}
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-00000000000b", "resource": {
          "resourceType": "Observation", "id": "n", "status": "final",
          "code": {"coding": [{"system": "http://loinc.org", "code": "72514-3"}]},
          "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"},
          "effectiveDateTime": "2025-04-30T18:00:00Z", "valueInteger": 8
        }},
        {"fullUrl": "urn:uuid:00000000-0000-4000-8000-00000000000a", "resource": {
          "resourceType": "Immunization", "id": "i", "status": "completed"
        }}
      ]
    }
    """
}
