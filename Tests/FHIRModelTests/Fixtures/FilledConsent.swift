@testable import FHIRModel

extension R4.Consent: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      status: .filled(variant),
      scope: .filled(variant),
      category: .filled(variant),
      patient: .filled(variant),
      dateTime: .filled(variant),
      performer: [
        .to(
          [R4.Organization.self, R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self],
          variant)
      ],
      organization: .filled(variant),
      source: .filled(variant),
      policy: .filled(variant),
      policyRule: .filled(variant),
      verification: .filled(variant),
      provision: .filled(variant))
  }
}

extension R4.Consent.Status: Filled {}

extension R4.Consent.Source: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .attachment(.filled(variant)),
        .reference(
          .to([R4.Consent.self, R4.DocumentReference.self, R4.QuestionnaireResponse.self], variant)),
      ])
  }
}

extension R4.Consent.Policy: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      authority: .filled(variant),
      uri: .filled(variant))
  }
}

extension R4.Consent.Verification: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      verified: .filled(variant),
      verifiedWith: .to([R4.Patient.self], variant),
      verificationDate: .filled(variant))
  }
}

extension R4.Consent.Provision: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      type: .filled(variant),
      period: .filled(variant),
      actor: .filled(variant),
      action: .filled(variant),
      securityLabel: .filled(variant),
      purpose: .filled(variant),
      class: .filled(variant),
      code: .filled(variant),
      dataPeriod: .filled(variant),
      provision: [R4.Consent.Provision(type: .deny)])
  }
}

extension R4.Consent.Provision.Kind: Filled {}

extension R4.Consent.Provision.Actor: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      role: .filled(variant),
      reference: .to(
        [
          R4.Device.self, R4.Organization.self, R4.Patient.self, R4.Practitioner.self,
          R4.PractitionerRole.self,
        ], variant))
  }
}
