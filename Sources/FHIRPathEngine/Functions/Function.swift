/// A function: how it is called, what it demands, and what it does.
///
/// The demands are checked in one place, `Evaluator.call`, so that the bodies do their work only.
struct Function: Sendable {
  /// What a single value must be.
  enum Demand: Sendable { case any, string, integer, number, boolean }

  /// What a call comes to, as far as its name says it.
  enum Result: Sendable {
    case boolean, integer, decimal, string, date, dateTime, time, quantity
    /// What the input is.
    case input
    /// What the first argument is, evaluated on each item of the input.
    case argument
    /// The type that is named.
    case named
    /// The input and the argument together.
    case both
    /// Extensions.
    case extensions
    case unknown
  }

  /// The arguments that are values; those that are left out are missing.
  typealias Values = [FHIRPathValue]

  enum Body: Sendable {
    /// Works on the input as a whole, and leaves what it gives on the stack.
    case collection(@Sendable (inout Evaluator, Call) throws(FHIRPathError) -> Void)
    /// Works on one value; an input or an argument that is empty gives nothing.
    case value(
      on: Demand, taking: [Demand],
      @Sendable (FHIRPathValue, Values) throws(FHIRPathFault) -> FHIRPathValue?)
    /// Works on one string with a regular expression.
    case pattern(@Sendable (String, LinearPattern, [String]) -> FHIRPathValue?)
  }

  let name: String
  let arity: ClosedRange<Int>
  let result: Result
  /// Whether its argument is the name of a type.
  var takesType = false
  /// Whether the order of its input matters.
  var needsOrder = false
  /// Whether it asks for what the document does not say.
  var asksHost = false
  let body: Body

  init(_ name: String, _ arity: ClosedRange<Int> = 0...0, gives result: Result, _ body: Body) {
    self.name = name
    self.arity = arity
    self.result = result
    self.body = body
  }

  /// A function on the input as a whole.
  static func collection(
    _ name: String, _ arity: ClosedRange<Int> = 0...0, gives result: Result,
    _ body: @escaping @Sendable (inout Evaluator, Call) throws(FHIRPathError) -> Void
  ) -> Function {
    Function(name, arity, gives: result, .collection(body))
  }

  /// A function on one value.
  static func value(
    _ name: String, on demand: Demand, taking parameters: [Demand] = [], atLeast least: Int? = nil,
    gives result: Result,
    _ body: @escaping @Sendable (FHIRPathValue, Values) throws(FHIRPathFault) -> FHIRPathValue?
  ) -> Function {
    Function(
      name, (least ?? parameters.count)...parameters.count, gives: result,
      .value(on: demand, taking: parameters, body))
  }

  /// A function on one string.
  static func text(
    _ name: String, taking parameters: [Demand] = [], gives result: Result,
    _ body: @escaping @Sendable (String, Values) throws(FHIRPathFault) -> FHIRPathValue?
  ) -> Function {
    value(name, on: .string, taking: parameters, gives: result) {
      (value, arguments) throws(FHIRPathFault) in
      try body(value.description, arguments)
    }
  }

  func takingType() -> Function {
    var function = self
    function.takesType = true
    return function
  }

  func needingOrder() -> Function {
    var function = self
    function.needsOrder = true
    return function
  }

  func askingHost() -> Function {
    var function = self
    function.asksHost = true
    return function
  }

  var takesPattern: Bool {
    if case .pattern = body { true } else { false }
  }

  /// How an error says how many arguments it takes.
  var arityText: String {
    switch (arity.lowerBound, arity.upperBound) {
    case (0, 0): "no argument"
    case (1, 1): "one argument"
    case let (least, most) where least == most: "\(least) arguments"
    case let (least, most): "\(least) to \(most) arguments"
    }
  }
}

/// Why a function does not work on its values; becomes an error at the place of the call.
struct FHIRPathFault: Error {
  let reason: String
}

/// A call during an evaluation.
struct Call {
  let input: Range<Int>
  /// The place of the first argument in `Program.arguments`.
  let first: Int
  let count: Int
  let step: Int
}
