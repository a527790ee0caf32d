@testable import FHIRModel

extension R4.QuestionnaireResponse: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      identifier: .filled(variant),
      basedOn: [.to([R4.CarePlan.self, R4.ServiceRequest.self], variant)],
      partOf: [.to([R4.Observation.self, R4.Procedure.self], variant)],
      questionnaire: .filled(variant),
      status: .filled(variant),
      subject: .filled(variant),
      encounter: .filled(variant),
      authored: .filled(variant),
      author: .to(
        [
          R4.Device.self, R4.Practitioner.self, R4.PractitionerRole.self, R4.Patient.self,
          R4.Organization.self,
        ], variant),
      source: .to([R4.Patient.self, R4.Practitioner.self, R4.PractitionerRole.self], variant),
      item: .filled(variant))
  }
}

extension R4.QuestionnaireResponse.Status: Filled {}

extension R4.QuestionnaireResponse.Item: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      linkId: .filled(variant),
      definition: .filled(variant),
      text: .filled(variant),
      answer: .filled(variant),
      item: [R4.QuestionnaireResponse.Item(linkId: "2.1")])
  }
}

extension R4.QuestionnaireResponse.Item.Answer: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      value: .filled(variant),
      item: [R4.QuestionnaireResponse.Item(linkId: "2.2")])
  }
}

extension R4.QuestionnaireResponse.Item.Answer.Value: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .boolean(.filled(variant)), .decimal(.filled(variant)), .integer(.filled(variant)),
        .date(.filled(variant)), .dateTime(.filled(variant)), .string(.filled(variant)),
        .uri(.filled(variant)), .coding(.filled(variant)), .quantity(.filled(variant)),
        .reference(.to([R4.Patient.self, R4.Procedure.self], variant)),
      ])
  }
}
