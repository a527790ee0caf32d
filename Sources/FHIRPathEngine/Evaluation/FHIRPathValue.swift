/// A value of one of FHIRPath's own types.
public enum FHIRPathValue: Sendable {
  /// `true` or `false`.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A number with its digits as written.
  case decimal(ExactDecimal)
  /// Text.
  case string(String)
  /// A date, perhaps without its day or month.
  case date(PartialDate)
  /// A moment, as far as it is known.
  case dateTime(PartialDateTime)
  /// A time of day.
  case time(PartialTime)
  /// A number with a unit.
  case quantity(FHIRQuantity)
  /// What `type()` gives: `FHIR` or `System`, and the name.
  case type(namespace: String, name: String)

  /// The name of the type in FHIRPath's namespace `System`.
  public var typeName: String {
    switch self {
    case .boolean: "Boolean"
    case .integer: "Integer"
    case .decimal: "Decimal"
    case .string: "String"
    case .date: "Date"
    case .dateTime: "DateTime"
    case .time: "Time"
    case .quantity: "Quantity"
    case .type: "TypeInfo"
    }
  }
}

extension FHIRPathValue: CustomStringConvertible {
  /// The text that `toString()` gives.
  public var description: String {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): value.description
    case .string(let value): value
    case .date(let value): value.description
    case .dateTime(let value): value.description
    case .time(let value): value.description
    case .quantity(let value): value.description
    case .type(let namespace, let name): namespace + "." + name
    }
  }
}
