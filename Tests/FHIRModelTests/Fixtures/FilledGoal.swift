@testable import FHIRModel

extension R4.Goal: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      lifecycleStatus: .filled(variant),
      achievementStatus: .filled(variant),
      category: .filled(variant),
      priority: .filled(variant),
      description: .filled(variant),
      subject: .filled(variant),
      start: .filled(variant),
      target: .filled(variant),
      statusDate: .filled(variant),
      statusReason: .filled(variant),
      expressedBy: .to([R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self], variant),
      addresses: [
        .to(
          [
            R4.Condition.self, R4.Observation.self, R4.MedicationStatement.self,
            R4.ServiceRequest.self,
          ], variant)
      ],
      note: .filled(variant),
      outcomeCode: .filled(variant),
      outcomeReference: .filled(variant))
  }
}

extension R4.Goal.LifecycleStatus: Filled {}

extension R4.Goal.Start: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.date(.filled(variant)), .codeableConcept(.filled(variant))])
  }
}

extension R4.Goal.Target: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      measure: .filled(variant),
      detail: .filled(variant),
      due: .filled(variant))
  }
}

extension R4.Goal.Target.Detail: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .quantity(.filled(variant)), .range(.filled(variant)), .codeableConcept(.filled(variant)),
        .string(.filled(variant)), .boolean(.filled(variant)), .integer(.filled(variant)),
        .ratio(.filled(variant)),
      ])
  }
}

extension R4.Goal.Target.Due: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.date(.filled(variant)), .duration(.filled(variant))])
  }
}
