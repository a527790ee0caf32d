@testable import FHIRModel

extension R4.Range: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      low: .simple,
      high: .simple)
  }
}
