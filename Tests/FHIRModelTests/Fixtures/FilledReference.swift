@testable import FHIRModel

extension R4.Reference: Filled where Target: R4.Resource {
  static func filled(_ variant: Int) -> Self {
    var reference = Self(to: .filled(variant), display: .filled(variant))
    reference.extension = .filled(variant)
    reference.type = R4.URI(Target.resourceType.description)
    reference.identifier = R4.Identifier(system: .filled(variant), value: .filled(variant))
    return reference
  }
}

extension R4.Reference where Target == R4.AnyTarget {
  /// A reference to one of the types that the element allows.
  static func to(_ types: [any R4.Resource.Type], _ variant: Int) -> Self {
    Self(to: .filled(variant), type: pick(variant, from: types), display: .filled(variant))
  }
}
