@testable import FHIRModel

extension R4.MedicationRequest: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      status: .filled(variant),
      statusReason: .filled(variant),
      intent: .filled(variant),
      category: .filled(variant),
      priority: .filled(variant),
      doNotPerform: .filled(variant),
      reported: .filled(variant),
      medication: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      supportingInformation: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      authoredOn: .filled(variant),
      requester: .to(
        [
          R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Patient.self,
          R4.Device.self,
        ], variant),
      recorder: .to([R4.Practitioner.self, R4.PractitionerRole.self], variant),
      reasonCode: .filled(variant),
      reasonReference: [.to([R4.Condition.self, R4.Observation.self], variant)],
      basedOn: [
        .to([R4.CarePlan.self, R4.MedicationRequest.self, R4.ServiceRequest.self], variant)
      ],
      courseOfTherapyType: .filled(variant),
      note: .filled(variant),
      dosageInstruction: .filled(variant),
      dispenseRequest: .filled(variant),
      priorPrescription: .filled(variant))
  }
}

extension R4.MedicationRequest.Status: Filled {}

extension R4.MedicationRequest.Intent: Filled {}

extension R4.MedicationRequest.Reported: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .boolean(.filled(variant)),
        .reference(
          .to(
            [
              R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self,
            ], variant)),
      ])
  }
}

extension R4.MedicationRequest.Medication: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.codeableConcept(.filled(variant)), .reference(.filled(variant))])
  }
}

extension R4.MedicationRequest.DispenseRequest: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      validityPeriod: .filled(variant),
      numberOfRepeatsAllowed: .filled(variant),
      quantity: .simple,
      expectedSupplyDuration: .filled(variant))
  }
}
