@testable import FHIRModel

extension R4.CommunicationRequest: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      basedOn: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      replaces: .filled(variant),
      groupIdentifier: .filled(variant),
      status: .filled(variant),
      statusReason: .filled(variant),
      category: .filled(variant),
      priority: .filled(variant),
      doNotPerform: .filled(variant),
      medium: .filled(variant),
      subject: .filled(variant),
      about: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      encounter: .filled(variant),
      payload: .filled(variant),
      occurrence: .filled(variant),
      authoredOn: .filled(variant),
      requester: .to(
        [
          R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Patient.self,
          R4.Device.self,
        ], variant),
      recipient: [
        .to(
          [
            R4.Device.self, R4.Organization.self, R4.Patient.self, R4.Practitioner.self,
            R4.PractitionerRole.self,
          ], variant)
      ],
      sender: .to(
        [
          R4.Device.self, R4.Organization.self, R4.Patient.self, R4.Practitioner.self,
          R4.PractitionerRole.self,
        ], variant),
      reasonCode: .filled(variant),
      reasonReference: [
        .to(
          [
            R4.Condition.self, R4.Observation.self, R4.DiagnosticReport.self,
            R4.DocumentReference.self,
          ], variant)
      ],
      note: .filled(variant))
  }
}

extension R4.CommunicationRequest.Payload: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      content: .filled(variant))
  }
}

extension R4.CommunicationRequest.Payload.Content: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .string(.filled(variant)), .attachment(.filled(variant)),
        .reference(.to([R4.Patient.self, R4.Procedure.self], variant)),
      ])
  }
}

extension R4.CommunicationRequest.Occurrence: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.dateTime(.filled(variant)), .period(.filled(variant))])
  }
}
