@testable import FHIRModel

extension R4.Practitioner: Filled {
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
      address: .filled(variant),
      gender: .filled(variant),
      birthDate: .filled(variant),
      qualification: .filled(variant))
  }
}

extension R4.Practitioner.Qualification: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      identifier: .filled(variant),
      code: .filled(variant),
      period: .filled(variant),
      issuer: .filled(variant))
  }
}
