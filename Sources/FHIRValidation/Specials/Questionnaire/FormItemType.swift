/// What an item of a Questionnaire asks for: `Questionnaire.item.type`.
enum FormItemType: String, Sendable {
  case group
  case display
  /// The abstract question, which nothing can answer.
  case question
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

  /// Whether an item of the type holds other items and no answers.
  var isGroup: Bool { self == .group || self == .question }

  /// Whether an answer is one of a list.
  var isChoice: Bool { self == .choice || self == .openChoice }

  /// All types that `QuestionnaireResponse.item.answer.value[x]` has.
  static let allAnswerTypes: Set = [
    "Boolean", "Decimal", "Integer", "Date", "DateTime", "Time", "String", "Uri", "Attachment",
    "Coding", "Quantity", "Reference",
  ]

  /// The types that an answer may have, as `value[x]` is named in JSON.
  var answerTypes: [String] {
    switch self {
    case .group, .question, .display: []
    case .boolean: ["Boolean"]
    case .decimal: ["Decimal"]
    case .integer: ["Integer"]
    case .date: ["Date"]
    case .dateTime: ["DateTime"]
    case .time: ["Time"]
    case .string, .text: ["String"]
    case .url: ["Uri"]
    case .choice, .openChoice: ["Coding", "Date", "Time", "Integer", "String"]
    case .attachment: ["Attachment"]
    case .reference: ["Reference"]
    case .quantity: ["Quantity"]
    }
  }
}
