/// What a field accepts beyond its kind: a range, a unit, a form, a number of elements.
struct FieldLimits: Sendable, Hashable {
  /// The least and the greatest number; infinite where there is no bound.
  var range: ClosedRange<Double>?
  /// The unit that a number is in, as UCUM writes it.
  var unit: FieldUnit?
  /// What a text must look like.
  var form: TextForm?
  /// The number of elements of a list that is not empty.
  var count: Int?
  /// Whether a list may not be empty.
  var isRequired = false

  static let any = FieldLimits()
  /// A list that may not be empty.
  static let atLeastOne = FieldLimits(isRequired: true)
  /// A number that is not negative.
  static let notNegative = FieldLimits(range: 0...Double.infinity)

  static func form(_ form: TextForm) -> FieldLimits { FieldLimits(form: form) }

  static func range(_ range: ClosedRange<Double>) -> FieldLimits { FieldLimits(range: range) }

  /// A list of exactly so many numbers.
  static func range(_ range: ClosedRange<Double>, count: Int) -> FieldLimits {
    FieldLimits(range: range, count: count)
  }

  /// A list of exactly so many values.
  static func count(_ count: Int) -> FieldLimits { FieldLimits(count: count) }

  /// A quantity of which there can be none but not less.
  static func quantity(_ unit: FieldUnit) -> FieldLimits {
    FieldLimits(range: 0...Double.infinity, unit: unit)
  }

  static func quantity(_ unit: FieldUnit, _ range: ClosedRange<Double>) -> FieldLimits {
    FieldLimits(range: range, unit: unit)
  }

  /// A quantity of either sign.
  static func signed(_ unit: FieldUnit) -> FieldLimits { FieldLimits(unit: unit) }
}

/// A unit of a field, by its UCUM code.
enum FieldUnit: String, Sendable, Hashable {
  case centimeter = "cm"
  case millimeter = "mm"
  case kilogram = "kg"
  case milliliter = "mL"
  case psi = "[psi]"
  case minute = "min"
  case hour = "h"
  case day = "d"
  case week = "wk"
  case milligray = "mGy"
  case grayTimesArea = "Gy.cm2"
  case degree = "deg"
  case percent = "%"
  case standardDeviation = "{SD}"
  case gramPerArea = "g/cm2"
  case nanogramPerMilliliter = "ng/mL"
  case millimeterOfMercury = "mm[Hg]"
  case perMinute = "/min"
  case celsius = "Cel"
  case score = "{score}"
  case one = "1"
}
