@testable import FHIRModel

extension R4.Questionnaire: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      url: .filled(variant),
      identifier: .filled(variant),
      version: .filled(variant),
      name: .filled(variant),
      title: .filled(variant),
      status: .filled(variant),
      experimental: .filled(variant),
      subjectType: ["Patient"],
      date: .filled(variant),
      publisher: .filled(variant),
      contact: .filled(variant),
      description: .filled(variant),
      purpose: .filled(variant),
      copyright: .filled(variant),
      effectivePeriod: .filled(variant),
      code: .filled(variant),
      item: .filled(variant))
  }
}

extension R4.Questionnaire.Status: Filled {}

extension R4.Questionnaire.Item: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      linkId: .filled(variant),
      definition: .filled(variant),
      code: .filled(variant),
      prefix: .filled(variant),
      text: .filled(variant),
      type: .filled(variant),
      enableWhen: .filled(variant),
      enableBehavior: .filled(variant),
      required: .filled(variant),
      repeats: .filled(variant),
      readOnly: .filled(variant),
      maxLength: .filled(variant),
      answerValueSet: .filled(variant),
      answerOption: .filled(variant),
      item: [R4.Questionnaire.Item(linkId: "2.1", type: .display)])
  }
}

extension R4.Questionnaire.Item.Kind: Filled {}

extension R4.Questionnaire.Item.EnableWhen: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      question: .filled(variant),
      operator: .filled(variant),
      answer: .filled(variant))
  }
}

extension R4.Questionnaire.Item.EnableWhen.Operator: Filled {}

extension R4.Questionnaire.Item.EnableWhen.Answer: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .boolean(.filled(variant)), .decimal(.filled(variant)), .integer(.filled(variant)),
        .date(.filled(variant)), .dateTime(.filled(variant)), .string(.filled(variant)),
        .coding(.filled(variant)), .quantity(.filled(variant)),
      ])
  }
}

extension R4.Questionnaire.Item.EnableBehavior: Filled {}

extension R4.Questionnaire.Item.AnswerOption: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      value: .filled(variant),
      initialSelected: .filled(variant))
  }
}

extension R4.Questionnaire.Item.AnswerOption.Value: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [
        .integer(.filled(variant)), .date(.filled(variant)), .string(.filled(variant)),
        .coding(.filled(variant)),
      ])
  }
}
