// Constraints that look at several resources, or at what one refers to; all is invented.

extension ConstraintTests {
  static let ofCourses: [Case] = ofLevels + ofMaterials + ofPatients + ofVisits

  private static let ofLevels: [Case] = [
    Case(
      "treated-level-procedure", "kypho-10", faulty: treated("balloon-kyphoplasty", .implanted),
      right: treated("balloon-kyphoplasty", .implanted, .manipulated)),
    Case(
      "treated-level-procedure", "kypho-10", faulty: treated("implant-augmentation"),
      right: treated("implant-augmentation", .implanted)),
    Case(
      "treated-level-procedure", "kypho-11", faulty: treated("vertebroplasty", .manipulated),
      right: treated("vertebroplasty", .implanted)),
    // What is of another resource than the one that is checked can only be seen in a bundle.
    Case(
      "treated-level-procedure", "kypho-34", in: "export-bundle",
      faulty: bundle(fracture("2025-03-05"), treated("vertebroplasty", .implanted)),
      right: bundle(fracture("2025-03-04"), treated("vertebroplasty", .implanted))),
    Case(
      "treated-level-procedure", "kypho-10", in: "export-bundle",
      faulty: bundle(device("bone-cement"), treated("implant-augmentation", .implanted)),
      right: bundle(device("implant"), treated("implant-augmentation", .implanted))),
    Case(
      "fracture-condition", "kypho-36-osteoporosis", in: "export-bundle",
      faulty: bundle(patient(born: "1986-03-05"), stay(), fracture("2025-02", "osteoporosis")),
      right: bundle(patient(born: "1985-03-04"), stay(), fracture("2025-02", "osteoporosis"))),
    Case(
      "treated-level-procedure", "kypho-17-phase", in: "export-bundle",
      faulty: bundle(fracture("2025-02", phase: "nonunion"), treated("vertebroplasty", .implanted)),
      right: bundle(fracture("2025-02", phase: "initial"), treated("vertebroplasty", .implanted))),
    Case(
      "export-bundle", "kypho-5-mixed",
      faulty: bundle(level("cpt|22513", sites: ["T12"]), level("cpt|22511", sites: ["L1"])),
      right: bundle(level("cpt|22513", sites: ["T12"]), level("cpt|22515", sites: ["L1"]))),
    Case(
      "kyphoplasty-procedure", "kypho-30-duration",
      faulty: performed("2025-03-04T08:00:00-05:00", "2025-03-04T08:09:59-05:00"),
      right: performed("2025-03-04T08:00:00-05:00", "2025-03-04T12:00:00-05:00")),
    Case(
      "kyphoplasty-procedure", "kypho-30-duration",
      faulty: performed("2025-03-04T08:00:00-05:00", "2025-03-04T12:00:01-05:00"),
      right: performed("2025-03-04T08:00:00-05:00", "2025-03-04T08:10:00-05:00")),
    Case(
      "export-bundle", "kypho-28", faulty: bundle(treated("vertebroplasty")),
      right: bundle(treated("vertebroplasty"), volume("4"))),
    Case(
      "export-bundle", "kypho-28", faulty: bundle(treated("vertebroplasty"), volume("4", of: "x")),
      right: bundle(treated("vertebroplasty", status: "stopped"))),
  ]

  private static let ofMaterials: [Case] = [
    Case(
      "export-bundle", "kypho-26-rupture", faulty: bundle(ruptured),
      right: bundle(ruptured, rupture)),
    Case(
      "export-bundle", "kypho-23",
      faulty: bundle(treated("vertebroplasty"), volume("4.0"), total("4.6")),
      right: bundle(treated("vertebroplasty"), volume("4.0"), total("4.5"))),
    Case(
      "export-bundle", "kypho-23",
      faulty: bundle(treated("vertebroplasty"), volume("4.0"), total("3.4")),
      right: bundle(
        treated("vertebroplasty"), treated("vertebroplasty"), volume("4.0"), total("8"))),
    Case(
      "export-bundle", "kypho-27", faulty: bundle(allergy("6043006"), device("bone-cement")),
      right: bundle(allergy("6043006", "refuted"), device("bone-cement"))),
    Case(
      "export-bundle", "kypho-27",
      faulty: bundle(contraindication("contrast-allergy"), filling("balloon-contrast-volume")),
      right: bundle(allergy("6043006"), filling("balloon-contrast-volume"))),
    Case(
      "export-bundle", "kypho-27",
      faulty: bundle(allergy("426722004"), drug("rx|5956", for: "contrast")),
      right: bundle(allergy("426722004"), drug("rx|6387", for: "anesthesia"))),
    Case(
      "export-bundle", "kypho-29",
      faulty: bundle(observation("own|cement-hardening-time", "31", "min")),
      right: bundle(observation("own|cement-hardening-time", "30", "min"))),
    Case(
      "export-bundle", "kypho-47",
      faulty: bundle(whole(), product(#""expirationDate": "2025-03-03""#)),
      right: bundle(whole(), product(#""expirationDate": "2025-03-04""#))),
    Case(
      "export-bundle", "kypho-47", faulty: bundle(product(#""lotNumber": "B7""#)),
      right: bundle(product(#""lotNumber": "B77""#))),
    Case(
      "export-bundle", "kypho-47", faulty: bundle(product(#""serialNumber": "S10""#)),
      right: bundle(product(#""serialNumber": "S1""#))),
  ]

  private static let ofPatients: [Case] = [
    Case(
      "export-bundle", "kypho-36", faulty: bundle(patient(born: "2007-03-05"), stay()),
      right: bundle(patient(born: "2007-03-04"), stay())),
    Case(
      "export-bundle", "kypho-36", faulty: bundle(patient(born: "2010"), stay()),
      right: bundle(patient(born: "2010"), stay(confirmed: "clinical.age-child"))),
    Case(
      "export-bundle", "kypho-37", faulty: bundle(anesthesia("50697003"), propofol),
      right: bundle(anesthesia("50697003", by: "anesthesiologist"), propofol)),
    Case(
      "export-bundle", "kypho-37",
      faulty: bundle(
        anesthesia("50697003", by: "nurse-anesthetist"), drug("rx|6387", for: "anesthesia")),
      right: bundle(anesthesia("50697003", by: "nurse-anesthetist"), propofol)),
    Case(
      "export-bundle", "kypho-38",
      faulty: bundle(anesthesia("314271007"), drug("rx|6387", for: "anesthesia")),
      right: bundle(anesthesia("314271007"), propofol)),
    Case(
      "export-bundle", "kypho-39",
      faulty: bundle(whole(), contraindication("infection"), stay()),
      right: bundle(
        whole(), contraindication("infection"), stay(confirmed: "clinical.contraindicated"))),
    Case(
      "export-bundle", "kypho-39", faulty: bundle(whole(), contraindication("pregnancy")),
      right: bundle(whole("not-done"), contraindication("pregnancy"))),
  ]

  private static let ofVisits: [Case] = [
    Case(
      "export-bundle", "kypho-31-operation",
      faulty: bundle(admitted("home", until: "2025-03-04T13:00:00Z"), whole()),
      right: bundle(stay(), whole())),
    Case(
      "encounter", "kypho-32-admitted", faulty: admitted("home", until: "2025-03-04T20:00:00Z"),
      right: admitted("home", until: "2025-03-05T06:00:00Z")),
    Case(
      "encounter", "kypho-32-admitted", faulty: admitted("rehab", until: "2025-03-04T20:00:00Z"),
      right: admitted("exp", until: "2025-03-04T20:00:00Z")),
    Case(
      "export-bundle", "kypho-41-mass",
      faulty: bundle(
        observation("loinc|8302-2", "65", "cm"), observation("loinc|29463-7", "61", "kg")),
      right: bundle(
        observation("loinc|8302-2", "165", "cm"), observation("loinc|29463-7", "61", "kg"))),
    Case(
      "export-bundle", "kypho-41-scores",
      faulty: bundle(observation("sct|736534008", "-0.662", "1")),
      right: bundle(observation("sct|736534008", "-0.661", "1"))),
    Case(
      "export-bundle", "kypho-41-scores",
      faulty: bundle(observation("own|comi-back", "11", "{score}")),
      right: bundle(observation("own|eq-5d-vas", "11", "{score}"))),
    Case(
      "export-bundle", "kypho-33-order", faulty: bundle(dead, discharged("home")),
      right: bundle(dead, discharged("exp"))),
    Case(
      "export-bundle", "kypho-33-order", faulty: bundle(dead, event("2025-03-05T12:00:01Z")),
      right: bundle(dead, event("2025-03-05"))),
    Case(
      "export-bundle", "kypho-42", faulty: bundle(whole(), score("baseline", "2025-03-05")),
      right: bundle(whole(), score("baseline", "2025-03-04"))),
    Case(
      "export-bundle", "kypho-42",
      faulty: bundle(whole(), score("month-1", "2025-03-04T08:59:59-05:00")),
      right: bundle(whole(), score("month-1", "2025-03-04T09:00:00-05:00"))),
    Case(
      "export-bundle", "kypho-46", faulty: bundle(treated(), newFracture("adjacent", "L2")),
      right: bundle(treated(), newFracture("adjacent", "L1"))),
    Case(
      "export-bundle", "kypho-46", faulty: bundle(treated(), newFracture("same-level", "T11")),
      right: bundle(treated(), newFracture("same-level", "T12"))),
    Case(
      "export-bundle", "kypho-46", faulty: bundle(treated(), newFracture("distant", "T11")),
      right: bundle(treated(), newFracture("distant", "T10"))),
    Case(
      "export-bundle", "kypho-46",
      faulty: bundle(whole(), treated(), newFracture("distant", "T3", on: "2025-03-03")),
      right: bundle(whole(), treated(), newFracture("distant", "T3", on: "2025-03-04"))),
  ]
}

private enum DeviceAction: String { case implanted, manipulated }

private let period = #"""
  "performedPeriod": {"start": "2025-03-04T08:00:00-05:00", "end": "2025-03-04T09:00:00-05:00"}
  """#

private func whole(_ status: String = "completed") -> String {
  #"""
  {"resourceType": "Procedure", "id": "w", "status": "\#(status)",
   "subject": {"reference": "Patient/p"}, "code": \#(concept(["own|vertebroplasty"])), \#(period)}
  """#
}

/// T12, and the fracture there.
private func treated(
  _ technique: String = "vertebroplasty", _ actions: DeviceAction..., status: String = "completed"
) -> String {
  let devices = actions.map {
    #"""
    {"action": {"coding": [{"system": "http://hl7.org/fhir/device-action", "code": "\#($0.rawValue)"}]},
     "manipulated": {"reference": "Device/d"}}
    """#
  }
  let focal = devices.isEmpty ? "" : #", "focalDevice": [\#(devices.joined(separator: ", "))]"#
  return #"""
    {"resourceType": "Procedure", "id": "l", "status": "\#(status)",
     "meta": {"profile": ["\#(own("treated-level-procedure"))"]},
     "partOf": [{"reference": "Procedure/w"}], "subject": {"reference": "Patient/p"},
     "reasonReference": [{"reference": "Condition/f"}],
     "code": \#(concept(["own|" + technique])), "bodySite": [{"text": "T12"}],
     \#(period)\#(focal)}
    """#
}

private func own(_ profile: String) -> String {
  "http://example.org/fhir/kyphoplasty/StructureDefinition/\(profile)"
}

private func fracture(
  _ onset: String, _ cause: String = "unspecified", phase: String = "initial"
) -> String {
  #"""
  {"resourceType": "Condition", "id": "f", "meta": {"profile": ["\#(own("fracture-condition"))"]},
   "extension": [{"url": "\#(own("fracture-phase"))",
     "valueCodeableConcept": \#(concept(["own|phase-" + phase]))}],
   "subject": {"reference": "Patient/p"}, "encounter": {"reference": "Encounter/e"},
   "code": \#(concept(["own|fracture-" + cause])), "onsetDateTime": "\#(onset)"}
  """#
}

private func newFracture(
  _ relation: String, _ vertebra: String, on date: String = "2025-06-01"
) -> String {
  #"""
  {"resourceType": "Condition", "subject": {"reference": "Patient/p"},
   "code": \#(concept(["own|new-fracture-" + relation])), "bodySite": [{"text": "\#(vertebra)"}],
   "onsetDateTime": "\#(date)"}
  """#
}

private func patient(born date: String) -> String {
  #"{"resourceType": "Patient", "id": "p", "birthDate": "\#(date)"}"#
}

private func stay(confirmed rule: String? = nil) -> String {
  let confirmed = rule.map {
    #", "extension": [{"url": "\#(own("confirmed-rule"))", "valueString": "\#($0)"}]"#
  }
  return #"""
    {"resourceType": "Encounter", "id": "e", "status": "finished"\#(confirmed ?? ""),
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
     "period": {"start": "2025-03-04T07:00:00-05:00"}}
    """#
}

private func anesthesia(_ code: String, by role: String? = nil) -> String {
  let performer = role.map {
    #"""
    , "performer": [{"function": \#(concept(["own|role-" + $0])), "actor": {"display": "X"}}]
    """#
  }
  return #"""
    {"resourceType": "Procedure", "status": "completed", "subject": {"reference": "Patient/p"},
     "code": \#(concept(["sct|" + code]))\#(performer ?? "")}
    """#
}

private let propofol = drug("rx|8782", for: "anesthesia")

private func drug(_ code: String, for purpose: String) -> String {
  #"""
  {"resourceType": "MedicationAdministration", "status": "completed",
   "subject": {"reference": "Patient/p"}, "effectiveDateTime": "2025-03-04",
   "reasonCode": [\#(concept(["own|drug-" + purpose]))],
   "medicationCodeableConcept": \#(concept([code]))}
  """#
}

private func allergy(_ code: String, _ verification: String = "confirmed") -> String {
  #"""
  {"resourceType": "AllergyIntolerance", "patient": {"reference": "Patient/p"},
   "verificationStatus": {"coding": [
     {"system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
      "code": "\#(verification)"}]},
   "code": \#(concept(["sct|" + code]))}
  """#
}

private func contraindication(_ reason: String) -> String {
  #"""
  {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p"},
   "code": \#(concept(["own|contraindication"])),
   "valueCodeableConcept": \#(concept(["own|contraindication-" + reason]))}
  """#
}

/// A balloon that was filled with so much of a contrast that nobody names.
private func filling(_ code: String) -> String {
  #"""
  {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p"},
   "code": \#(concept(["own|balloon-inflation"])),
   "component": [{"code": \#(concept(["own|" + code])), \#(quantity("3", "mL"))}]}
  """#
}

private func volume(_ value: String, of level: String = "l") -> String {
  #"""
  {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p"},
   "partOf": [{"reference": "Procedure/\#(level)"}],
   "code": \#(concept(["own|cement-volume"])), \#(quantity(value, "mL"))}
  """#
}

private func total(_ value: String) -> String {
  observation("own|total-cement-volume", value, "mL")
}

private func device(_ kind: String) -> String {
  #"{"resourceType": "Device", "id": "d", "type": \#(concept(["own|device-" + kind]))}"#
}

private func product(_ more: String) -> String {
  #"""
  {"resourceType": "Device", \#(more),
   "udiCarrier": [{"carrierHRF": "(01)10614141000224(10)B77(21)S1"}]}
  """#
}

private func score(_ point: String, _ date: String) -> String {
  #"""
  {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p"},
   "code": \#(concept(["loinc|72514-3"])), "effectiveDateTime": "\#(date)",
   "component": [{"code": \#(concept(["own|time-point"])),
     "valueCodeableConcept": \#(concept(["own|time-" + point]))}]}
  """#
}

private let ruptured = #"""
  {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p"},
   "code": \#(concept(["own|balloon-inflation"])),
   "component": [{"code": \#(concept(["own|balloon-ruptured"])), "valueBoolean": true}]}
  """#

private let rupture = #"""
  {"resourceType": "AdverseEvent", "actuality": "actual", "subject": {"reference": "Patient/p"},
   "event": \#(concept(["own|complication-balloon-rupture"]))}
  """#

private let dead = #"""
  {"resourceType": "Patient", "id": "p", "deceasedDateTime": "2025-03-05T12:00:00Z"}
  """#

private func discharged(_ disposition: String) -> String {
  #"""
  {"resourceType": "Encounter", "id": "e", "status": "finished",
   "period": {"start": "2025-03-04T07:00:00Z", "end": "2025-03-05T13:00:00Z"},
   "hospitalization": {"dischargeDisposition": {"coding": [
     {"system": "http://terminology.hl7.org/CodeSystem/discharge-disposition",
      "code": "\#(disposition)"}]}}}
  """#
}

private func admitted(_ disposition: String, until end: String) -> String {
  #"""
  {"resourceType": "Encounter", "status": "finished",
   "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
   "period": {"start": "2025-03-04T07:00:00Z", "end": "\#(end)"},
   "hospitalization": {"dischargeDisposition": {"coding": [
     {"system": "http://terminology.hl7.org/CodeSystem/discharge-disposition",
      "code": "\#(disposition)"}]}}}
  """#
}

private func event(_ date: String) -> String {
  #"""
  {"resourceType": "AdverseEvent", "actuality": "actual", "subject": {"reference": "Patient/p"},
   "date": "\#(date)"}
  """#
}
