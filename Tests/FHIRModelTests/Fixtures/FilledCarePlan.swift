@testable import FHIRModel

extension R4.CarePlan: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      basedOn: .filled(variant),
      replaces: .filled(variant),
      partOf: .filled(variant),
      status: .filled(variant),
      intent: .filled(variant),
      category: .filled(variant),
      title: .filled(variant),
      description: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      period: .filled(variant),
      created: .filled(variant),
      author: .to(
        [
          R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self, R4.Device.self,
          R4.Organization.self,
        ], variant),
      contributor: [
        .to(
          [
            R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self, R4.Device.self,
            R4.Organization.self,
          ], variant)
      ],
      addresses: .filled(variant),
      supportingInfo: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      goal: .filled(variant),
      activity: .filled(variant),
      note: .filled(variant))
  }
}

extension R4.CarePlan.Intent: Filled {}

extension R4.CarePlan.Activity: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      outcomeCodeableConcept: .filled(variant),
      outcomeReference: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      progress: .filled(variant),
      reference: .to(
        [R4.CommunicationRequest.self, R4.MedicationRequest.self, R4.ServiceRequest.self], variant),
      detail: .filled(variant))
  }
}

extension R4.CarePlan.Activity.Detail: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      kind: .filled(variant),
      code: .filled(variant),
      reasonCode: .filled(variant),
      reasonReference: [
        .to(
          [
            R4.Condition.self, R4.Observation.self, R4.DiagnosticReport.self,
            R4.DocumentReference.self,
          ], variant)
      ],
      goal: .filled(variant),
      status: .filled(variant),
      statusReason: .filled(variant),
      doNotPerform: .filled(variant),
      scheduled: .filled(variant),
      location: .filled(variant),
      performer: [
        .to(
          [
            R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Patient.self,
            R4.Device.self,
          ], variant)
      ],
      description: .filled(variant))
  }
}

extension R4.CarePlan.Activity.Detail.Kind: Filled {}

extension R4.CarePlan.Activity.Detail.Status: Filled {}

extension R4.CarePlan.Activity.Detail.Scheduled: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [.timing(.filled(variant)), .period(.filled(variant)), .string(.filled(variant))])
  }
}
