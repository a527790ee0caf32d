@testable import FHIRModel

extension R4.Address: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      use: .filled(variant),
      type: .filled(variant),
      text: .filled(variant),
      line: .filled(variant),
      city: .filled(variant),
      district: .filled(variant),
      state: .filled(variant),
      postalCode: .filled(variant),
      country: .filled(variant),
      period: .filled(variant))
  }
}

extension R4.Address.Use: Filled {}

extension R4.Address.Kind: Filled {}
