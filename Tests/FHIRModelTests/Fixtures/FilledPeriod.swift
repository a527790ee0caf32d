@testable import FHIRModel

extension R4.Period: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      start: .filled(variant),
      end: .filled(variant))
  }
}
