@testable import FHIRModel

extension R4.DiagnosticReport: Filled {
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
      status: .filled(variant),
      category: .filled(variant),
      code: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      effective: .filled(variant),
      issued: .filled(variant),
      performer: [
        .to([R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self], variant)
      ],
      resultsInterpreter: [
        .to([R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self], variant)
      ],
      specimen: .filled(variant),
      result: .filled(variant),
      imagingStudy: .filled(variant),
      conclusion: .filled(variant),
      conclusionCode: .filled(variant),
      presentedForm: .filled(variant))
  }
}

extension R4.DiagnosticReport.Status: Filled {}

extension R4.DiagnosticReport.Effective: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [.dateTime(.filled(variant)), .period(.filled(variant)), .absent(.filled(variant))])
  }
}
