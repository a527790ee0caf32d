@testable import FHIRModel

extension R4.Organization: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      active: .filled(variant),
      type: .filled(variant),
      name: .filled(variant),
      alias: .filled(variant),
      telecom: .filled(variant),
      address: .filled(variant),
      partOf: .filled(variant))
  }
}
