@testable import FHIRModel

extension R4.Provenance: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      target: [.to([R4.Patient.self, R4.Procedure.self], variant)],
      occurred: .filled(variant),
      recorded: .known(.filled(variant)),
      policy: .filled(variant),
      location: .filled(variant),
      reason: .filled(variant),
      activity: .filled(variant),
      agent: .filled(variant),
      entity: .filled(variant))
  }
}

extension R4.Provenance.Occurred: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(variant, from: [.period(.filled(variant)), .dateTime(.filled(variant))])
  }
}

extension R4.Provenance.Agent: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      type: .filled(variant),
      role: .filled(variant),
      who: .to(
        [
          R4.Practitioner.self, R4.PractitionerRole.self, R4.Patient.self, R4.Device.self,
          R4.Organization.self,
        ], variant),
      onBehalfOf: .to(
        [
          R4.Practitioner.self, R4.PractitionerRole.self, R4.Patient.self, R4.Device.self,
          R4.Organization.self,
        ], variant))
  }
}

extension R4.Provenance.Entity: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      role: .filled(variant),
      what: .to([R4.Patient.self, R4.Procedure.self], variant),
      agent: .filled(variant))
  }
}

extension R4.Provenance.Entity.Role: Filled {}
