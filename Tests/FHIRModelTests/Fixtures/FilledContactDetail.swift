@testable import FHIRModel

extension R4.ContactDetail: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      name: .filled(variant),
      telecom: .filled(variant))
  }
}
