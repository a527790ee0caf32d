extension FunctionTable {
  /// FHIRPath 2.0, "Math".
  static let mathematics: [Function] = [
    .value("abs", on: .number, gives: .input) { (value, _) throws(FHIRPathFault) in
      switch value {
      case .integer(let value): value == .min ? nil : .integer(abs(value))
      case .decimal(let value): .decimal(value.absolute)
      case .quantity(var quantity):
        {
          quantity.value = quantity.value.absolute
          return .quantity(quantity)
        }()
      default: nil
      }
    },
    .number("ceiling", gives: .integer) { $0.ceiling().whole },
    .number("floor", gives: .integer) { $0.floor().whole },
    .number("truncate", gives: .integer) { $0.truncated().whole },
    .number("exp", gives: .decimal) { $0.exponential().map { .decimal($0) } },
    .number("ln", gives: .decimal) { $0.naturalLogarithm().map { .decimal($0) } },
    .number("sqrt", gives: .decimal) { $0.squareRoot().map { .decimal($0) } },
    .value("log", on: .number, taking: [.number], gives: .decimal) {
      (value, arguments) throws(FHIRPathFault) in
      try value.plainNumber.logarithm(base: try arguments[0].plainNumber).map { .decimal($0) }
    },
    .value("power", on: .number, taking: [.number], gives: .input) {
      (value, arguments) throws(FHIRPathFault) in
      let power = try value.plainNumber.power(try arguments[0].plainNumber)
      if case (.integer, .integer) = (value, arguments[0]), let whole = power?.integer {
        return .integer(whole)
      }
      return power.map { .decimal($0) }
    },
    .value("round", on: .number, taking: [.integer], atLeast: 0, gives: .decimal) {
      (value, arguments) throws(FHIRPathFault) in
      var places = 0
      if case .integer(let wanted)? = arguments.first { places = wanted }
      guard (0...ExactDecimal.scaleLimit).contains(places) else {
        throw FHIRPathFault(reason: "a number cannot be rounded to so many places")
      }
      let number = try value.plainNumber
      return number.scale <= places
        ? .decimal(number) : number.rounded(toPlaces: places).map { .decimal($0) }
    },
  ]
}

extension Function {
  fileprivate static func number(
    _ name: String, gives result: Result,
    _ body: @escaping @Sendable (ExactDecimal) -> FHIRPathValue?
  ) -> Function {
    .value(name, on: .number, gives: result) { (value, _) throws(FHIRPathFault) in
      body(try value.plainNumber)
    }
  }
}

extension FHIRPathValue {
  /// The value as a number without a unit.
  fileprivate var plainNumber: ExactDecimal {
    get throws(FHIRPathFault) {
      guard let number else { throw FHIRPathFault(reason: "a number without a unit is expected") }
      return number
    }
  }
}

extension ExactDecimal {
  /// The number as an integer, or as a decimal where it is too large for one.
  fileprivate var whole: FHIRPathValue {
    integer.map { .integer($0) } ?? .decimal(self)
  }
}
