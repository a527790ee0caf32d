@testable import FHIRModel

extension R4.CodeableConcept: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      coding: .filled(variant),
      text: .filled(variant))
  }
}
