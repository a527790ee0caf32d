extension FunctionTable {
  /// FHIRPath 2.0, "Existence"; those that conditions are made of are steps of their own, and stand here for their names.
  static let existence: [Function] = [
    .condition("exists", 0...1), .condition("empty"), .condition("not"), .condition("all", 1...1),
    .condition("hasValue"),
    .collection("count", gives: .integer) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(.integer(call.input.count) as Item)
    },
    .collection("allTrue", gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(.boolean(!(try evaluator.booleans(call).contains(false))) as Item)
    },
    .collection("anyTrue", gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(.boolean(try evaluator.booleans(call).contains(true)) as Item)
    },
    .collection("allFalse", gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(.boolean(!(try evaluator.booleans(call).contains(true))) as Item)
    },
    .collection("anyFalse", gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(.boolean(try evaluator.booleans(call).contains(false)) as Item)
    },
    .collection("subsetOf", 1...1, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      let other = try evaluator.argument(0, evaluated: call)
      let result = evaluator.areContained(call.input, in: other)
      evaluator.drop(to: other.lowerBound)
      evaluator.push(.boolean(result) as Item)
    },
    .collection("supersetOf", 1...1, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      let other = try evaluator.argument(0, evaluated: call)
      let result = evaluator.areContained(other, in: call.input)
      evaluator.drop(to: other.lowerBound)
      evaluator.push(.boolean(result) as Item)
    },
    .collection("isDistinct", gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      let start = evaluator.stack.count
      evaluator.push(call.input)
      let distinct = evaluator.distinct(start..<evaluator.stack.count)
      evaluator.drop(to: start)
      evaluator.push(.boolean(distinct.count == call.input.count) as Item)
    },
    .collection("distinct", gives: .input) { (evaluator, call) throws(FHIRPathError) in
      let start = evaluator.stack.count
      evaluator.push(call.input)
      evaluator.keep(evaluator.distinct(start..<evaluator.stack.count), from: start)
    },
  ]
}

extension Function {
  /// A function that the parser makes a step of its own.
  fileprivate static func condition(
    _ name: String, _ arity: ClosedRange<Int> = 0...0
  ) -> Function {
    .collection(name, arity, gives: .boolean) { (_, _) throws(FHIRPathError) in }
  }
}

extension Evaluator {
  /// The input as booleans.
  fileprivate func booleans(_ call: Call) throws(FHIRPathError) -> [Bool] {
    var result: [Bool] = []
    for place in call.input {
      guard let value = boolean(stack[place]) else {
        throw error("all items must be booleans", at: call.step)
      }
      result.append(value)
    }
    return result
  }
}
