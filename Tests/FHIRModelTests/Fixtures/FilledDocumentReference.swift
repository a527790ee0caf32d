@testable import FHIRModel

extension R4.DocumentReference: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      masterIdentifier: .filled(variant),
      identifier: .filled(variant),
      status: .filled(variant),
      docStatus: .filled(variant),
      type: .filled(variant),
      category: .filled(variant),
      subject: .filled(variant),
      date: .filled(variant),
      author: [
        .to(
          [
            R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Device.self,
            R4.Patient.self,
          ], variant)
      ],
      authenticator: .to(
        [R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self], variant),
      custodian: .filled(variant),
      relatesTo: .filled(variant),
      description: .filled(variant),
      securityLabel: .filled(variant),
      content: .filled(variant),
      context: .filled(variant))
  }
}

extension R4.DocumentReference.Status: Filled {}

extension R4.DocumentReference.DocStatus: Filled {}

extension R4.DocumentReference.RelatesTo: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      code: .filled(variant),
      target: .filled(variant))
  }
}

extension R4.DocumentReference.RelatesTo.Code: Filled {}

extension R4.DocumentReference.Content: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      attachment: .filled(variant),
      format: .filled(variant))
  }
}

extension R4.DocumentReference.Context: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      encounter: [.to([R4.Encounter.self], variant)],
      event: .filled(variant),
      period: .filled(variant),
      facilityType: .filled(variant),
      practiceSetting: .filled(variant),
      sourcePatientInfo: .filled(variant),
      related: [.to([R4.Patient.self, R4.Procedure.self], variant)])
  }
}
