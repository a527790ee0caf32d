@testable import FHIRModel

extension R4.Patient: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      active: .filled(variant),
      name: .filled(variant),
      telecom: .filled(variant),
      gender: .filled(variant),
      birthDate: .filled(variant),
      deceased: .filled(variant),
      address: .filled(variant),
      maritalStatus: .filled(variant),
      multipleBirth: .filled(variant),
      contact: .filled(variant),
      communication: .filled(variant),
      generalPractitioner: [
        .to([R4.Organization.self, R4.Practitioner.self, R4.PractitionerRole.self], variant)
      ],
      managingOrganization: .filled(variant),
      link: .filled(variant))
  }
}

extension R4.Patient.Deceased: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.boolean(.filled(variant)), .dateTime(.filled(variant))])
  }
}

extension R4.Patient.MultipleBirth: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.boolean(.filled(variant)), .integer(.filled(variant))])
  }
}

extension R4.Patient.Contact: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      relationship: .filled(variant),
      name: .filled(variant),
      telecom: .filled(variant),
      address: .filled(variant),
      gender: .filled(variant),
      organization: .filled(variant),
      period: .filled(variant))
  }
}

extension R4.Patient.Communication: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      language: .filled(variant),
      preferred: .filled(variant))
  }
}

extension R4.Patient.Link: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      other: .to([R4.Patient.self], variant),
      type: .filled(variant))
  }
}

extension R4.Patient.Link.Kind: Filled {}
