import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import Testing

@Suite struct SlicingTests {
  private func sliced(_ rules: String, ordered: Bool = false) -> String {
    profile(
      "sliced", of: "Patient",
      """
      { "id": "Patient.identifier", "path": "Patient.identifier", "slicing": {
        "discriminator": [{ "type": "value", "path": "system" }], "rules": "\(rules)",
        "ordered": \(ordered) } },
      { "id": "Patient.identifier:a", "path": "Patient.identifier", "sliceName": "a", "min": 1, "max": "1" },
      { "id": "Patient.identifier:a.system", "path": "Patient.identifier.system",
        "fixedUri": "http://example.org/a" },
      { "id": "Patient.identifier:a.value", "path": "Patient.identifier.value", "min": 1 },
      { "id": "Patient.identifier:b", "path": "Patient.identifier", "sliceName": "b" },
      { "id": "Patient.identifier:b.system", "path": "Patient.identifier.system",
        "patternUri": "http://example.org/b" }
      """)
  }

  @Test func aSliceThatIsMissingIsReportedAtTheParent() throws {
    try expectFindings(
      """
      1️⃣{ "resourceType": "Patient", "identifier": [{ "system": "http://example.org/c" }] }
      """, against: [sliced("open")], [("1️⃣", "slice.min", "Patient")])
  }

  @Test func aSliceHasRulesOfItsOwn() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "identifier": [1️⃣{ "system": "http://example.org/a" },
        { "system": "http://example.org/b" }] }
      """, against: [sliced("open")], [("1️⃣", "cardinality.min", "Patient.identifier[0]")])
  }

  @Test func aSliceHasNoMoreValuesThanItsMaximum() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "identifier": 1️⃣[
        { "system": "http://example.org/a", "value": "1" },
        { "system": "http://example.org/a", "value": "2" }] }
      """, against: [sliced("open")], [("1️⃣", "slice.max", "Patient")])
  }

  @Test func closedSlicingNamesTheNearestSlice() throws {
    let outcome = try expectFindings(
      """
      { "resourceType": "Patient", "identifier": [{ "system": "http://example.org/a", "value": "1" },
        1️⃣{ "system": "http://example.org/c" }] }
      """, against: [sliced("closed")], [("1️⃣", "slice.closed", "Patient.identifier[1]")])
    #expect(
      outcome.findings.first?.message
        == "is of none of the slices that are allowed: a, b; nearest is 'a', whose condition is not met: value: system is \"http://example.org/a\""
    )
  }

  @Test func slicesAreOrderedWhereTheProfileSaysSo() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "identifier": [{ "system": "http://example.org/b" },
        1️⃣{ "system": "http://example.org/a", "value": "1" }] }
      """, against: [sliced("open", ordered: true)], [("1️⃣", "slice.order", "Patient.identifier[1]")]
    )
  }

  @Test func openAtTheEndMeansOthersComeLast() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "identifier": [{ "system": "http://example.org/c" },
        1️⃣{ "system": "http://example.org/a", "value": "1" }] }
      """, against: [sliced("openAtEnd")], [("1️⃣", "slice.order", "Patient.identifier[1]")])
  }

  @Test func valuesAreToldApartByPartsOfPatterns() throws {
    let vital = profile(
      "vital", of: "Observation",
      """
      { "id": "Observation.category", "path": "Observation.category", "slicing": {
        "discriminator": [{ "type": "value", "path": "coding.code" },
          { "type": "value", "path": "coding.system" }], "rules": "open" } },
      { "id": "Observation.category:v", "path": "Observation.category", "sliceName": "v", "min": 1,
        "patternCodeableConcept": { "coding": [{ "system": "http://example.org/s", "code": "v" }] } }
      """)
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" }, "category": [
        { "coding": [{ "system": "http://example.org/s", "code": "v" }] }] }
      """, against: [vital], [])
    try expectFindings(
      """
      1️⃣{ "resourceType": "Observation", "status": "final", "code": { "text": "x" }, "category": [
        { "coding": [{ "system": "http://example.org/t", "code": "v" }] }] }
      """, against: [vital], [("1️⃣", "slice.min", "Observation")])
  }

  @Test func theTypesOfAChoiceAreSlices() throws {
    let typed = profile(
      "typed", of: "Observation",
      """
      { "id": "Observation.value[x]", "path": "Observation.value[x]", "slicing": {
        "discriminator": [{ "type": "type", "path": "$this" }], "rules": "open" } },
      { "id": "Observation.value[x]:valueQuantity", "path": "Observation.value[x]",
        "sliceName": "valueQuantity", "type": [{ "code": "Quantity" }] },
      { "id": "Observation.value[x]:valueQuantity.code", "path": "Observation.value[x].code", "min": 1 }
      """)
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "valueString": "x" }
      """, against: [typed], [])
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "valueQuantity": 1️⃣{ "value": 1 } }
      """, against: [typed], [("1️⃣", "cardinality.min", "Observation.value")])
  }

  @Test func whatIsThereTellsSlicesApart() throws {
    let present = profile(
      "present", of: "Patient",
      """
      { "id": "Patient.contact", "path": "Patient.contact", "slicing": {
        "discriminator": [{ "type": "exists", "path": "organization" }], "rules": "closed" } },
      { "id": "Patient.contact:firm", "path": "Patient.contact", "sliceName": "firm", "max": "1" },
      { "id": "Patient.contact:firm.organization", "path": "Patient.contact.organization", "min": 1 },
      { "id": "Patient.contact:person", "path": "Patient.contact", "sliceName": "person" },
      { "id": "Patient.contact:person.organization", "path": "Patient.contact.organization", "max": "0" },
      { "id": "Patient.contact:person.name", "path": "Patient.contact.name", "min": 1 }
      """)
    try expectFindings(
      """
      { "resourceType": "Patient", "contact": [{ "organization": { "display": "x" } },
        1️⃣{ "telecom": [{ "system": "phone", "value": "1" }] }] }
      """, against: [present], [("1️⃣", "cardinality.min", "Patient.contact[1]")])
  }

  @Test func placesTellSlicesApart() throws {
    let first = profile(
      "first", of: "Patient",
      """
      { "id": "Patient.name", "path": "Patient.name", "slicing": {
        "discriminator": [{ "type": "position", "path": "$this" }], "rules": "open" } },
      { "id": "Patient.name:main", "path": "Patient.name", "sliceName": "main" },
      { "id": "Patient.name:main.family", "path": "Patient.name.family", "min": 1 }
      """)
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [1️⃣{ "text": "A" }, { "text": "B" }] }
      """, against: [first], [("1️⃣", "cardinality.min", "Patient.name[0]")])
  }

  @Test func theTargetsOfReferencesTellSlicesApart() throws {
    let informed = profile(
      "informed", of: "Observation",
      """
      { "id": "Observation.performer", "path": "Observation.performer", "slicing": {
        "discriminator": [{ "type": "type", "path": "resolve()" }], "rules": "open" } },
      { "id": "Observation.performer:doctor", "path": "Observation.performer", "sliceName": "doctor",
        "min": 1, "type": [{ "code": "Reference",
          "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Practitioner"] }] }
      """)
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "contained": [{ "resourceType": "Practitioner", "id": "d" }],
        "performer": [{ "reference": "#d" }] }
      """, against: [informed], [])
    try expectFindings(
      """
      1️⃣{ "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "performer": [{ "reference": "Organization/d" }] }
      """, against: [informed], [("1️⃣", "slice.min", "Observation")])
  }

  @Test func profilesTellSlicesApart() throws {
    let list = profile(
      "list", of: "Bundle",
      """
      { "id": "Bundle.entry", "path": "Bundle.entry", "slicing": {
        "discriminator": [{ "type": "profile", "path": "resource" }], "rules": "closed" } },
      { "id": "Bundle.entry:named", "path": "Bundle.entry", "sliceName": "named", "max": "1" },
      { "id": "Bundle.entry:named.resource", "path": "Bundle.entry.resource", "type": [
        { "code": "Patient", "profile": ["http://example.org/StructureDefinition/named"] }] }
      """)
    let named = profile(
      "named", of: "Patient", #"{ "id": "Patient.name", "path": "Patient.name", "min": 1 }"#)
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "http://example.org/1", "resource": { "resourceType": "Patient",
          "name": [{ "text": "A" }] } },
        1️⃣{ "fullUrl": "http://example.org/2", "resource": { "resourceType": "Patient" } }] }
      """, against: [list, named], [("1️⃣", "slice.closed", "Bundle.entry[1]")])
  }

  @Test func slicesHaveSlices() throws {
    let nested = profile(
      "nested", of: "Patient",
      """
      { "id": "Patient.telecom", "path": "Patient.telecom", "slicing": {
        "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
      { "id": "Patient.telecom:phone", "path": "Patient.telecom", "sliceName": "phone", "slicing": {
        "discriminator": [{ "type": "value", "path": "use" }], "rules": "closed" } },
      { "id": "Patient.telecom:phone.system", "path": "Patient.telecom.system", "fixedCode": "phone" },
      { "id": "Patient.telecom:phone/home", "path": "Patient.telecom", "sliceName": "phone/home",
        "min": 1, "max": "1" },
      { "id": "Patient.telecom:phone/home.use", "path": "Patient.telecom.use", "fixedCode": "home" }
      """)
    try expectFindings(
      """
      { "resourceType": "Patient", "telecom": [
        { "system": "phone", "use": "home", "value": "1" }, 1️⃣{ "system": "phone", "use": "work", "value": "2" },
        { "system": "email", "use": "work", "value": "a@example.org" }] }
      """, against: [nested], [("1️⃣", "slice.closed", "Patient.telecom[1]")])
  }

  /// Phones are sliced by their use: at home before at work, as `rules` and `ordered` say.
  private func phones(_ rules: String, ordered: Bool) -> String {
    profile(
      "phones", of: "Patient",
      """
      { "id": "Patient.telecom", "path": "Patient.telecom", "slicing": {
        "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
      { "id": "Patient.telecom:phone", "path": "Patient.telecom", "sliceName": "phone", "slicing": {
        "discriminator": [{ "type": "value", "path": "use" }], "rules": "\(rules)",
        "ordered": \(ordered) } },
      { "id": "Patient.telecom:phone.system", "path": "Patient.telecom.system", "fixedCode": "phone" },
      { "id": "Patient.telecom:phone/home", "path": "Patient.telecom", "sliceName": "phone/home" },
      { "id": "Patient.telecom:phone/home.use", "path": "Patient.telecom.use", "fixedCode": "home" },
      { "id": "Patient.telecom:phone/work", "path": "Patient.telecom", "sliceName": "phone/work" },
      { "id": "Patient.telecom:phone/work.use", "path": "Patient.telecom.use", "fixedCode": "work" }
      """)
  }

  @Test func slicesOfASliceAreOrderedWhereTheProfileSaysSo() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "telecom": [
        { "system": "phone", "use": "work", "value": "1" }, { "system": "email", "value": "a@example.org" },
        1️⃣{ "system": "phone", "use": "home", "value": "2" }] }
      """, against: [phones("open", ordered: true)],
      [("1️⃣", "slice.order", "Patient.telecom[2]")])
  }

  @Test func slicesOfASliceThatIsOpenAtTheEndComeBeforeItsOtherValues() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "telecom": [
        { "system": "email", "value": "a@example.org" }, { "system": "phone", "use": "old", "value": "1" },
        1️⃣{ "system": "phone", "use": "home", "value": "2" }] }
      """, against: [phones("openAtEnd", ordered: false)],
      [("1️⃣", "slice.order", "Patient.telecom[2]")])
  }

  @Test func whatHasNoDiscriminatorIsNotDecided() throws {
    let vague = profile(
      "vague", of: "Patient",
      """
      { "id": "Patient.name", "path": "Patient.name", "slicing": { "rules": "open" } },
      { "id": "Patient.name:a", "path": "Patient.name", "sliceName": "a", "min": 1 }
      """)
    let outcome = try expectFindings(
      """
      1️⃣{ "resourceType": "Patient", "name": [{ "text": "A" }] }
      """, against: [vague], [("1️⃣", "slice.undecidable", "Patient")])
    #expect(outcome.isValid)
  }

  @Test func partsOfAProfileDescribeSlices() throws {
    let library = profile(
      "library", of: "Composition",
      """
      { "id": "Composition.section", "path": "Composition.section", "slicing": {
        "discriminator": [{ "type": "pattern", "path": "code" }], "rules": "open" } },
      { "id": "Composition.section:plan", "path": "Composition.section", "sliceName": "plan" },
      { "id": "Composition.section:plan.title", "path": "Composition.section.title", "min": 1 },
      { "id": "Composition.section:plan.code", "path": "Composition.section.code",
        "patternCodeableConcept": { "coding": [{ "system": "http://example.org/s", "code": "plan" }] } }
      """)
    let document = profile(
      "document", of: "Composition",
      """
      { "id": "Composition.section", "path": "Composition.section", "slicing": {
        "discriminator": [{ "type": "pattern", "path": "code" }], "rules": "closed" } },
      { "id": "Composition.section:plan", "path": "Composition.section", "sliceName": "plan", "type": [{
        "code": "BackboneElement", "profile": ["http://example.org/StructureDefinition/library"],
        "_profile": [{ "extension": [{
          "url": "http://hl7.org/fhir/StructureDefinition/elementdefinition-profile-element",
          "valueString": "Composition.section:plan" }] }] }] }
      """)
    try expectFindings(
      """
      { "resourceType": "Composition", "status": "final", "type": { "text": "x" }, "date": "2024-01-01",
        "title": "x", "author": [{ "display": "x" }], "section": [
          1️⃣{ "code": { "coding": [{ "system": "http://example.org/s", "code": "plan" }] },
            "text": { "status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>" } },
          2️⃣{ "title": "other", "text": { "status": "generated",
            "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>" } }] }
      """, against: [document, library],
      [
        ("1️⃣", "cardinality.min", "Composition.section[0]"),
        ("2️⃣", "slice.closed", "Composition.section[1]"),
      ])
  }

  @Test func theRestMayHaveRulesToo() throws {
    let rest = profile(
      "rest", of: "Patient",
      """
      { "id": "Patient.identifier", "path": "Patient.identifier", "slicing": {
        "discriminator": [{ "type": "value", "path": "system" }], "rules": "closed" } },
      { "id": "Patient.identifier:a", "path": "Patient.identifier", "sliceName": "a" },
      { "id": "Patient.identifier:a.system", "path": "Patient.identifier.system",
        "fixedUri": "http://example.org/a" },
      { "id": "Patient.identifier:@default", "path": "Patient.identifier", "sliceName": "@default" },
      { "id": "Patient.identifier:@default.value", "path": "Patient.identifier.value", "min": 1 }
      """)
    try expectFindings(
      """
      { "resourceType": "Patient", "identifier": [{ "system": "http://example.org/a" },
        1️⃣{ "system": "http://example.org/b" }] }
      """, against: [rest], [("1️⃣", "cardinality.min", "Patient.identifier[1]")])
  }
}

/// Slices whose conditions do not exclude each other.
@Suite struct SliceOverlapTests {
  @Test func aValueOfTwoSlicesCannotBeJudged() throws {
    let overlapping = profile(
      "overlapping", of: "Patient",
      #"""
      { "id": "Patient.identifier", "path": "Patient.identifier",
        "slicing": { "discriminator": [{ "type": "pattern", "path": "$this" }], "rules": "open" } },
      { "id": "Patient.identifier:official", "path": "Patient.identifier", "sliceName": "official",
        "patternIdentifier": { "use": "official" } },
      { "id": "Patient.identifier:mrn", "path": "Patient.identifier", "sliceName": "mrn",
        "patternIdentifier": { "system": "https://example.org/mrn" } }
      """#)
    try expectFindings(
      #"""
      { "resourceType": "Patient", "identifier": [{ "use": "official", "value": "1" },
        1️⃣{ "use": "official", "system": "https://example.org/mrn", "value": "1" }] }
      """#, against: [overlapping], [("1️⃣", "slice.several", "Patient.identifier[1]")])
  }
}
