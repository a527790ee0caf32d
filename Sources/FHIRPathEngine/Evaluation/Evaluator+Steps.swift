extension Evaluator {
  /// Evaluates a step on a collection, and leaves what it gives at the end of the stack.
  mutating func evaluate(_ step: Int, on input: Range<Int>) throws(FHIRPathError) {
    guard loops > 0, program.isFixed[step] else { return try evaluateAnew(step, on: input) }
    if let items = fixed[step] {
      stack.append(contentsOf: items)
      return
    }
    let start = stack.count
    try evaluateAnew(step, on: input)
    // What is short is kept when it is asked again, because most is asked once.
    if step < 64, stack.count - start < 4, asked & (1 << UInt64(step)) == 0 {
      asked |= 1 << UInt64(step)
      return
    }
    fixed[step] = Array(stack[start...])
  }

  private mutating func evaluateAnew(_ step: Int, on input: Range<Int>) throws(FHIRPathError) {
    let operation = program.operations[step]
    switch operation.kind {
    case .nothing: break
    case .fails(let reason): throw error(program.names[reason], at: step)
    case .boolean(let value): push(.boolean(value) as Item)
    case .integer(let value): push(.integer(value) as Item)
    case .constant(let place): push(.constant(Int32(truncatingIfNeeded: place)))
    case .this: push(this)
    case .index: if let index { push(.integer(index) as Item) }
    case .total: push(total)
    case .variable(let name): try variable(program.names[name], step)
    case .member(let name):
      for place in input { try members(name, of: stack[place]) }
    case .typeOrMember(let name):
      for place in input {
        let item = stack[place]
        if isOfType(item, TypeName(namespace: nil, name: program.names[name])), isNode(item) {
          push(item)
        } else {
          try members(name, of: item)
        }
      }
    case .invoke(let left, let right):
      let start = stack.count
      try evaluate(left, on: input)
      let middle = stack.count
      try evaluate(right, on: start..<middle)
      keep(middle..<stack.count, from: start)
    case .item(let collection, let place): try item(collection, place, on: input)
    case .negative(let operand): try negative(operand, step)
    case .binary(let operation, let left, let right):
      try binary(operation, left, right, on: input, step)
    case .asType(let operand, let type):
      let start = stack.count
      try evaluate(operand, on: input)
      try keepType(program.types[type], from: start, step)
    case .call(let function, let first, let count):
      try call(function, Call(input: input, first: first, count: count, step: step))
    case .filter(let condition):
      for (index, place) in input.enumerated() {
        try self.count(step)
        if try truth(condition, this: place..<(place + 1), index: index) == .yes {
          push(stack[place])
        }
      }
    case .exists, .isEmpty, .not, .all, .hasValue, .isType: push(try truth(step, on: input))
    }
  }

  func error(_ reason: String, at step: Int) -> FHIRPathError {
    FHIRPathError(.execution, at: Int(program.operations[step].offset), reason)
  }

  private mutating func item(
    _ collection: Int, _ place: Int, on input: Range<Int>
  ) throws(FHIRPathError) {
    let start = stack.count
    try evaluate(collection, on: input)
    let end = stack.count
    try evaluate(place, on: this)
    let wanted = try integer(end..<stack.count, place)
    guard let wanted, wanted >= 0, wanted < end - start else { return drop(to: start) }
    keep((start + wanted)..<(start + wanted + 1), from: start)
  }

  // MARK: Binary operators

  private mutating func binary(
    _ operation: BinaryOperator, _ left: Int, _ right: Int, on input: Range<Int>, _ step: Int
  ) throws(FHIRPathError) {
    switch operation {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .equivalent,
      .notEquivalent, .isIn, .contains, .and, .or, .xor, .implies:
      push(try truth(step, on: input))
    case .union:
      let start = stack.count
      try evaluate(left, on: input)
      try evaluate(right, on: input)
      let range = start..<stack.count
      keep(distinct(range), from: start)
    case .concatenate:
      let start = stack.count
      try evaluate(left, on: input)
      let middle = stack.count
      try evaluate(right, on: input)
      let text =
        try (string(start..<middle, left) ?? "") + (string(middle..<stack.count, right) ?? "")
      drop(to: start)
      push(.string(text))
    default:
      let start = stack.count
      try evaluate(left, on: input)
      let middle = stack.count
      try evaluate(right, on: input)
      let (one, other) = (try single(start..<middle, left), try single(middle..<stack.count, right))
      let result: FHIRPathValue? =
        if let one, let other { try arithmetic(operation, one, other, step) } else { nil }
      drop(to: start)
      push(result)
    }
  }

  private mutating func negative(_ operand: Int, _ step: Int) throws(FHIRPathError) {
    let start = stack.count
    try evaluate(operand, on: this)
    let item = try single(start..<stack.count, operand)
    drop(to: start)
    guard let item else { return }
    push(try negated(item, step))
  }
}
