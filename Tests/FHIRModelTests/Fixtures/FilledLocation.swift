@testable import FHIRModel

extension R4.Location: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      status: .filled(variant),
      name: .filled(variant),
      alias: .filled(variant),
      description: .filled(variant),
      mode: .filled(variant),
      type: .filled(variant),
      telecom: .filled(variant),
      address: .filled(variant),
      physicalType: .filled(variant),
      managingOrganization: .filled(variant),
      partOf: .filled(variant))
  }
}

extension R4.Location.Status: Filled {}

extension R4.Location.Mode: Filled {}
