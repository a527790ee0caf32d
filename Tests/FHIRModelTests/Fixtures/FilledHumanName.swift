@testable import FHIRModel

extension R4.HumanName: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      use: .filled(variant),
      text: .filled(variant),
      family: .filled(variant),
      given: .filled(variant),
      prefix: .filled(variant),
      suffix: .filled(variant),
      period: .filled(variant))
  }
}

extension R4.HumanName.Use: Filled {}
