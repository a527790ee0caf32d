extension FunctionTable {
  /// FHIRPath 2.0, "Combining".
  static let combining: [Function] = [
    .collection("union", 1...1, gives: .both) { (evaluator, call) throws(FHIRPathError) in
      let start = evaluator.stack.count
      evaluator.push(call.input)
      _ = try evaluator.argument(0, evaluated: call)
      evaluator.keep(evaluator.distinct(start..<evaluator.stack.count), from: start)
    },
    .collection("combine", 1...1, gives: .both) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(call.input)
      _ = try evaluator.argument(0, evaluated: call)
    },
  ]
}
