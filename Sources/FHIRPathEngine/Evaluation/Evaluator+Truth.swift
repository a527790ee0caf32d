extension Evaluator {
  /// What a step comes to as a condition, without putting anything on the stack.
  mutating func truth(_ step: Int, on input: Range<Int>) throws(FHIRPathError) -> Truth {
    switch program.operations[step].kind {
    case .boolean(let value): return Truth(value)
    case .exists(let condition):
      guard let condition else { return Truth(!input.isEmpty) }
      for (index, place) in input.enumerated() {
        try count(step)
        if try truth(condition, this: place..<(place + 1), index: index) == .yes { return .yes }
      }
      return .no
    case .isEmpty: return Truth(input.isEmpty)
    case .not: return try truth(input, step).negated
    case .hasValue:
      return Truth(input.count == 1 && hasValue(stack[input.lowerBound]))
    case .all(let condition):
      for (index, place) in input.enumerated() {
        try count(step)
        if try truth(condition, this: place..<(place + 1), index: index) != .yes { return .no }
      }
      return .yes
    case .invoke(let left, let right) where isCondition(right):
      let start = stack.count
      try evaluate(left, on: input)
      let result = try truth(right, on: start..<stack.count)
      drop(to: start)
      return result
    case .isType(let operand, let type):
      let start = stack.count
      try evaluate(operand, on: input)
      let item = try single(start..<stack.count, operand)
      try checkType(program.types[type], step)
      drop(to: start)
      return item.map { isOfType($0, program.types[type]) ? .yes : .no } ?? .unknown
    case .binary(let operation, let left, let right):
      if let result = try truth(operation, left, right, on: input, step) { return result }
    default: break
    }
    let start = stack.count
    try evaluate(step, on: input)
    let result = try truth(start..<stack.count, step)
    drop(to: start)
    return result
  }

  private func isCondition(_ step: Int) -> Bool {
    switch program.operations[step].kind {
    case .exists, .isEmpty, .not, .all, .hasValue: true
    default: false
    }
  }

  /// What a collection comes to as a condition: a boolean as it is, any other single item as yes.
  func truth(_ range: Range<Int>, _ step: Int) throws(FHIRPathError) -> Truth {
    guard let item = try single(range, step) else { return .unknown }
    if let value = boolean(item) { return Truth(value) }
    if case .node(let node) = item, isBooleanWithoutValue(node) { return .unknown }
    return .yes
  }

  private mutating func truth(
    _ operation: BinaryOperator, _ left: Int, _ right: Int, on input: Range<Int>, _ step: Int
  ) throws(FHIRPathError) -> Truth? {
    switch operation {
    case .and:
      let one = try truth(left, on: input)
      if one == .no { return .no }
      let other = try truth(right, on: input)
      return other == .no ? .no : one == .yes && other == .yes ? .yes : .unknown
    case .or:
      let one = try truth(left, on: input)
      if one == .yes { return .yes }
      let other = try truth(right, on: input)
      return other == .yes ? .yes : one == .no && other == .no ? .no : .unknown
    case .xor:
      let (one, other) = (try truth(left, on: input), try truth(right, on: input))
      return one == .unknown || other == .unknown ? .unknown : one == other ? .no : .yes
    case .implies:
      let one = try truth(left, on: input)
      if one == .no { return .yes }
      let other = try truth(right, on: input)
      return other == .yes ? .yes : one == .unknown || other == .unknown ? .unknown : .no
    case .equal, .notEqual, .equivalent, .notEquivalent, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .isIn, .contains:
      let start = stack.count
      try evaluate(left, on: input)
      let middle = stack.count
      try evaluate(right, on: input)
      let result = try compared(operation, start..<middle, middle..<stack.count, step)
      drop(to: start)
      return result
    default: return nil
    }
  }

  private mutating func compared(
    _ operation: BinaryOperator, _ left: Range<Int>, _ right: Range<Int>, _ step: Int
  ) throws(FHIRPathError) -> Truth {
    switch operation {
    case .equal: return areEqual(left, right)
    case .notEqual: return areEqual(left, right).negated
    case .equivalent: return Truth(areEquivalent(left, right))
    case .notEquivalent: return Truth(!areEquivalent(left, right))
    case .isIn: return try membership(of: left, in: right, step)
    case .contains: return try membership(of: right, in: left, step)
    default:
      guard let one = try single(left, step), let other = try single(right, step),
        let order = try order(one, other, step)
      else { return .unknown }
      switch operation {
      case .less: return Truth(order < 0)
      case .lessOrEqual: return Truth(order <= 0)
      case .greater: return Truth(order > 0)
      default: return Truth(order >= 0)
      }
    }
  }

  private func membership(
    of item: Range<Int>, in collection: Range<Int>, _ step: Int
  ) throws(FHIRPathError) -> Truth {
    guard let item = try single(item, step) else { return .unknown }
    return Truth(collection.contains { equal(item, stack[$0]) == true })
  }
}
