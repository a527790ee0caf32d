@testable import FHIRModel

extension R4.DeviceUseStatement: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      basedOn: .filled(variant),
      status: .filled(variant),
      subject: .filled(variant),
      derivedFrom: [
        .to(
          [
            R4.ServiceRequest.self, R4.Procedure.self, R4.Observation.self,
            R4.QuestionnaireResponse.self, R4.DocumentReference.self,
          ], variant)
      ],
      timing: .filled(variant),
      recordedOn: .filled(variant),
      source: .to([R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self], variant),
      device: .filled(variant),
      reasonCode: .filled(variant),
      reasonReference: [
        .to(
          [
            R4.Condition.self, R4.Observation.self, R4.DiagnosticReport.self,
            R4.DocumentReference.self,
          ], variant)
      ],
      bodySite: .filled(variant),
      note: .filled(variant))
  }
}

extension R4.DeviceUseStatement.Status: Filled {}

extension R4.DeviceUseStatement.Timing: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [.timing(.filled(variant)), .period(.filled(variant)), .dateTime(.filled(variant))])
  }
}
