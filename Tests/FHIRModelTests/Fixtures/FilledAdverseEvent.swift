@testable import FHIRModel

extension R4.AdverseEvent: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      actuality: .filled(variant),
      category: .filled(variant),
      event: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      date: .filled(variant),
      detected: .filled(variant),
      recordedDate: .filled(variant),
      resultingCondition: .filled(variant),
      location: .filled(variant),
      seriousness: .filled(variant),
      severity: .filled(variant),
      outcome: .filled(variant),
      recorder: .to([R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self], variant),
      contributor: [
        .to([R4.Practitioner.self, R4.PractitionerRole.self, R4.Device.self], variant)
      ],
      suspectEntity: .filled(variant),
      subjectMedicalHistory: [
        .to(
          [R4.Condition.self, R4.Observation.self, R4.Procedure.self, R4.DocumentReference.self],
          variant)
      ],
      referenceDocument: .filled(variant))
  }
}

extension R4.AdverseEvent.Actuality: Filled {}

extension R4.AdverseEvent.Severity: Filled {}

extension R4.AdverseEvent.Outcome: Filled {}

extension R4.AdverseEvent.SuspectEntity: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      instance: .to(
        [
          R4.Procedure.self, R4.Medication.self, R4.MedicationAdministration.self,
          R4.MedicationStatement.self, R4.Device.self,
        ], variant),
      causality: .filled(variant))
  }
}

extension R4.AdverseEvent.SuspectEntity.Causality: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      assessment: .filled(variant),
      productRelatedness: .filled(variant),
      author: .to([R4.Practitioner.self, R4.PractitionerRole.self], variant),
      method: .filled(variant))
  }
}
