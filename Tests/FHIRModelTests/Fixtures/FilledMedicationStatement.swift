@testable import FHIRModel

extension R4.MedicationStatement: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      basedOn: [
        .to([R4.MedicationRequest.self, R4.CarePlan.self, R4.ServiceRequest.self], variant)
      ],
      partOf: [
        .to(
          [
            R4.MedicationAdministration.self, R4.MedicationStatement.self, R4.Procedure.self,
            R4.Observation.self,
          ], variant)
      ],
      status: .filled(variant),
      statusReason: .filled(variant),
      category: .filled(variant),
      medication: .filled(variant),
      subject: .filled(variant),
      context: .filled(variant),
      effective: .filled(variant),
      dateAsserted: .filled(variant),
      informationSource: .to(
        [R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self],
        variant),
      derivedFrom: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      reasonCode: .filled(variant),
      reasonReference: [
        .to([R4.Condition.self, R4.Observation.self, R4.DiagnosticReport.self], variant)
      ],
      note: .filled(variant),
      dosage: .filled(variant))
  }
}

extension R4.MedicationStatement.Status: Filled {}

extension R4.MedicationStatement.Medication: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.codeableConcept(.filled(variant)), .reference(.filled(variant))])
  }
}

extension R4.MedicationStatement.Effective: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.dateTime(.filled(variant)), .period(.filled(variant))])
  }
}
