extension FunctionTable {
  /// FHIRPath 2.0, "Conversion": each as `toX` and as `convertsToX`.
  static let conversion: [Function] =
    [
      .collection("iif", 2...3, gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
        try evaluator.iif(call)
      }
    ]
    + converting("Boolean", gives: .boolean) { $0.asBoolean.map { .boolean($0) } }
    + converting("Integer", gives: .integer) { $0.asInteger.map { .integer($0) } }
    + converting("Decimal", gives: .decimal) { $0.asDecimal.map { .decimal($0) } }
    + converting("String", gives: .string) { value in
      if case .type = value { return nil }
      return .string(value.description)
    }
    + converting("Date", gives: .date) { $0.asDate.map { .date($0) } }
    + converting("DateTime", gives: .dateTime) { $0.asDateTime.map { .dateTime($0) } }
    + converting("Time", gives: .time) { $0.asTime.map { .time($0) } }
    + converting("Quantity", 0...1, gives: .quantity) { $0.asQuantity.map { .quantity($0) } }

  private static func converting(
    _ type: String, _ arity: ClosedRange<Int> = 0...0, gives result: Function.Result,
    _ convert: @escaping @Sendable (FHIRPathValue) -> FHIRPathValue?
  ) -> [Function] {
    [
      .collection("to" + type, arity, gives: result) { (evaluator, call) throws(FHIRPathError) in
        guard let item = try evaluator.single(call.input, call.step) else { return }
        let converted = evaluator.value(item).flatMap(convert)
        evaluator.push(try evaluator.inUnit(converted, of: call))
      },
      .collection("convertsTo" + type, arity, gives: .boolean) {
        (evaluator, call) throws(FHIRPathError) in
        guard let item = try evaluator.single(call.input, call.step) else { return }
        let converted = evaluator.value(item).flatMap(convert)
        evaluator.push(.boolean(try evaluator.inUnit(converted, of: call) != nil) as Item)
      },
    ]
  }
}

extension Evaluator {
  /// A quantity in the unit that the argument names; all else as it is.
  fileprivate mutating func inUnit(
    _ value: FHIRPathValue?, of call: Call
  ) throws(FHIRPathError) -> FHIRPathValue? {
    guard call.count > 0, case .quantity(let quantity)? = value else { return value }
    let range = try argument(0, evaluated: call)
    let unit = try text(range, call.step)
    drop(to: range.lowerBound)
    guard let unit else { return nil }
    if case .ucum(let own) = quantity.unit, let other = try? UCUMUnit(unit) {
      return own.convert(quantity.value, to: other).map {
        .quantity(FHIRQuantity($0, .ucum(other)))
      }
    }
    return nil
  }

  fileprivate mutating func iif(_ call: Call) throws(FHIRPathError) {
    if call.input.count > 1, !isLenient {
      throw error("iif() takes one item at most", at: call.step)
    }
    // Called on something, it is about that; called on nothing, about what the expression is about.
    let scope = call.input
    let condition = try truth(argument(0, of: call), this: scope)
    if condition == .yes {
      try evaluate(argument(1, of: call), this: scope)
    } else if call.count > 2 {
      try evaluate(argument(2, of: call), this: scope)
    }
  }
}

extension FHIRPathValue {
  fileprivate var asBoolean: Bool? {
    switch self {
    case .boolean(let value): return value
    case .integer(let value): return value == 1 ? true : value == 0 ? false : nil
    case .decimal(let value):
      return value == ExactDecimal(1) ? true : value.isZero ? false : nil
    case .string(let text):
      switch text.lowercased() {
      case "true", "t", "yes", "y", "1", "1.0": return true
      case "false", "f", "no", "n", "0", "0.0": return false
      default: return nil
      }
    default: return nil
    }
  }

  fileprivate var asInteger: Int? {
    switch self {
    case .boolean(let value): return value ? 1 : 0
    case .integer(let value): return value
    case .string(let text):
      let digits = text.first == "+" || text.first == "-" ? text.dropFirst() : text[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) else { return nil }
      return Int(text)
    default: return nil
    }
  }

  fileprivate var asDecimal: ExactDecimal? {
    switch self {
    case .boolean(let value): ExactDecimal(value ? 1 : 0).rescaled(to: 1)
    case .integer(let value): ExactDecimal(value)
    case .decimal(let value): value
    case .string(let text):
      text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") })
        ? nil : ExactDecimal(text.first == "+" ? String(text.dropFirst()) : text)
    default: nil
    }
  }

  fileprivate var asDate: PartialDate? {
    switch self {
    case .date(let value): value
    case .dateTime(let value): value.date
    case .string(let text): PartialDate(text) ?? PartialDateTime(text)?.date
    default: nil
    }
  }

  fileprivate var asDateTime: PartialDateTime? {
    switch self {
    case .date(let value): PartialDateTime(value)
    case .dateTime(let value): value
    case .string(let text): PartialDateTime(text)
    default: nil
    }
  }

  fileprivate var asTime: PartialTime? {
    switch self {
    case .time(let value): value
    case .dateTime(let value): value.time
    case .string(let text): PartialTime(text)
    default: nil
    }
  }

  fileprivate var asQuantity: FHIRQuantity? {
    switch self {
    case .boolean(let value):
      ExactDecimal(value ? 1 : 0).rescaled(to: 1).map {
        FHIRQuantity($0, FHIRQuantity.Unit(code: "1"))
      }
    case .string(let text): FHIRQuantity(text)
    default: measure
    }
  }
}
