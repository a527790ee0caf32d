extension FunctionTable {
  /// FHIRPath 2.0, "Tree navigation".
  static let navigation: [Function] = [
    .collection("children", gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
      for place in call.input { evaluator.children(of: evaluator.stack[place]) }
    },
    .collection("descendants", gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
      var next = evaluator.stack.count
      for place in call.input { evaluator.children(of: evaluator.stack[place]) }
      while next < evaluator.stack.count {
        try evaluator.count(call.step)
        evaluator.children(of: evaluator.stack[next])
        next += 1
      }
    },
  ]
}
