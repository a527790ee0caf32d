internal import FHIRModel

extension BundleDraft {
  mutating func addRecovery() {
    guard let recovery = record.recovery else { return }
    if let minutes = recovery.flatMinutes {
      observe(
        Measure.timeLyingFlat, .measured(minutes, .minute), .procedure, afterProcedure,
        from: "recovery.flatMinutes")
    }
    state(
      .ambulatory, recovery.ambulatory, .exam, afterProcedure, from: "recovery.ambulatory")
    state(
      .overnightStay, recovery.overnight, .procedure, afterProcedure,
      note: recovery.overnightReason, from: "recovery.overnight")
  }

  mutating func addDischarge() {
    guard let discharge = record.discharge else { return }
    addPrescriptions(discharge)
    addCarePlan(discharge)
    let time: R4.Observation.Effective = .dateTime(discharge.time)
    state(
      .densitometryReferral, discharge.densitometryReferral, .procedure, time,
      from: "discharge.densitometryReferral")
    state(
      .osteoporosisEducation, discharge.osteoporosisEducation, .procedure, time,
      from: "discharge.osteoporosisEducation")
    guard discharge.densitometryReferral == true else { return }
    add(
      R4.ServiceRequest(
        status: .active,
        intent: .order,
        category: [R4.CodeableConcept(SNOMEDCT.Procedure.imaging)],
        code: R4.CodeableConcept(AncillaryProcedure.boneDensitometry),
        subject: patient,
        encounter: stay,
        authoredOn: discharge.time,
        requester: prescriber),
      ids.id(R4.ServiceRequest.self, "densitometry"), from: "discharge.densitometryReferral")
  }

  private mutating func addPrescriptions(_ discharge: Discharge) {
    let ids = self.ids.ids(R4.MedicationRequest.self, of: discharge.medications) {
      ["discharge", $0.drug.name]
    }
    for (place, medication) in discharge.medications.enumerated() {
      add(
        R4.MedicationRequest(
          status: .active,
          intent: .order,
          category: [R4.CodeableConcept(HL7.Category.dischargeMedication)],
          medication: .codeableConcept(medication.drug.concept),
          subject: patient,
          encounter: stay,
          authoredOn: discharge.time,
          requester: prescriber,
          reasonCode: medication.reason.map { [R4.CodeableConcept(text: $0)] } ?? [],
          dosageInstruction: medication.dosage.map { [R4.Dosage(text: $0)] } ?? []),
        ids[place], from: "discharge.medications[\(place)]")
    }
  }

  /// Who answers for the orders: who attends, else who operated, else the organization.
  private var prescriber: R4.AnyReference {
    let roles: [TeamMember.Role] = [.attending, .primaryOperator]
    for role in roles {
      if let member = record.team.first(where: { $0.role == role }),
        let practitioner = directory.practitioner(member.clinician)
      {
        return practitioner
      }
    }
    return directory.organization.any
  }

  /// The plan for the weeks after, and the message that told the patient of it.
  private mutating func addCarePlan(_ discharge: Discharge) {
    guard let instructions = discharge.instructions else { return }
    let activities = instructions.activities
    var words = R4.XHTML()
    words.paragraph("Instructions after the procedure")
    words.list(activities.map(\.words) + [instructions.text].compactMap(\.self))
    add(
      R4.CarePlan(
        text: R4.Narrative(generated: words),
        status: .active,
        intent: .plan,
        category: [R4.CodeableConcept(HL7.Category.assessmentAndPlan)],
        subject: patient,
        encounter: stay,
        period: R4.Period(start: discharge.time),
        addresses: fractures.map { R4.Reference(to: $0) },
        goal: goals.map { R4.Reference(to: $0) },
        activity: activities.map { R4.CarePlan.Activity(detail: $0.detail) },
        note: instructions.text.map { [R4.Annotation(text: $0)] } ?? []),
      ids.id(R4.CarePlan.self), from: "discharge.instructions")
    let told = activities.map(\.words) + [instructions.text].compactMap(\.self)
    guard !told.isEmpty else { return }
    add(
      R4.CommunicationRequest(
        status: .completed,
        category: [R4.CodeableConcept(HL7.Category.instruction)],
        subject: patient,
        encounter: stay,
        payload: told.map { R4.CommunicationRequest.Payload(content: .string($0)) },
        authoredOn: discharge.time,
        recipient: [patient.any]),
      ids.id(R4.CommunicationRequest.self, "instructions"), from: "discharge.instructions")
  }
}
