extension Evaluator {
  /// Calls a function, once its input and arguments are what it demands.
  mutating func call(_ place: Int, _ call: Call) throws(FHIRPathError) {
    let function = FunctionTable.all[place]
    switch function.body {
    case .collection(let body): try body(&self, call)
    case .value(let demand, let parameters, let body):
      guard let input = try value(call.input, as: demand, call.step),
        let arguments = try values(of: call, parameters)
      else { return }
      do throws(FHIRPathFault) {
        push(try body(input, arguments))
      } catch {
        throw self.error(error.reason, at: call.step)
      }
    case .pattern(let body):
      guard let text = try text(call.input, call.step), let pattern = try pattern(of: call),
        let arguments = try strings(of: call, from: 1)
      else { return }
      push(body(text, pattern, arguments))
    }
  }

  // MARK: Arguments

  /// The step of an argument.
  func argument(_ index: Int, of call: Call) -> Int { program.arguments[call.first + index] }

  /// Evaluates an argument where the call stands, not on its input, and leaves what it gives on the stack.
  mutating func argument(_ index: Int, evaluated call: Call) throws(FHIRPathError) -> Range<Int> {
    let start = stack.count
    try evaluate(argument(index, of: call), on: this)
    return start..<stack.count
  }

  private mutating func values(
    of call: Call, _ parameters: [Function.Demand]
  ) throws(FHIRPathError) -> [FHIRPathValue]? {
    var values: [FHIRPathValue] = []
    for index in 0..<call.count {
      let start = stack.count
      let range = try argument(index, evaluated: call)
      guard let value = try value(range, as: parameters[index], call.step) else {
        drop(to: start)
        return nil
      }
      drop(to: start)
      values.append(value)
    }
    return values
  }

  private mutating func strings(of call: Call, from first: Int) throws(FHIRPathError) -> [String]? {
    var strings: [String] = []
    for index in first..<max(call.count, first) {
      let start = stack.count
      let text = try text(try argument(index, evaluated: call), call.step)
      drop(to: start)
      guard let text else { return nil }
      strings.append(text)
    }
    return strings
  }

  private mutating func pattern(of call: Call) throws(FHIRPathError) -> LinearPattern? {
    let step = argument(0, of: call)
    if let pattern = program.patterns[step] { return pattern }
    let start = stack.count
    let text = try text(try argument(0, evaluated: call), call.step)
    drop(to: start)
    guard let text else { return nil }
    do throws(LinearPatternError) {
      return try LinearPattern(text, options: .dotMatchesAll)
    } catch {
      throw self.error("the regular expression cannot be used: \(error.reason.words)", at: step)
    }
  }

  // MARK: Demands

  /// The text of a single item; `nil` for none.
  func text(_ range: Range<Int>, _ step: Int) throws(FHIRPathError) -> String? {
    try value(range, as: .string, step)?.description
  }

  private func value(
    _ range: Range<Int>, as demand: Function.Demand, _ step: Int
  ) throws(FHIRPathError) -> FHIRPathValue? {
    guard let item = try single(range, step) else { return nil }
    guard let value = value(item) else {
      if isNode(item), !isPrimitive(item) {
        throw error("a value is expected, not an element with parts", at: step)
      }
      return nil
    }
    switch (demand, value) {
    case (.any, _), (.string, .string), (.integer, .integer), (.number, .integer),
      (.number, .decimal), (.number, .quantity), (.boolean, .boolean):
      return value
    case (.string, _) where isLenient: return .string(value.description)
    case (.integer, .decimal(let number)):
      if let whole = number.integer { return .integer(whole) }
    default: break
    }
    throw error("\(demand.words) is expected, not \(value.typeName.withArticle)", at: step)
  }

  private func isPrimitive(_ item: Item) -> Bool {
    guard case .node(let node) = item else { return true }
    return knownShape(node.shape)?.primitive != nil
      || knownShape(node.shape)?.isA("Quantity") == true
  }
}

extension Function.Demand {
  fileprivate var words: String {
    switch self {
    case .any: "a value"
    case .string: "a string"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "a boolean"
    }
  }
}
