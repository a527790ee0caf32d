import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

@Suite struct MustSupportTests {
  private static let url = "http://example.org/StructureDefinition/asked"

  /// The ids of the elements that are there and of those that are not, of the only claim of a document.
  private func look(
    _ document: String, _ profiles: [String]
  ) throws -> (there: [String], missing: [String], undecided: [SupportedProfile.Undecided]) {
    let claims = MustSupport(definitions: try definitions(profiles)).claims(
      in: Array(document.utf8))
    let claim = try #require(claims.first)
    let profile = try #require(claim.profile)
    #expect(claims.count == 1)
    #expect(claim.isThere.count == profile.elements.count)
    let pairs = Array(zip(profile.elements, claim.isThere))
    return (
      pairs.filter(\.1).map(\.0), pairs.filter { !$0.1 }.map(\.0), profile.undecided
    )
  }

  private func resource(_ type: String, _ members: String) -> String {
    #"{ "resourceType": "\#(type)", "meta": { "profile": ["\#(Self.url)"] }, \#(members) }"#
  }

  private static let identifiers = profile(
    "asked", of: "Patient",
    """
    { "id": "Patient.identifier", "path": "Patient.identifier", "slicing": {
      "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
    { "id": "Patient.identifier:a", "path": "Patient.identifier", "sliceName": "a",
      "mustSupport": true },
    { "id": "Patient.identifier:a.system", "path": "Patient.identifier.system",
      "fixedUri": "http://example.org/a" },
    { "id": "Patient.identifier:a.value", "path": "Patient.identifier.value", "mustSupport": true },
    { "id": "Patient.identifier:b", "path": "Patient.identifier", "sliceName": "b" },
    { "id": "Patient.identifier:b.system", "path": "Patient.identifier.system",
      "patternUri": "http://example.org/b" },
    { "id": "Patient.identifier:b.value", "path": "Patient.identifier.value", "mustSupport": true }
    """)

  /// A value of another slice, or of none, is no value of this one.
  @Test(arguments: [
    ("a", #""value": "1""#, ["Patient.identifier:a", "Patient.identifier:a.value"]),
    ("a", #""use": "usual""#, ["Patient.identifier:a"]),
    ("b", #""value": "1""#, ["Patient.identifier:b.value"]),
    ("c", #""value": "1""#, []),
  ])
  func aSliceIsToldByAValue(system: String, member: String, there: [String]) throws {
    let found = try look(
      resource(
        "Patient", #""identifier": [{ "system": "http://example.org/\#(system)", \#(member) }]"#),
      [Self.identifiers])
    #expect(found.there == there)
    #expect(found.there.count + found.missing.count == 3)
    #expect(found.undecided == [])
  }

  /// What stands in one value of a slice and what stands in another are both there; a value's parts are not mixed up with
  /// those of its neighbour.
  @Test func everyValueIsLookedAt() throws {
    let found = try look(
      resource(
        "Patient",
        """
        "identifier": [{ "system": "http://example.org/c", "value": "1" },
          { "system": "http://example.org/a" }, { "system": "http://example.org/b", "value": "2" }]
        """), [Self.identifiers])
    #expect(found.there == ["Patient.identifier:a", "Patient.identifier:b.value"])
    #expect(found.missing == ["Patient.identifier:a.value"])
  }

  @Test func aSliceIsToldByAType() throws {
    let asked = profile(
      "asked", of: "Observation",
      """
      { "id": "Observation.value[x]", "path": "Observation.value[x]", "slicing": {
        "discriminator": [{ "type": "type", "path": "$this" }], "rules": "open" } },
      { "id": "Observation.value[x]:valueQuantity", "path": "Observation.value[x]",
        "sliceName": "valueQuantity", "type": [{ "code": "Quantity" }], "mustSupport": true },
      { "id": "Observation.value[x]:valueQuantity.unit", "path": "Observation.value[x].unit",
        "mustSupport": true },
      { "id": "Observation.value[x]:valueString", "path": "Observation.value[x]",
        "sliceName": "valueString", "type": [{ "code": "string" }], "mustSupport": true }
      """)
    let quantity = try look(
      resource("Observation", #""valueQuantity": { "value": 1, "unit": "mL" }"#), [asked])
    #expect(
      quantity.there == [
        "Observation.value[x]:valueQuantity", "Observation.value[x]:valueQuantity.unit",
      ])
    let text = try look(resource("Observation", #""valueString": "much""#), [asked])
    #expect(text.there == ["Observation.value[x]:valueString"])
  }

  @Test func aSliceIsToldByWhatExists() throws {
    let asked = profile(
      "asked", of: "Patient",
      """
      { "id": "Patient.contact", "path": "Patient.contact", "slicing": {
        "discriminator": [{ "type": "exists", "path": "organization" }], "rules": "open" } },
      { "id": "Patient.contact:office", "path": "Patient.contact", "sliceName": "office" },
      { "id": "Patient.contact:office.organization", "path": "Patient.contact.organization",
        "min": 1 },
      { "id": "Patient.contact:office.telecom", "path": "Patient.contact.telecom",
        "mustSupport": true },
      { "id": "Patient.contact:person", "path": "Patient.contact", "sliceName": "person" },
      { "id": "Patient.contact:person.organization", "path": "Patient.contact.organization",
        "max": "0" },
      { "id": "Patient.contact:person.telecom", "path": "Patient.contact.telecom",
        "mustSupport": true }
      """)
    let telecom = #""telecom": [{ "system": "phone", "value": "1" }]"#
    let office = try look(
      resource("Patient", #""contact": [{ "organization": { "display": "x" }, \#(telecom) }]"#),
      [asked])
    #expect(office.there == ["Patient.contact:office.telecom"])
    let person = try look(resource("Patient", #""contact": [{ \#(telecom) }]"#), [asked])
    #expect(person.there == ["Patient.contact:person.telecom"])
  }

  /// The entries of a bundle are told by the profiles that their resources meet.
  @Test func aSliceIsToldByAProfile() throws {
    let named = profile(
      "named", of: "Patient", #"{ "id": "Patient.name", "path": "Patient.name", "min": 1 }"#)
    let asked = profile(
      "asked", of: "Bundle",
      """
      { "id": "Bundle.entry", "path": "Bundle.entry", "slicing": {
        "discriminator": [{ "type": "profile", "path": "resource" }], "rules": "open" } },
      { "id": "Bundle.entry:named", "path": "Bundle.entry", "sliceName": "named" },
      { "id": "Bundle.entry:named.resource", "path": "Bundle.entry.resource", "mustSupport": true,
        "type": [{ "code": "Patient",
          "profile": ["http://example.org/StructureDefinition/named"] }] }
      """)
    func bundle(_ patient: String) -> String {
      resource(
        "Bundle",
        #""type": "collection", "entry": [{ "fullUrl": "urn:uuid:5f6b0a1c-95a3-4a3f-9ab5-0c8f5f2b7c10", "resource": { "resourceType": "Patient"\#(patient) } }]"#
      )
    }
    let there = try look(bundle(#", "name": [{ "family": "A" }]"#), [asked, named])
    #expect(there.there == ["Bundle.entry:named.resource"])
    #expect(try look(bundle(""), [asked, named]).there == [])
  }

  /// What a reference points at tells the slice, where that is in the document.
  @Test func aSliceIsToldByWhatAReferenceFinds() throws {
    let asked = profile(
      "asked", of: "Procedure",
      """
      { "id": "Procedure.focalDevice", "path": "Procedure.focalDevice" },
      { "id": "Procedure.usedReference", "path": "Procedure.usedReference", "slicing": {
        "discriminator": [{ "type": "type", "path": "resolve()" }], "rules": "open" } },
      { "id": "Procedure.usedReference:device", "path": "Procedure.usedReference",
        "sliceName": "device", "mustSupport": true, "type": [{ "code": "Reference",
          "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Device"] }] }
      """)
    func procedure(_ type: String) -> String {
      resource(
        "Procedure",
        ##""contained": [{ "resourceType": "\##(type)", "id": "a" }], "usedReference": [{ "reference": "#a" }]"##
      )
    }
    #expect(try look(procedure("Device"), [asked]).there == ["Procedure.usedReference:device"])
    #expect(try look(procedure("Medication"), [asked]).there == [])
  }

  /// A slice that nothing tells is not counted as missing: it is said, and why.
  @Test func whatNothingTellsIsSaid() throws {
    let asked = profile(
      "asked", of: "Patient",
      """
      { "id": "Patient.name", "path": "Patient.name", "slicing": {
        "discriminator": [{ "type": "value", "path": "text" }], "rules": "open" } },
      { "id": "Patient.name:official", "path": "Patient.name", "sliceName": "official",
        "mustSupport": true },
      { "id": "Patient.name:official.family", "path": "Patient.name.family", "mustSupport": true },
      { "id": "Patient.birthDate", "path": "Patient.birthDate", "mustSupport": true }
      """)
    let found = try look(
      resource("Patient", #""birthDate": "1950", "name": [{ "family": "A" }]"#), [asked])
    #expect(found.there == ["Patient.birthDate"])
    #expect(found.missing == [])
    #expect(
      found.undecided.map(\.element) == ["Patient.name:official", "Patient.name:official.family"])
    #expect(
      Set(found.undecided.map(\.reason)) == [
        "the profile gives 'value: text' nothing to compare with in 'official'"
      ])
  }

  /// What a profile forbids cannot be asked for, whatever its base says.
  @Test func whatAProfileForbidsIsNotAskedFor() throws {
    let asked = profile(
      "asked", of: "Patient",
      """
      { "id": "Patient.name", "path": "Patient.name", "max": "0", "mustSupport": true },
      { "id": "Patient.birthDate", "path": "Patient.birthDate", "mustSupport": true }
      """)
    let found = try look(resource("Patient", #""active": true"#), [asked])
    #expect(found.missing == ["Patient.birthDate"])
  }

  /// A primitive that has only an extension has no value; what its extension holds can be asked for all the same.
  @Test func anExtensionIsNoValue() throws {
    let absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
    let asked = profile(
      "asked", of: "Patient",
      """
      { "id": "Patient.birthDate", "path": "Patient.birthDate", "mustSupport": true },
      { "id": "Patient.birthDate.extension", "path": "Patient.birthDate.extension" },
      { "id": "Patient.birthDate.extension:why", "path": "Patient.birthDate.extension",
        "sliceName": "why", "mustSupport": true,
        "type": [{ "code": "Extension", "profile": ["\(absent)"] }] }
      """)
    let found = try look(
      resource(
        "Patient",
        #""_birthDate": { "extension": [{ "url": "\#(absent)", "valueCode": "unknown" }] }"#),
      [asked])
    #expect(found.there == ["Patient.birthDate.extension:why"])
    #expect(found.missing == ["Patient.birthDate"])
  }

  @Test func aProfileThatIsNotKnownIsAClaimWithoutElements() throws {
    let claims = MustSupport(definitions: .r4).claims(
      in: Array(resource("Patient", #""active": true"#).utf8))
    #expect(claims.map(\.url) == [Self.url])
    #expect(claims.first?.profile == nil)
  }

  @Test func whatIsNoJSONHasNoClaims() {
    #expect(MustSupport(definitions: .r4).claims(in: Array("{".utf8)).isEmpty)
    #expect(MustSupport(definitions: .r4).claims(in: Array("[1]".utf8)).isEmpty)
  }
}
