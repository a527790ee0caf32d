@testable import FHIRModel

extension R4.Observation: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      basedOn: [
        .to([R4.CarePlan.self, R4.MedicationRequest.self, R4.ServiceRequest.self], variant)
      ],
      partOf: [
        .to(
          [
            R4.MedicationAdministration.self, R4.MedicationStatement.self, R4.Procedure.self,
            R4.ImagingStudy.self,
          ], variant)
      ],
      status: .filled(variant),
      category: .filled(variant),
      code: .filled(variant),
      subject: .filled(variant),
      focus: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      encounter: .filled(variant),
      effective: .filled(variant),
      issued: .filled(variant),
      performer: [
        .to(
          [R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Patient.self],
          variant)
      ],
      value: .filled(variant),
      dataAbsentReason: .filled(variant),
      interpretation: .filled(variant),
      note: .filled(variant),
      bodySite: .filled(variant),
      method: .filled(variant),
      specimen: .filled(variant),
      device: .filled(variant),
      referenceRange: .filled(variant),
      hasMember: [.to([R4.Observation.self, R4.QuestionnaireResponse.self], variant)],
      derivedFrom: [
        .to(
          [
            R4.DocumentReference.self, R4.ImagingStudy.self, R4.QuestionnaireResponse.self,
            R4.Observation.self,
          ], variant)
      ],
      component: .filled(variant))
  }
}

extension R4.Observation.Status: Filled {}

extension R4.Observation.Effective: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .dateTime(.filled(variant)), .period(.filled(variant)), .timing(.filled(variant)),
        .instant(.filled(variant)), .absent(.filled(variant)),
      ])
  }
}

extension R4.Observation.Value: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .quantity(.filled(variant)), .codeableConcept(.filled(variant)), .string(.filled(variant)),
        .boolean(.filled(variant)), .integer(.filled(variant)), .range(.filled(variant)),
        .ratio(.filled(variant)), .dateTime(.filled(variant)), .period(.filled(variant)),
      ])
  }
}

extension R4.Observation.ReferenceRange: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      low: .simple,
      high: .simple,
      type: .filled(variant),
      appliesTo: .filled(variant),
      age: .filled(variant),
      text: .filled(variant))
  }
}

extension R4.Observation.Component: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      code: .filled(variant),
      value: .filled(variant),
      dataAbsentReason: .filled(variant),
      interpretation: .filled(variant),
      referenceRange: .filled(variant))
  }
}
