extension FunctionTable {
  /// FHIRPath 2.0, "Subsetting".
  static let subsetting: [Function] = [
    .collection("first", gives: .input) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(call.input.prefix(1))
    }.needingOrder(),
    .collection("last", gives: .input) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(call.input.suffix(1))
    }.needingOrder(),
    .collection("tail", gives: .input) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(call.input.dropFirst())
    }.needingOrder(),
    .collection("skip", 1...1, gives: .input) { (evaluator, call) throws(FHIRPathError) in
      guard let count = try evaluator.count(argumentOf: call) else { return }
      evaluator.push(call.input.dropFirst(max(count, 0)))
    }.needingOrder(),
    .collection("take", 1...1, gives: .input) { (evaluator, call) throws(FHIRPathError) in
      guard let count = try evaluator.count(argumentOf: call) else { return }
      evaluator.push(call.input.prefix(max(count, 0)))
    }.needingOrder(),
    .collection("single", gives: .input) { (evaluator, call) throws(FHIRPathError) in
      if let item = try evaluator.single(call.input, call.step) { evaluator.push(item) }
    },
    .collection("intersect", 1...1, gives: .input) { (evaluator, call) throws(FHIRPathError) in
      let start = evaluator.stack.count
      try evaluator.keepInput(of: call) { $0 }
      evaluator.keep(evaluator.distinct(start..<evaluator.stack.count), from: start)
    },
    .collection("exclude", 1...1, gives: .input) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.keepInput(of: call) { !$0 }
    },
  ]
}

extension Evaluator {
  fileprivate mutating func count(argumentOf call: Call) throws(FHIRPathError) -> Int? {
    let range = try argument(0, evaluated: call)
    let count = try integer(range, call.step)
    drop(to: range.lowerBound)
    return count
  }

  /// Leaves those items of the input on the stack that are in the argument, or that are not.
  fileprivate mutating func keepInput(
    of call: Call, where isWanted: (Bool) -> Bool
  ) throws(FHIRPathError) {
    let other = try argument(0, evaluated: call)
    let index = index(of: other)
    for place in call.input where isWanted(isContained(stack[place], in: other, index)) {
      push(stack[place])
    }
    keep(other.upperBound..<stack.count, from: other.lowerBound)
  }
}
