@testable import FHIRModel

extension R4.MedicationAdministration: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      partOf: [.to([R4.MedicationAdministration.self, R4.Procedure.self], variant)],
      status: .filled(variant),
      statusReason: .filled(variant),
      category: .filled(variant),
      medication: .filled(variant),
      subject: .filled(variant),
      context: .filled(variant),
      supportingInformation: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      effective: .filled(variant),
      performer: .filled(variant),
      reasonCode: .filled(variant),
      reasonReference: [
        .to([R4.Condition.self, R4.Observation.self, R4.DiagnosticReport.self], variant)
      ],
      request: .filled(variant),
      device: .filled(variant),
      note: .filled(variant),
      dosage: .filled(variant))
  }
}

extension R4.MedicationAdministration.Status: Filled {}

extension R4.MedicationAdministration.Medication: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.codeableConcept(.filled(variant)), .reference(.filled(variant))])
  }
}

extension R4.MedicationAdministration.Effective: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.dateTime(.filled(variant)), .period(.filled(variant))])
  }
}

extension R4.MedicationAdministration.Performer: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      function: .filled(variant),
      actor: .to(
        [R4.Practitioner.self, R4.PractitionerRole.self, R4.Patient.self, R4.Device.self], variant))
  }
}

extension R4.MedicationAdministration.Dosage: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      text: .filled(variant),
      site: .filled(variant),
      route: .filled(variant),
      method: .filled(variant),
      dose: .simple,
      rate: .filled(variant))
  }
}

extension R4.MedicationAdministration.Dosage.Rate: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.ratio(.filled(variant)), .quantity(.simple)])
  }
}
