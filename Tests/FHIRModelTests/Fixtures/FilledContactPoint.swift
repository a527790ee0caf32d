@testable import FHIRModel

extension R4.ContactPoint: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      system: .filled(variant),
      value: .filled(variant),
      use: .filled(variant),
      rank: .filled(variant),
      period: .filled(variant))
  }
}

extension R4.ContactPoint.System: Filled {}

extension R4.ContactPoint.Use: Filled {}
