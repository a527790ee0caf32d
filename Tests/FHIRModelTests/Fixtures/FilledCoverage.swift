@testable import FHIRModel

extension R4.Coverage: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      status: .filled(variant),
      type: .filled(variant),
      policyHolder: .to([R4.Patient.self, R4.Organization.self], variant),
      subscriber: .to([R4.Patient.self], variant),
      subscriberId: .filled(variant),
      beneficiary: .filled(variant),
      dependent: .filled(variant),
      relationship: .filled(variant),
      period: .filled(variant),
      payor: [.to([R4.Organization.self, R4.Patient.self], variant)],
      class: .filled(variant),
      order: .filled(variant),
      network: .filled(variant),
      subrogation: .filled(variant))
  }
}

extension R4.Coverage.Status: Filled {}

extension R4.Coverage.Class: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      type: .filled(variant),
      value: .filled(variant),
      name: .filled(variant))
  }
}
