@testable import FHIRModel

extension R4.Ratio: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      numerator: .filled(variant),
      denominator: .filled(variant))
  }
}
