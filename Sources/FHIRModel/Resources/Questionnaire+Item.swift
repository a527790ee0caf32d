internal import LosslessJSON

extension R4.Questionnaire {
  /// Groups and questions.
  public struct Item: R4.Element, Equatable, Sendable {
    /// The key by which responses name the item.
    public var linkId: String
    /// Where the item is defined.
    public var definition: R4.URI?
    /// The question as codes.
    public var code: [R4.Coding]
    /// A number or letter to show before it.
    public var prefix: String?
    /// The question in words.
    public var text: String?
    /// Whether it is a group, a text to show or a question of some type.
    public var type: Kind
    /// When the item is asked.
    public var enableWhen: [EnableWhen]
    /// Whether all of the conditions or any of them decide.
    public var enableBehavior: EnableBehavior?
    /// Whether it must be answered.
    public var required: Bool?
    /// Whether it may be answered more than once.
    public var repeats: Bool?
    /// Whether people may change the answer.
    public var readOnly: Bool?
    /// How many characters an answer may have.
    public var maxLength: Int?
    /// The answers to choose from, as a value set.
    public var answerValueSet: R4.URI?
    /// An answer to choose from.
    public var answerOption: [AnswerOption]
    /// The items below this one.
    public var item: [Item]

    /// Takes the elements in the order of the specification, which requires `linkId` and `type`.
    public init(
      linkId: String,
      definition: R4.URI? = nil,
      code: [R4.Coding] = [],
      prefix: String? = nil,
      text: String? = nil,
      type: Kind,
      enableWhen: [EnableWhen] = [],
      enableBehavior: EnableBehavior? = nil,
      required: Bool? = nil,
      repeats: Bool? = nil,
      readOnly: Bool? = nil,
      maxLength: Int? = nil,
      answerValueSet: R4.URI? = nil,
      answerOption: [AnswerOption] = [],
      item: [Item] = []
    ) {
      self.linkId = linkId
      self.definition = definition
      self.code = code
      self.prefix = prefix
      self.text = text
      self.type = type
      self.enableWhen = enableWhen
      self.enableBehavior = enableBehavior
      self.required = required
      self.repeats = repeats
      self.readOnly = readOnly
      self.maxLength = maxLength
      self.answerValueSet = answerValueSet
      self.answerOption = answerOption
      self.item = item
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("linkId", linkId)
        json.member("definition", definition)
        json.member("code", code)
        json.member("prefix", prefix)
        json.member("text", text)
        json.member("type", type)
        json.member("enableWhen", enableWhen)
        json.member("enableBehavior", enableBehavior)
        json.member("required", required)
        json.member("repeats", repeats)
        json.member("readOnly", readOnly)
        json.member("maxLength", maxLength)
        json.member("answerValueSet", answerValueSet)
        json.member("answerOption", answerOption)
        json.member("item", item)
      }
    }
  }
}

extension R4.Questionnaire.Item {
  /// The values of `type`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/item-type.
  public enum Kind: String, R4.Code, CaseIterable, Sendable {
    case group
    case display
    case boolean
    case decimal
    case integer
    case date
    case dateTime
    case time
    case string
    case text
    case url
    case choice
    case openChoice = "open-choice"
    case attachment
    case reference
    case quantity
  }

  /// The values of `enableBehavior`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/questionnaire-enable-behavior.
  public enum EnableBehavior: String, R4.Code, CaseIterable, Sendable {
    case all
    case any
  }

  /// When the item is asked.
  public struct EnableWhen: R4.Element, Equatable, Sendable {
    /// The item whose answer decides.
    public var question: String
    /// How the answer is compared.
    public var `operator`: Operator
    /// What it is compared with.
    public var answer: Answer

    /// Takes the elements in the order of the specification, which requires `question`, `operator` and `answer`.
    public init(
      question: String,
      operator: Operator,
      answer: Answer
    ) {
      self.question = question
      self.operator = `operator`
      self.answer = answer
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("question", question)
        json.member("operator", `operator`)
        answer.write(to: &json)
      }
    }
  }
}

extension R4.Questionnaire.Item.EnableWhen {
  /// The values of `operator`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/questionnaire-enable-operator.
  public enum Operator: String, R4.Code, CaseIterable, Sendable {
    case exists
    case equal = "="
    case notEqual = "!="
    case greaterThan = ">"
    case lessThan = "<"
    case atLeast = ">="
    case atMost = "<="
  }

  /// The types that `answer` may have.
  public enum Answer: Equatable, Sendable {
    case boolean(Bool)
    case decimal(R4.Decimal)
    case integer(Int)
    case date(R4.Date)
    case dateTime(R4.DateTime)
    case string(String)
    case coding(R4.Coding)
    case quantity(R4.Quantity)

    func write(to json: inout JSONWriter) {
      switch self {
      case .boolean(let value): json.member("answerBoolean", value)
      case .decimal(let value): json.member("answerDecimal", value)
      case .integer(let value): json.member("answerInteger", value)
      case .date(let value): json.member("answerDate", value)
      case .dateTime(let value): json.member("answerDateTime", value)
      case .string(let value): json.member("answerString", value)
      case .coding(let value): json.member("answerCoding", value)
      case .quantity(let value): json.member("answerQuantity", value)
      }
    }
  }
}

extension R4.Questionnaire.Item {
  /// An answer to choose from.
  public struct AnswerOption: R4.Element, Equatable, Sendable {
    /// The answer.
    public var value: Value
    /// Whether it is chosen to begin with.
    public var initialSelected: Bool?

    /// Takes the elements in the order of the specification, which requires `value`.
    public init(
      value: Value,
      initialSelected: Bool? = nil
    ) {
      self.value = value
      self.initialSelected = initialSelected
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        value.write(to: &json)
        json.member("initialSelected", initialSelected)
      }
    }
  }
}

extension R4.Questionnaire.Item.AnswerOption {
  /// The types that `value` may have.
  public enum Value: Equatable, Sendable {
    case integer(Int)
    case date(R4.Date)
    case string(String)
    case coding(R4.Coding)

    func write(to json: inout JSONWriter) {
      switch self {
      case .integer(let value): json.member("valueInteger", value)
      case .date(let value): json.member("valueDate", value)
      case .string(let value): json.member("valueString", value)
      case .coding(let value): json.member("valueCoding", value)
      }
    }
  }
}
