@testable import FHIRModel

extension R4.Medication: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      code: .filled(variant),
      status: .filled(variant),
      manufacturer: .filled(variant),
      form: .filled(variant),
      amount: .filled(variant),
      ingredient: .filled(variant),
      batch: .filled(variant))
  }
}

extension R4.Medication.Status: Filled {}

extension R4.Medication.Ingredient: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      item: .filled(variant),
      isActive: .filled(variant),
      strength: .filled(variant))
  }
}

extension R4.Medication.Ingredient.Item: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [.codeableConcept(.filled(variant)), .reference(.to([R4.Medication.self], variant))])
  }
}

extension R4.Medication.Batch: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      lotNumber: .filled(variant),
      expirationDate: .filled(variant))
  }
}
