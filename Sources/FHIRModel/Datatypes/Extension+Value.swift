internal import LosslessJSON

extension R4.Extension {
  /// The types of an extension's value that have been needed.
  public enum Value: Equatable, Sendable {
    case boolean(Bool)
    case canonical(R4.URI)
    case code(String)
    case date(R4.Date)
    case dateTime(R4.DateTime)
    case decimal(R4.Decimal)
    case id(R4.ID)
    case instant(R4.Instant)
    case integer(Int)
    case markdown(String)
    case positiveInt(Int)
    case string(String)
    case unsignedInt(Int)
    case uri(R4.URI)
    case url(R4.URI)
    case age(R4.Age)
    case codeableConcept(R4.CodeableConcept)
    case coding(R4.Coding)
    case duration(R4.Duration)
    case identifier(R4.Identifier)
    case period(R4.Period)
    case quantity(R4.Quantity)
    case range(R4.Range)
    case ratio(R4.Ratio)
    case reference(R4.AnyReference)

    func write(to json: inout JSONWriter) {
      switch self {
      case .boolean(let value): json.member("valueBoolean", value)
      case .canonical(let value): json.member("valueCanonical", value)
      case .code(let value): json.member("valueCode", value)
      case .date(let value): json.member("valueDate", value)
      case .dateTime(let value): json.member("valueDateTime", value)
      case .decimal(let value): json.member("valueDecimal", value)
      case .id(let value): json.member("valueId", value)
      case .instant(let value): json.member("valueInstant", value)
      case .integer(let value): json.member("valueInteger", value)
      case .markdown(let value): json.member("valueMarkdown", value)
      case .positiveInt(let value): json.member("valuePositiveInt", value)
      case .string(let value): json.member("valueString", value)
      case .unsignedInt(let value): json.member("valueUnsignedInt", value)
      case .uri(let value): json.member("valueUri", value)
      case .url(let value): json.member("valueUrl", value)
      case .age(let value): json.member("valueAge", value)
      case .codeableConcept(let value): json.member("valueCodeableConcept", value)
      case .coding(let value): json.member("valueCoding", value)
      case .duration(let value): json.member("valueDuration", value)
      case .identifier(let value): json.member("valueIdentifier", value)
      case .period(let value): json.member("valuePeriod", value)
      case .quantity(let value): json.member("valueQuantity", value)
      case .range(let value): json.member("valueRange", value)
      case .ratio(let value): json.member("valueRatio", value)
      case .reference(let value): json.member("valueReference", value)
      }
    }
  }
}
