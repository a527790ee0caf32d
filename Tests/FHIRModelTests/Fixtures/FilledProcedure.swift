@testable import FHIRModel

extension R4.Procedure: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      basedOn: [.to([R4.CarePlan.self, R4.ServiceRequest.self], variant)],
      partOf: [
        .to([R4.Procedure.self, R4.Observation.self, R4.MedicationAdministration.self], variant)
      ],
      status: .filled(variant),
      statusReason: .filled(variant),
      category: .filled(variant),
      code: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      performed: .filled(variant),
      recorder: .to([R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self], variant),
      asserter: .to([R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self], variant),
      performer: .filled(variant),
      location: .filled(variant),
      reasonCode: .filled(variant),
      reasonReference: [
        .to(
          [
            R4.Condition.self, R4.Observation.self, R4.Procedure.self, R4.DiagnosticReport.self,
            R4.DocumentReference.self,
          ], variant)
      ],
      bodySite: .filled(variant),
      outcome: .filled(variant),
      report: [.to([R4.DiagnosticReport.self, R4.DocumentReference.self], variant)],
      complication: .filled(variant),
      complicationDetail: .filled(variant),
      followUp: .filled(variant),
      note: .filled(variant),
      focalDevice: .filled(variant),
      usedReference: [.to([R4.Device.self, R4.Medication.self], variant)],
      usedCode: .filled(variant))
  }
}

extension R4.Procedure.Status: Filled {}

extension R4.Procedure.Performed: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .dateTime(.filled(variant)), .period(.filled(variant)), .string(.filled(variant)),
        .age(.filled(variant)), .range(.filled(variant)), .absent(.filled(variant)),
      ])
  }
}

extension R4.Procedure.Performer: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      function: .filled(variant),
      actor: .to(
        [
          R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Patient.self,
          R4.Device.self,
        ], variant),
      onBehalfOf: .filled(variant))
  }
}

extension R4.Procedure.FocalDevice: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      action: .filled(variant),
      manipulated: .filled(variant))
  }
}
