@testable import FHIRModel

extension R4.Annotation: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      author: .filled(variant),
      time: .filled(variant),
      text: .filled(variant))
  }
}

extension R4.Annotation.Author: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .reference(.to([R4.Practitioner.self, R4.Patient.self, R4.Organization.self], variant)),
        .string(.filled(variant)),
      ])
  }
}
