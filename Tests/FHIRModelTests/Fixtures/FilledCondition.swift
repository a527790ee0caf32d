@testable import FHIRModel

extension R4.Condition: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      clinicalStatus: .filled(variant),
      verificationStatus: .filled(variant),
      category: .filled(variant),
      severity: .filled(variant),
      code: .filled(variant),
      bodySite: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      onset: .filled(variant),
      abatement: .filled(variant),
      recordedDate: .filled(variant),
      recorder: .to([R4.Practitioner.self, R4.PractitionerRole.self, R4.Patient.self], variant),
      asserter: .to([R4.Practitioner.self, R4.PractitionerRole.self, R4.Patient.self], variant),
      stage: .filled(variant),
      evidence: .filled(variant),
      note: .filled(variant))
  }
}

extension R4.Condition.ClinicalStatus: Filled {}

extension R4.Condition.VerificationStatus: Filled {}

extension R4.Condition.Onset: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .dateTime(.filled(variant)), .age(.filled(variant)), .period(.filled(variant)),
        .range(.filled(variant)), .string(.filled(variant)),
      ])
  }
}

extension R4.Condition.Abatement: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .dateTime(.filled(variant)), .age(.filled(variant)), .period(.filled(variant)),
        .range(.filled(variant)), .string(.filled(variant)),
      ])
  }
}

extension R4.Condition.Stage: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      summary: .filled(variant),
      assessment: [.to([R4.DiagnosticReport.self, R4.Observation.self], variant)],
      type: .filled(variant))
  }
}

extension R4.Condition.Evidence: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      code: .filled(variant),
      detail: [.to([R4.Patient.self, R4.Procedure.self], variant)])
  }
}
