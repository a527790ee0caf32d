internal import LosslessJSON

extension R4.QuestionnaireResponse {
  /// Groups and questions.
  public struct Item: R4.Element, Equatable, Sendable {
    /// The key that the item has in the questionnaire.
    public var linkId: String
    /// Where the item is defined.
    public var definition: R4.URI?
    /// The question in words.
    public var text: String?
    /// What was answered.
    public var answer: [Answer]
    /// The items below this one.
    public var item: [Item]

    /// Takes the elements in the order of the specification, which requires `linkId`.
    public init(
      linkId: String,
      definition: R4.URI? = nil,
      text: String? = nil,
      answer: [Answer] = [],
      item: [Item] = []
    ) {
      self.linkId = linkId
      self.definition = definition
      self.text = text
      self.answer = answer
      self.item = item
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("linkId", linkId)
        json.member("definition", definition)
        json.member("text", text)
        json.member("answer", answer)
        json.member("item", item)
      }
    }
  }
}

extension R4.QuestionnaireResponse.Item {
  /// What was answered.
  public struct Answer: R4.Element, Equatable, Sendable {
    /// The answer.
    public var value: Value?
    /// What was asked because of it.
    public var item: [R4.QuestionnaireResponse.Item]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      value: Value? = nil,
      item: [R4.QuestionnaireResponse.Item] = []
    ) {
      self.value = value
      self.item = item
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        value?.write(to: &json)
        json.member("item", item)
      }
    }
  }
}

extension R4.QuestionnaireResponse.Item.Answer {
  /// The types that `value` may have.
  public enum Value: Equatable, Sendable {
    case boolean(Bool)
    case decimal(R4.Decimal)
    case integer(Int)
    case date(R4.Date)
    case dateTime(R4.DateTime)
    case string(String)
    case uri(R4.URI)
    case coding(R4.Coding)
    case quantity(R4.Quantity)
    case reference(R4.AnyReference)

    func write(to json: inout JSONWriter) {
      switch self {
      case .boolean(let value): json.member("valueBoolean", value)
      case .decimal(let value): json.member("valueDecimal", value)
      case .integer(let value): json.member("valueInteger", value)
      case .date(let value): json.member("valueDate", value)
      case .dateTime(let value): json.member("valueDateTime", value)
      case .string(let value): json.member("valueString", value)
      case .uri(let value): json.member("valueUri", value)
      case .coding(let value): json.member("valueCoding", value)
      case .quantity(let value): json.member("valueQuantity", value)
      case .reference(let value): json.member("valueReference", value)
      }
    }
  }
}
