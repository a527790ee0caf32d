internal import FHIRModel

/// UCUM: the units of what is measured.
enum UCUM: String, Coded {
  case milliliter = "mL"
  case psi = "[psi]"
  case minute = "min"
  case milligray = "mGy"
  case grayCentimeterSquared = "Gy.cm2"
  case degree = "deg"
  case millimeter = "mm"
  case centimeter = "cm"
  case percent = "%"
  case score = "{score}"
  case standardDeviation = "{SD}"
  case gramPerSquareCentimeter = "g/cm2"
  case one = "1"
  case milligram = "mg"
  case microgram = "ug"
  case kilogram = "kg"
  case day = "d"
  case hour = "h"
  case nanogramPerMilliliter = "ng/mL"
  case millimeterOfMercury = "mm[Hg]"
  case perMinute = "/min"
  case celsius = "Cel"
  case week = "wk"

  var entry: CodeEntry {
    switch self {
    case .nanogramPerMilliliter, .millimeterOfMercury, .perMinute, .celsius:
      CodeEntry(.ucum, rawValue, unit, "R4CORE ValueSet ucum-common", .package)
    default:
      CodeEntry(.ucum, rawValue, unit, "ucum-essence 2.2, parsed by ucumvert 0.3.2", .verified)
    }
  }

  /// The unit as people read it.
  var unit: String {
    switch self {
    case .psi: "psi"
    case .grayCentimeterSquared: "Gy·cm²"
    case .degree: "°"
    case .score: "score"
    case .standardDeviation: "SD"
    case .gramPerSquareCentimeter: "g/cm²"
    case .one: "index"
    case .microgram: "µg"
    case .millimeterOfMercury: "mmHg"
    case .celsius: "°C"
    case .milliliter, .minute, .milligray, .millimeter, .centimeter, .percent, .milligram,
      .kilogram, .day, .hour, .week, .nanogramPerMilliliter, .perMinute:
      rawValue
    }
  }
}

extension AdministeredDrug.Unit {
  var ucum: UCUM {
    switch self {
    case .milligram: .milligram
    case .microgram: .microgram
    case .milliliter: .milliliter
    }
  }
}

extension R4.Quantity {
  /// A measured number with its unit.
  init(_ value: R4.Decimal, _ unit: UCUM) {
    self.init(value: value, unit: unit.unit, system: Terminology.ucum.uri, code: unit.rawValue)
  }
}
