@testable import FHIRModel

extension R4.Flag: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      status: .filled(variant),
      category: .filled(variant),
      code: .filled(variant),
      subject: .filled(variant),
      period: .filled(variant),
      encounter: .filled(variant),
      author: .to(
        [
          R4.Device.self, R4.Organization.self, R4.Patient.self, R4.Practitioner.self,
          R4.PractitionerRole.self,
        ], variant))
  }
}

extension R4.Flag.Status: Filled {}
