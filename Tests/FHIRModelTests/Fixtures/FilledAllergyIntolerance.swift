@testable import FHIRModel

extension R4.AllergyIntolerance: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      clinicalStatus: .filled(variant),
      verificationStatus: .filled(variant),
      type: .filled(variant),
      category: .filled(variant),
      criticality: .filled(variant),
      code: .filled(variant),
      patient: .filled(variant),
      encounter: .filled(variant),
      recordedDate: .filled(variant),
      recorder: .to([R4.Practitioner.self, R4.PractitionerRole.self, R4.Patient.self], variant),
      asserter: .to([R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self], variant),
      lastOccurrence: .filled(variant),
      note: .filled(variant))
  }
}

extension R4.AllergyIntolerance.ClinicalStatus: Filled {}

extension R4.AllergyIntolerance.VerificationStatus: Filled {}

extension R4.AllergyIntolerance.Kind: Filled {}

extension R4.AllergyIntolerance.Category: Filled {}

extension R4.AllergyIntolerance.Criticality: Filled {}
