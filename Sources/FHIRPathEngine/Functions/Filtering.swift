extension FunctionTable {
  /// FHIRPath 2.0, "Filtering and projection".
  static let filtering: [Function] = [
    .collection("where", 1...1, gives: .input) { (_, _) throws(FHIRPathError) in },
    .collection("select", 1...1, gives: .argument) { (evaluator, call) throws(FHIRPathError) in
      let projection = evaluator.argument(0, of: call)
      for (index, place) in call.input.enumerated() {
        try evaluator.count(call.step)
        try evaluator.evaluate(projection, this: place..<(place + 1), index: index)
      }
    },
    .collection("repeat", 1...1, gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.repeated(call)
    },
    .collection("ofType", 1...1, gives: .named) { (evaluator, call) throws(FHIRPathError) in
      let start = evaluator.stack.count
      evaluator.push(call.input)
      let type = evaluator.program.types[evaluator.argument(0, of: call)]
      try evaluator.keepType(type, from: start, isExact: true, call.step)
    }.takingType(),
    .collection("as", 1...1, gives: .named) { (evaluator, call) throws(FHIRPathError) in
      let start = evaluator.stack.count
      evaluator.push(call.input)
      let type = evaluator.program.types[evaluator.argument(0, of: call)]
      try evaluator.keepType(type, from: start, call.step)
    }.takingType(),
    .collection("is", 1...1, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      let type = evaluator.program.types[evaluator.argument(0, of: call)]
      try evaluator.checkType(type, call.step)
      guard let item = try evaluator.single(call.input, call.step) else { return }
      evaluator.push(.boolean(evaluator.isOfType(item, type)) as Item)
    }.takingType(),
  ]
}

extension Evaluator {
  /// Applies the argument to the input, to what it gives, to what that gives, until nothing new comes.
  fileprivate mutating func repeated(_ call: Call) throws(FHIRPathError) {
    let projection = argument(0, of: call)
    let start = stack.count
    var known = RepeatedItems()
    for place in call.input {
      try evaluate(projection, this: place..<(place + 1))
    }
    keepNew(from: start, &known)
    var next = start
    while next < stack.count {
      try count(call.step)
      let end = stack.count
      try evaluate(projection, this: next..<(next + 1))
      keepNew(from: end, &known)
      guard known.valueCount <= Self.repetitionLimit else {
        throw error("repeat() finds no end of new values", at: call.step)
      }
      next += 1
    }
  }

  /// How many values a repetition may make; elements are as many as the document has.
  private static let repetitionLimit = 10_000

  private mutating func keepNew(from start: Int, _ known: inout RepeatedItems) {
    var target = start
    for place in start..<stack.count where known.insert(stack[place], in: self) {
      stack[target] = stack[place]
      target += 1
    }
    drop(to: target)
  }
}

/// What `repeat` has met: elements by where they are, values by what they are.
private struct RepeatedItems {
  private var nodes: Set<Int64> = []
  private var values = ItemIndex()

  var valueCount: Int { values.count }

  mutating func insert(_ item: Item, in evaluator: borrowing Evaluator) -> Bool {
    guard case .node(let node) = item else { return values.insert(item, in: evaluator) }
    let place = node.value >= 0 ? node.value : node.sibling
    return nodes.insert(Int64(node.document) << 32 | Int64(place)).inserted
  }
}
