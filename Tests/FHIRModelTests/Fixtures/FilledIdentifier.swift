@testable import FHIRModel

extension R4.Identifier: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      use: .filled(variant),
      type: .filled(variant),
      system: .filled(variant),
      value: .filled(variant),
      period: .filled(variant),
      assigner: R4.Reference(display: "text"))
  }
}

extension R4.Identifier.Use: Filled {}
