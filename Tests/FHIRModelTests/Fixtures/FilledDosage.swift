@testable import FHIRModel

extension R4.Dosage: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      sequence: .filled(variant),
      text: .filled(variant),
      additionalInstruction: .filled(variant),
      patientInstruction: .filled(variant),
      timing: .filled(variant),
      asNeeded: .filled(variant),
      site: .filled(variant),
      route: .filled(variant),
      method: .filled(variant),
      doseAndRate: .filled(variant),
      maxDosePerPeriod: .filled(variant),
      maxDosePerAdministration: .simple,
      maxDosePerLifetime: .simple)
  }
}

extension R4.Dosage.AsNeeded: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.boolean(.filled(variant)), .codeableConcept(.filled(variant))])
  }
}

extension R4.Dosage.DoseAndRate: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      type: .filled(variant),
      dose: .filled(variant),
      rate: .filled(variant))
  }
}

extension R4.Dosage.DoseAndRate.Dose: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.range(.filled(variant)), .quantity(.simple)])
  }
}

extension R4.Dosage.DoseAndRate.Rate: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.ratio(.filled(variant)), .range(.filled(variant)), .quantity(.simple)])
  }
}
