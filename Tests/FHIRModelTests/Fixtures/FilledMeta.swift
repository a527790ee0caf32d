@testable import FHIRModel

extension R4.Meta: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      versionId: .filled(variant),
      lastUpdated: .filled(variant),
      source: .filled(variant),
      profile: .filled(variant),
      security: .filled(variant),
      tag: .filled(variant))
  }
}
