#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// How the values of a unit grow: in proportion, or by a function that UCUM calls special.
enum UnitScale: String, Sendable {
  case ratio
  case celsius = "Cel"
  case fahrenheit = "degF"
  case reaumur = "degRe"
  case tangentTimes100 = "tanTimes100"
  case slope = "100tan"
  case homeopathicX = "hpX"
  case homeopathicC = "hpC"
  case homeopathicM = "hpM"
  case homeopathicQ = "hpQ"
  case acidity = "pH"
  case naturalLogarithm = "ln"
  case decimalLogarithm = "lg"
  case decimalLogarithmOfSquare = "lgTimes2"
  case binaryLogarithm = "ld"
  case squareRoot = "sqrt"

  /// The value in the unit's own steps, before its factor.
  func toRatio(_ value: ExactDecimal) -> ExactDecimal? {
    switch self {
    case .ratio: value
    // The zero of each in its own degrees above absolute zero.
    case .celsius: value.adding(Self.zeroCelsius)
    case .fahrenheit: value.adding(Self.zeroFahrenheit)
    case .reaumur: value.adding(Self.zeroReaumur)
    case .squareRoot: value.multiplied(by: value)
    case .tangentTimes100, .slope: ExactDecimal(tangentInverse(value.double / 100))
    case .homeopathicX: ExactDecimal(pow(10, -value.double))
    case .homeopathicC: ExactDecimal(pow(100, -value.double))
    case .homeopathicM: ExactDecimal(pow(1_000, -value.double))
    case .homeopathicQ: ExactDecimal(pow(50_000, -value.double))
    case .acidity: ExactDecimal(pow(10, -value.double))
    case .naturalLogarithm: ExactDecimal(exp(value.double))
    case .decimalLogarithm: ExactDecimal(pow(10, value.double))
    case .decimalLogarithmOfSquare: ExactDecimal(pow(10, value.double / 2))
    case .binaryLogarithm: ExactDecimal(pow(2, value.double))
    }
  }

  /// What `toRatio` made, back in the unit's own steps.
  func fromRatio(_ value: ExactDecimal) -> ExactDecimal? {
    switch self {
    case .ratio: value
    case .celsius: value.subtracting(Self.zeroCelsius)
    case .fahrenheit: value.subtracting(Self.zeroFahrenheit)
    case .reaumur: value.subtracting(Self.zeroReaumur)
    case .squareRoot: value.squareRoot()
    case .tangentTimes100, .slope: ExactDecimal(tangent(value.double) * 100)
    case .homeopathicX: ExactDecimal(-log10(value.double))
    case .homeopathicC: ExactDecimal(-log10(value.double) / 2)
    case .homeopathicM: ExactDecimal(-log10(value.double) / 3)
    case .homeopathicQ: ExactDecimal(-log(value.double) / log(50_000))
    case .acidity: ExactDecimal(-log10(value.double))
    case .naturalLogarithm: ExactDecimal(log(value.double))
    case .decimalLogarithm: ExactDecimal(log10(value.double))
    case .decimalLogarithmOfSquare: ExactDecimal(2 * log10(value.double))
    case .binaryLogarithm: ExactDecimal(log2(value.double))
    }
  }

  // A slope's angle is in degrees, that of a prism in radians; the factor of the unit follows.
  private func tangentInverse(_ value: Double) -> Double {
    self == .slope ? atan(value) * 180 / .pi : atan(value)
  }

  private func tangent(_ value: Double) -> Double {
    self == .slope ? tan(value * .pi / 180) : tan(value)
  }

  private static let zeroCelsius = ExactDecimal("273.15") ?? .zero
  private static let zeroFahrenheit = ExactDecimal("459.67") ?? .zero
  private static let zeroReaumur = ExactDecimal("218.52") ?? .zero
}
