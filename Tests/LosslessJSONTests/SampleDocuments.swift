/// Invented documents in the shape of FHIR resources, written so that every form of JSON occurs.
enum SampleDocuments {
  static let all = [patient, observations, outcome]

  /// A transaction bundle in the shared folder.
  static let sharedBundle =
    "data/Dino214_Parisian75_40d82b80-b682-cd8b-da6d-396809878641.json"

  static let patient = #"""
    {
      "resourceType": "Patient",
      "id": "example-1",
      "meta": { "profile": ["http://example.org/fhir/StructureDefinition/patient"] },
      "text": { "status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\">M\u00fcller &amp; S\u00f6hne</div>" },
      "identifier": [
        { "use": "usual", "system": "urn:oid:2.999.1", "value": "MRN-0001" }
      ],
      "active": true,
      "name": [{ "family": "Müller-Öztürk", "given": ["Ana", "例"], "_given": [null, { "id": "g2" }] }],
      "birthDate": "1948-02-29",
      "deceasedBoolean": false,
      "multipleBirthInteger": 2,
      "contact": [],
      "extension": [
        { "url": "http://example.org/height", "valueDecimal": 1.640 },
        { "url": "http://example.org/emoji", "valueString": "\ud83d\ude00 and 😀" }
      ]
    }
    """#

  static let observations =
    #"{"resourceType":"Bundle","type":"transaction","entry":["#
    + #"{"fullUrl":"http://example.org/Observation/1","resource":{"resourceType":"Observation","#
    + #""status":"final","code":{"coding":[{"system":"http://example.org/codes","code":"pain","#
    + #""display":"Pain, 0\u201310"}]},"valueQuantity":{"value":0.010,"unit":"mL"}},"request":"#
    + #"{"method":"PUT","url":"Observation/1"}},{"resource":{"resourceType":"Observation","#
    + #""status":"amended","effectiveDateTime":"2024-03-01T09:30:00+01:00","component":["#
    + #"{"valueQuantity":{"value":-1.5E+3}},{"valueQuantity":{"value":7e-2}},{"valueInteger":0}],"#
    + #""note":[{"text":"line one\nline two\ttabbed \\ \/ \"quoted\""}]}}]}"#

  static let outcome = """
    {"resourceType":"OperationOutcome",\r
    \t"issue":[\r
    \t\t{"severity":"error","code":"invalid","location":["Bundle.entry[0]"],"x":null},\r
    \t\t{"severity":"warning","code":"value","details":{"text":"größer als 10 €"}}\r
    \t]}\r

    """
}
