@testable import FHIRModel

extension R4.ServiceRequest: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      basedOn: [
        .to([R4.CarePlan.self, R4.ServiceRequest.self, R4.MedicationRequest.self], variant)
      ],
      replaces: .filled(variant),
      requisition: .filled(variant),
      status: .filled(variant),
      intent: .filled(variant),
      category: .filled(variant),
      priority: .filled(variant),
      doNotPerform: .filled(variant),
      code: .filled(variant),
      orderDetail: .filled(variant),
      quantity: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      occurrence: .filled(variant),
      asNeeded: .filled(variant),
      authoredOn: .filled(variant),
      requester: .to(
        [
          R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Patient.self,
          R4.Device.self,
        ], variant),
      performerType: .filled(variant),
      performer: [
        .to(
          [
            R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Patient.self,
            R4.Device.self,
          ], variant)
      ],
      reasonCode: .filled(variant),
      reasonReference: [
        .to(
          [
            R4.Condition.self, R4.Observation.self, R4.DiagnosticReport.self,
            R4.DocumentReference.self,
          ], variant)
      ],
      insurance: [.to([R4.Coverage.self], variant)],
      supportingInfo: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      specimen: .filled(variant),
      bodySite: .filled(variant),
      note: .filled(variant),
      patientInstruction: .filled(variant))
  }
}

extension R4.ServiceRequest.Intent: Filled {}

extension R4.ServiceRequest.Quantity: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [.quantity(.filled(variant)), .ratio(.filled(variant)), .range(.filled(variant))])
  }
}

extension R4.ServiceRequest.Occurrence: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [.dateTime(.filled(variant)), .period(.filled(variant)), .timing(.filled(variant))])
  }
}

extension R4.ServiceRequest.AsNeeded: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.boolean(.filled(variant)), .codeableConcept(.filled(variant))])
  }
}
