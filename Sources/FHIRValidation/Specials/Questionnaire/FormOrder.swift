internal import FHIRPathEngine
internal import LosslessJSON

extension FormValue {
  /// How two values of one type stand to each other; `nil` for types without order, and for units that measure different
  /// things.
  ///
  /// Of dates that are not known equally far the beginnings are compared: a whole June begins before its 30th.
  func order(to other: FormValue) -> PartialOrder? {
    switch (type, other.type) {
    case ("Date", "Date"), ("Date", "DateTime"), ("DateTime", "Date"), ("DateTime", "DateTime"):
      guard let one = json.string.flatMap({ PartialDateTime($0) }),
        let two = other.json.string.flatMap({ PartialDateTime($0) })
      else { return nil }
      return one.order(to: two) ?? one.beginning.order(to: two.beginning)
    case ("Time", "Time"):
      guard let one = json.string.flatMap({ PartialTime($0) }),
        let two = other.json.string.flatMap({ PartialTime($0) })
      else { return nil }
      return one.order(to: two)
    case ("Decimal", "Decimal"), ("Integer", "Integer"), ("Decimal", "Integer"),
      ("Integer", "Decimal"):
      return Self.order(number, other.number)
    case ("Quantity", "Quantity"):
      return FormQuantity(json).order(to: FormQuantity(other.json))
    case ("String", "String"), ("Uri", "Uri"):
      guard let one = json.string, let two = other.json.string else { return nil }
      if one == two { return .same }
      return one.unicodeScalars.lexicographicallyPrecedes(two.unicodeScalars)
        ? .ascending : .descending
    case ("Boolean", "Boolean"):
      // No order, but equality.
      guard let one = json.boolean, let two = other.json.boolean else { return nil }
      return one == two ? .same : two ? .ascending : .descending
    default: return nil
    }
  }

  /// The number of an integer or decimal.
  var number: ExactDecimal? { json.number.flatMap { ExactDecimal($0) } }

  static func order(_ one: ExactDecimal?, _ other: ExactDecimal?) -> PartialOrder? {
    guard let one, let other else { return nil }
    return one == other ? .same : one < other ? .ascending : .descending
  }

  /// Whether two values stand for the same answer; `nil` where they cannot be compared.
  func isSame(as other: FormValue) -> Bool? {
    switch (type, other.type) {
    case ("Coding", "Coding"): FormCoding(json).isSame(as: FormCoding(other.json))
    case ("Reference", "Reference"):
      json["reference"]?.string == other.json["reference"]?.string
    default: order(to: other).map { $0 == .same }
    }
  }
}

extension PartialDateTime {
  /// The first moment, in the date's own time zone, where the offset is not known in UTC.
  fileprivate var beginning: PartialDateTime {
    guard
      let date = PartialDate(year: date.year, month: date.month ?? 1, day: date.day ?? 1),
      let time = PartialTime(
        hour: time?.hour ?? 0, minute: time?.minute ?? 0, second: time?.second ?? 0,
        milliseconds: time?.millisecond ?? 0),
      let beginning = PartialDateTime(date, time, offset: offset ?? .zulu)
    else { return self }
    return beginning
  }
}

/// A Coding by which answers are recognized.
struct FormCoding: Sendable {
  let system: String?
  let code: String?
  let display: String?

  init(_ json: JSONValue) {
    system = json["system"]?.string
    code = json["code"]?.string
    display = json["display"]?.string
  }

  /// Codes count, and their systems; words only where there is neither.
  func isSame(as other: FormCoding) -> Bool {
    guard system == other.system, code == other.code else { return false }
    return code != nil || system != nil || display == other.display
  }
}
