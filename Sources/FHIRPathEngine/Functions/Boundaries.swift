extension FunctionTable {
  /// The bounds of what a value may be, known no further than it is written.
  static let boundaries: [Function] = [
    .value("lowBoundary", on: .any, taking: [.integer], atLeast: 0, gives: .input) {
      value, arguments in value.boundary(isLow: true, arguments.first)
    },
    .value("highBoundary", on: .any, taking: [.integer], atLeast: 0, gives: .input) {
      value, arguments in value.boundary(isLow: false, arguments.first)
    },
    .value("precision", on: .any, gives: .integer) { value, _ in
      switch value {
      case .integer(let value): .integer(ExactDecimal(value).precision)
      case .decimal(let value): .integer(value.precision)
      case .date(let date): .integer(date.precision.digits)
      case .dateTime(let moment): .integer(moment.precision.digits)
      case .time(let time): .integer(time.precisionDigits)
      case .quantity(let quantity): .integer(quantity.value.precision)
      case .boolean, .string, .type: nil
      }
    },
  ]
}

extension FHIRPathValue {
  fileprivate func boundary(isLow: Bool, _ precision: FHIRPathValue?) -> FHIRPathValue? {
    var digits: Int?
    if case .integer(let wanted)? = precision { digits = wanted }
    switch self {
    case .integer, .decimal: return number?.boundary(isLow: isLow, digits).map { .decimal($0) }
    case .quantity(var quantity):
      guard let value = quantity.value.boundary(isLow: isLow, digits) else { return nil }
      quantity.value = value
      return .quantity(quantity)
    case .date(let date):
      let digits = digits ?? 8
      return (isLow ? date.lowBoundary(digits: digits) : date.highBoundary(digits: digits))
        .map { .date($0) }
    case .dateTime(let moment):
      let digits = digits ?? 17
      return (isLow ? moment.lowBoundary(digits: digits) : moment.highBoundary(digits: digits))
        .map { .dateTime($0) }
    case .time(let time):
      let digits = digits ?? 9
      return (isLow ? time.lowBoundary(digits: digits) : time.highBoundary(digits: digits))
        .map { .time($0) }
    case .boolean, .string, .type: return nil
    }
  }
}

extension ExactDecimal {
  fileprivate func boundary(isLow: Bool, _ places: Int?) -> ExactDecimal? {
    let places = places ?? Self.boundaryPlaces
    return isLow ? lowBoundary(places: places) : highBoundary(places: places)
  }
}
