@testable import FHIRModel

extension R4.Coding: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      system: .filled(variant),
      version: .filled(variant),
      code: .filled(variant),
      display: .filled(variant),
      userSelected: .filled(variant))
  }
}
