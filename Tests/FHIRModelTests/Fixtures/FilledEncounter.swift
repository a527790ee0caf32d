@testable import FHIRModel

extension R4.Encounter: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      status: .filled(variant),
      class: .filled(variant),
      type: .filled(variant),
      serviceType: .filled(variant),
      priority: .filled(variant),
      subject: .filled(variant),
      basedOn: .filled(variant),
      participant: .filled(variant),
      period: .filled(variant),
      length: .filled(variant),
      reasonCode: .filled(variant),
      reasonReference: [.to([R4.Condition.self, R4.Procedure.self, R4.Observation.self], variant)],
      diagnosis: .filled(variant),
      hospitalization: .filled(variant),
      location: .filled(variant),
      serviceProvider: .filled(variant),
      partOf: .filled(variant))
  }
}

extension R4.Encounter.Status: Filled {}

extension R4.Encounter.Participant: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      type: .filled(variant),
      period: .filled(variant),
      individual: .to([R4.Practitioner.self, R4.PractitionerRole.self], variant))
  }
}

extension R4.Encounter.Diagnosis: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      condition: .to([R4.Condition.self, R4.Procedure.self], variant),
      use: .filled(variant),
      rank: .filled(variant))
  }
}

extension R4.Encounter.Hospitalization: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      preAdmissionIdentifier: .filled(variant),
      origin: .to([R4.Location.self, R4.Organization.self], variant),
      admitSource: .filled(variant),
      reAdmission: .filled(variant),
      destination: .to([R4.Location.self, R4.Organization.self], variant),
      dischargeDisposition: .filled(variant))
  }
}

extension R4.Encounter.Location: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      location: .filled(variant),
      status: .filled(variant),
      physicalType: .filled(variant),
      period: .filled(variant))
  }
}

extension R4.Encounter.Location.Status: Filled {}
