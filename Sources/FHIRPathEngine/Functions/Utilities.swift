extension FunctionTable {
  /// FHIRPath 2.0, "Utility functions" and `type()`.
  static let utilities: [Function] = [
    .collection("trace", 1...2, gives: .input) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.trace(call)
      evaluator.push(call.input)
    },
    .collection("now", gives: .dateTime) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(evaluator.moment.map { .dateTime($0) })
    },
    .collection("today", gives: .date) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(evaluator.moment.map { .date($0.date) })
    },
    .collection("timeOfDay", gives: .time) { (evaluator, call) throws(FHIRPathError) in
      evaluator.push(evaluator.moment?.time.map { .time($0) })
    },
    .collection("type", gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
      for place in call.input { evaluator.push(evaluator.typeInfo(evaluator.stack[place])) }
    },
    .collection("defineVariable", 1...2, gives: .input) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.defineVariable(call)
      evaluator.push(call.input)
    },
    .collection("comparable", 1...1, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      let range = try evaluator.argument(0, evaluated: call)
      let other = try evaluator.single(range, call.step).flatMap { evaluator.value($0)?.measure }
      evaluator.drop(to: range.lowerBound)
      let one = try evaluator.single(call.input, call.step).flatMap { evaluator.value($0)?.measure }
      if let one, let other { evaluator.push(.boolean(one.isComparable(to: other)) as Item) }
    },
  ]
}

extension Evaluator {
  fileprivate var moment: PartialDateTime? {
    mutating get {
      if now == nil { now = host?.now ?? Clock.now }
      return now
    }
  }

  fileprivate mutating func trace(_ call: Call) throws(FHIRPathError) {
    let isHeard = host.map { !($0 is FHIRPathNoHost) } ?? false
    if !isHeard, call.count == 1, case .constant = program.operations[argument(0, of: call)].kind {
      return
    }
    let start = stack.count
    let name = try text(try argument(0, evaluated: call), call.step) ?? ""
    drop(to: start)
    var range = call.input
    if call.count > 1 {
      let projection = argument(1, of: call)
      for (index, place) in call.input.enumerated() {
        try evaluate(projection, this: place..<(place + 1), index: index)
      }
      range = start..<stack.count
    }
    if isHeard, let host { host.trace(name, range.map { publicItem(stack[$0]) }) }
    drop(to: start)
  }

  fileprivate mutating func defineVariable(_ call: Call) throws(FHIRPathError) {
    let start = stack.count
    guard let name = try text(try argument(0, evaluated: call), call.step) else { return }
    drop(to: start)
    guard variables[name] == nil, !Self.fixedVariables.contains(name) else {
      throw error("the variable '%\(name)' is already defined", at: call.step)
    }
    if call.count > 1 {
      try evaluate(argument(1, of: call), this: call.input)
      variables[name] = Array(stack[start...])
    } else {
      variables[name] = call.input.map { stack[$0] }
    }
    drop(to: start)
  }

  private static let fixedVariables: Set<String> = [
    "context", "resource", "rootResource", "ucum", "sct", "loinc",
  ]
}
