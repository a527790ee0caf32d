@testable import FHIRModel

extension R4.ImagingStudy: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      status: .filled(variant),
      modality: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      started: .filled(variant),
      basedOn: [.to([R4.CarePlan.self, R4.ServiceRequest.self], variant)],
      referrer: .to([R4.Practitioner.self, R4.PractitionerRole.self], variant),
      interpreter: [.to([R4.Practitioner.self, R4.PractitionerRole.self], variant)],
      numberOfSeries: .filled(variant),
      numberOfInstances: .filled(variant),
      procedureReference: .filled(variant),
      procedureCode: .filled(variant),
      location: .filled(variant),
      reasonCode: .filled(variant),
      reasonReference: [
        .to(
          [
            R4.Condition.self, R4.Observation.self, R4.DiagnosticReport.self,
            R4.DocumentReference.self,
          ], variant)
      ],
      note: .filled(variant),
      description: .filled(variant),
      series: .filled(variant))
  }
}

extension R4.ImagingStudy.Status: Filled {}

extension R4.ImagingStudy.Series: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      uid: "2.999.1",
      number: .filled(variant),
      modality: .filled(variant),
      description: .filled(variant),
      numberOfInstances: .filled(variant),
      bodySite: .filled(variant),
      laterality: .filled(variant),
      started: .filled(variant),
      performer: .filled(variant),
      instance: .filled(variant))
  }
}

extension R4.ImagingStudy.Series.Performer: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      function: .filled(variant),
      actor: .to(
        [
          R4.Practitioner.self, R4.PractitionerRole.self, R4.Organization.self, R4.Patient.self,
          R4.Device.self,
        ], variant))
  }
}

extension R4.ImagingStudy.Series.Instance: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      uid: "2.999.1.1",
      sopClass: .filled(variant),
      number: .filled(variant),
      title: .filled(variant))
  }
}
