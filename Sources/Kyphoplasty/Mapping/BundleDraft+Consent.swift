internal import FHIRModel

extension BundleDraft {
  mutating func addConsent() {
    guard let consent = record.consent else { return }
    add(
      R4.Consent(
        status: consent.obtained ? .active : .rejected,
        scope: R4.CodeableConcept(HL7.Category.treatmentScope),
        category: [R4.CodeableConcept(HL7.Category.patientConsent)],
        patient: patient,
        dateTime: consent.date,
        organization: [directory.organization],
        policyRule: R4.CodeableConcept(text: "Informed consent to the procedure"),
        provision: R4.Consent.Provision(type: consent.obtained ? .permit : .deny)),
      ids.id(R4.Consent.self, "procedure"), from: "consent")
    state(
      .optionsDiscussed, consent.optionsDiscussed, .survey,
      consent.date.map { .dateTime($0) } ?? beforeProcedure, from: "consent.optionsDiscussed")
    guard let registry = consent.registry else { return }
    add(
      R4.Consent(
        status: registry ? .active : .rejected,
        scope: R4.CodeableConcept(HL7.Category.researchScope),
        category: [R4.CodeableConcept(HL7.Category.researchConsent)],
        patient: patient,
        dateTime: consent.date,
        organization: [directory.organization],
        policyRule: R4.CodeableConcept(text: "Consent to the use of the data by a registry"),
        provision: R4.Consent.Provision(type: registry ? .permit : .deny)),
      ids.id(R4.Consent.self, "registry"), from: "consent.registry")
  }

  mutating func addGoals() {
    let ids = goals
    for (place, goal) in record.goals.enumerated() {
      add(
        R4.Goal(
          lifecycleStatus: .active,
          description: R4.CodeableConcept(goal),
          subject: patient,
          start: .date(record.encounter.start.date),
          addresses: allFractures),
        ids[place], from: "goals[\(place)]")
    }
  }

  var goals: [R4.ID] {
    ids.ids(R4.Goal.self, of: record.goals) { [$0.rawValue] }
  }
}
