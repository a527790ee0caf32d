extension Evaluator {
  /// What an arithmetic operator makes of two items; `nil` where there is no result, as for a division by zero.
  ///
  /// - Throws: where the operator does not take their types.
  func arithmetic(
    _ operation: BinaryOperator, _ one: Item, _ other: Item, _ step: Int
  ) throws(FHIRPathError) -> FHIRPathValue? {
    guard let left = value(one), let right = value(other) else {
      throw error("the operator takes values, not elements with parts", at: step)
    }
    switch (left, right) {
    case (.integer(let left), .integer(let right)) where operation != .divide:
      return integer(operation, left, right)
    case (.string(let left), .string(let right)) where operation == .plus:
      return .string(left + right)
    case (.quantity(let left), .quantity(let right)):
      if let result = try quantity(operation, left, right, step) { return .quantity(result) }
      return nil
    case (.date, .quantity(let amount)), (.dateTime, .quantity(let amount)),
      (.time, .quantity(let amount)):
      guard operation == .plus || operation == .minus else { break }
      return try moved(left, by: operation == .plus ? amount : amount.negated, step)
    default: break
    }
    if let left = left.number, let right = right.number {
      return decimal(operation, left, right)
    }
    if operation == .times || operation == .divide, let left = left.measure,
      let right = right.measure
    {
      return (operation == .times ? left.multiplied(by: right) : left.divided(by: right))
        .map { .quantity($0) }
    }
    throw error(
      "the operator does not take \(left.typeName.withArticle) and \(right.typeName.withArticle)",
      at: step)
  }

  private func integer(_ operation: BinaryOperator, _ left: Int, _ right: Int) -> FHIRPathValue? {
    let (result, overflows) =
      switch operation {
      case .plus: left.addingReportingOverflow(right)
      case .minus: left.subtractingReportingOverflow(right)
      case .times: left.multipliedReportingOverflow(by: right)
      case .div: left.dividedReportingOverflow(by: right)
      default: left.remainderReportingOverflow(dividingBy: right)
      }
    return overflows ? nil : .integer(result)
  }

  private func decimal(
    _ operation: BinaryOperator, _ left: ExactDecimal, _ right: ExactDecimal
  ) -> FHIRPathValue? {
    switch operation {
    case .plus: left.adding(right).map { .decimal($0) }
    case .minus: left.subtracting(right).map { .decimal($0) }
    case .times: left.multiplied(by: right).map { .decimal($0) }
    case .divide: left.divided(by: right).map { .decimal($0) }
    case .div: left.quotient(dividingBy: right)?.integer.map { .integer($0) }
    default: left.remainder(dividingBy: right).map { .decimal($0) }
    }
  }

  private func quantity(
    _ operation: BinaryOperator, _ left: FHIRQuantity, _ right: FHIRQuantity, _ step: Int
  ) throws(FHIRPathError) -> FHIRQuantity? {
    switch operation {
    case .plus: return left.adding(right)
    case .minus: return left.subtracting(right)
    case .times: return left.multiplied(by: right)
    case .divide: return left.divided(by: right)
    default: throw error("'div' and 'mod' take numbers", at: step)
    }
  }

  // MARK: Time

  /// A date, moment or time after an amount of time.
  ///
  /// FHIRPath 2.0, "Date/Time Arithmetic": the quantity is one of the calendar's, or of the definite UCUM units.
  private func moved(
    _ value: FHIRPathValue, by amount: FHIRQuantity, _ step: Int
  ) throws(FHIRPathError) -> FHIRPathValue? {
    let unit: CalendarUnit
    switch amount.unit {
    case .calendar(let calendar): unit = calendar
    case .ucum(let code):
      guard let definite = CalendarUnit(ucum: code.text), definite.isDefinite else {
        throw error("dates move by units of the calendar, as in '1 month'", at: step)
      }
      unit = definite
    case .other(let text):
      // Some write the words of the calendar as if they were codes: 1 'month'.
      guard let calendar = CalendarUnit(keyword: text) else {
        throw error("dates move by units of time", at: step)
      }
      unit = calendar
    }
    switch value {
    case .date(let date): return date.adding(amount.value, unit).map { .date($0) }
    case .dateTime(let moment): return moment.adding(amount.value, unit).map { .dateTime($0) }
    case .time(let time): return time.adding(amount.value, unit).map { .time($0) }
    default: return nil
    }
  }

  func negated(_ item: Item, _ step: Int) throws(FHIRPathError) -> FHIRPathValue? {
    switch value(item) {
    case .integer(let value)?:
      let (result, overflows) = 0.subtractingReportingOverflow(value)
      return overflows ? nil : .integer(result)
    case .decimal(let value)?: return .decimal(value.negated)
    case .quantity(let value)?: return .quantity(value.negated)
    default: throw error("only numbers and quantities have a sign", at: step)
    }
  }
}

extension FHIRQuantity {
  /// The same with another sign.
  var negated: FHIRQuantity {
    var result = self
    result.value = value.negated
    return result
  }
}
