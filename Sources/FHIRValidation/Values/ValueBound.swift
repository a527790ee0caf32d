internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

/// The least or the greatest value of an element.
struct ValueBound: Sendable {
  enum Kind: Sendable {
    case number(ExactDecimal)
    case moment(PartialDateTime)
    case time(PartialTime)
    /// A quantity; of a date, how far from the present moment.
    case quantity(ExactDecimal, system: String?, code: String?)
  }

  let kind: Kind
  /// The value as the profile writes it.
  let words: String

  /// `nil` for a value of a type that has no order.
  init?(_ value: ElementValue) {
    guard let json = value.document?.value else { return nil }
    switch value.type {
    case "date", "dateTime", "instant":
      guard let moment = json.string.flatMap({ PartialDateTime($0) }) else { return nil }
      kind = .moment(moment)
    case "time":
      guard let time = json.string.flatMap({ PartialTime($0) }) else { return nil }
      kind = .time(time)
    case "Quantity", "Duration", "Age", "Count", "Distance", "SimpleQuantity":
      guard let number = json["value"]?.number.flatMap({ ExactDecimal($0) }) else { return nil }
      let code = json["code"]?.string ?? json["unit"]?.string
      kind = .quantity(number, system: json["system"]?.string, code: code)
      words = code.map { "\(number) \($0)" } ?? "\(number)"
      return
    default:
      guard let number = json.number.flatMap({ ExactDecimal($0) }) else { return nil }
      kind = .number(number)
    }
    words = json.string ?? json.number ?? ""
  }

  /// How a value stands to the bound.
  enum Comparison {
    case order(PartialOrder)
    /// Both are units of UCUM, and measure different things.
    case otherDimension
    /// It is not said of both in which unit of which system they are.
    case otherUnit
    /// The value is not as precise as the bound, or of another kind.
    case unknown
  }

  /// Compares a string or number.
  ///
  /// A distance from `now`, the present moment, goes back for a minimum.
  func compare(_ text: String, isNumber: Bool, now: PartialDateTime?, isMinimum: Bool) -> Comparison
  {
    let order: PartialOrder? =
      switch kind {
      case .number(let bound):
        isNumber ? ExactDecimal(text).map { Self.order($0, bound) } : nil
      case .moment(let bound): PartialDateTime(text)?.order(to: bound)
      case .time(let bound): PartialTime(text)?.order(to: bound)
      case .quantity(let amount, _, let code):
        Self.moment(amount, code, from: now, goesBack: isMinimum).flatMap { bound in
          PartialDateTime(text).flatMap { value in
            value.order(to: bound.truncated(to: value.date.precision))
          }
        }
      }
    return order.map { .order($0) } ?? .unknown
  }

  /// Compares a quantity.
  func compare(_ value: ExactDecimal, system: String?, code: String?) -> Comparison {
    guard case .quantity(let bound, let boundSystem, let boundCode) = kind else {
      guard case .number(let bound) = kind else { return .unknown }
      return .order(Self.order(value, bound))
    }
    guard let code, let boundCode, let system, system == boundSystem else { return .otherUnit }
    if code == boundCode { return .order(Self.order(value, bound)) }
    guard system == "http://unitsofmeasure.org" else { return .otherUnit }
    let (one, other) = (FHIRQuantity(value, code: code), FHIRQuantity(bound, code: boundCode))
    return one.order(to: other).map { .order($0) } ?? .otherDimension
  }

  private static func order(_ one: ExactDecimal, _ other: ExactDecimal) -> PartialOrder {
    one < other ? .ascending : one == other ? .same : .descending
  }

  private static func moment(
    _ amount: ExactDecimal, _ code: String?, from now: PartialDateTime?, goesBack: Bool
  ) -> PartialDateTime? {
    guard let now, let code, let unit = CalendarUnit(ucum: code) ?? CalendarUnit(keyword: code)
    else { return nil }
    return goesBack ? now.subtracting(amount, unit) : now.adding(amount, unit)
  }
}
