internal import FHIRPathEngine
internal import LosslessJSON

/// A Quantity by its number and its unit.
struct FormQuantity: Sendable {
  static let ucum = "http://unitsofmeasure.org"

  let value: ExactDecimal?
  let unit: String?
  let system: String?
  let code: String?

  init(_ json: JSONValue) {
    value = json["value"]?.number.flatMap { ExactDecimal($0) }
    unit = json["unit"]?.string
    system = json["system"]?.string
    code = json["code"]?.string
  }

  /// Whether it says by a code in what it is measured.
  var hasFormalUnit: Bool { system != nil && code != nil }

  /// The order of two quantities, in UCUM after conversion; `nil` where their units measure different things.
  func order(to other: FormQuantity) -> PartialOrder? {
    guard let value, let otherValue = other.value else { return nil }
    if system == other.system, code == other.code, code != nil || unit == other.unit {
      return FormValue.order(value, otherValue)
    }
    guard system == Self.ucum, other.system == Self.ucum, let code, let otherCode = other.code,
      let mine = try? UCUMUnit(code), let theirs = try? UCUMUnit(otherCode),
      let converted = mine.convert(value, to: theirs)
    else { return nil }
    return FormValue.order(converted, otherValue)
  }
}
