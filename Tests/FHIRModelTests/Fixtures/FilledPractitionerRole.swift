@testable import FHIRModel

extension R4.PractitionerRole: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      active: .filled(variant),
      period: .filled(variant),
      practitioner: .filled(variant),
      organization: .filled(variant),
      code: .filled(variant),
      specialty: .filled(variant),
      location: .filled(variant),
      telecom: .filled(variant))
  }
}
