public import FHIRDefinitions

/// An expression, read and checked once, and evaluated as often as one likes.
///
///     let expression = try FHIRPathExpression("name.given.first()", on: "Patient", definitions: .r4)
///     let given = try expression.evaluate(on: FHIRPathItem(resource: document))
///
/// Immutable, so that many tasks share it.
public struct FHIRPathExpression: Sendable {
  /// How much is forgiven.
  public enum Mode: Sendable {
    /// What FHIRPath says, to the letter.
    case strict
    /// What published invariants need: `as` on several items picks those of the type, any primitive will do where a string
    /// is expected, and a backslash before a letter that needs none stands for itself.
    case invariant
  }

  /// What the check of types looks at.
  public struct Options: Sendable {
    /// Whether functions that need an order are refused on what has none: `children().first()`.
    public var checksOrder: Bool

    /// Makes options.
    public init(checksOrder: Bool = false) { self.checksOrder = checksOrder }
  }

  /// The expression as it was given.
  public let text: String
  let program: CompiledProgram
  let table: TypeTable
  private let evaluators: EvaluatorPool

  /// Reads an expression and checks it against the type that it will be evaluated on.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - type: the name of that type, `Patient`, or the path of an element, `Patient.contact`; `nil` leaves the check out.
  ///   - definitions: the types.
  ///   - mode: how much is forgiven.
  ///   - options: what the check of types looks at.
  /// - Throws: what is wrong with it; nothing that is only found when it is evaluated.
  public init(
    _ text: String, on type: String? = nil, definitions: Definitions, mode: Mode = .strict,
    options: Options = Options()
  ) throws(FHIRPathError) {
    try self.init(text, on: type, table: TypeTable(definitions), mode: mode, options: options)
  }

  init(
    _ text: String, on type: String?, table: TypeTable, mode: Mode, options: Options = Options()
  ) throws(FHIRPathError) {
    self.text = text
    self.table = table
    evaluators = EvaluatorPool(table)
    let program = try Parser.parse(text, keepsUnknownEscapes: mode == .invariant)
    if mode == .strict {
      try TypeChecker.check(program, on: type, table, checksOrder: options.checksOrder)
    }
    self.program = CompiledProgram(program, table, isLenient: mode == .invariant)
  }

  /// Evaluates the expression.
  ///
  /// - Returns: the items that it comes to, in their order.
  /// - Throws: why it cannot be evaluated on this input.
  public func evaluate(
    on focus: FHIRPathItem?, in context: FHIRPathContext = FHIRPathContext()
  ) throws(FHIRPathError) -> [FHIRPathItem] {
    try evaluators.lend { (evaluator) throws(FHIRPathError) -> [FHIRPathItem] in
      let item = evaluator.enter(context, focus: focus, for: program)
      return try evaluator.run(program, on: item).map { evaluator.publicItem(evaluator.stack[$0]) }
    }
  }

  /// Whether the expression is true of an element; `nil` where it comes to nothing.
  ///
  /// - Throws: why it cannot be evaluated on this input.
  public func holds(
    on focus: FHIRPathItem?, in context: FHIRPathContext = FHIRPathContext()
  ) throws(FHIRPathError) -> Bool? {
    if program.probe.root >= 0, case .element(let document, let value?, nil)? = focus?.content,
      case .own? = focus?.type
    {
      let truth = evaluators.lendBriefly { $0.look(program, at: value, in: document) }
      if let truth { return truth.boolean }
    }
    return try evaluators.lend { (evaluator) throws(FHIRPathError) -> Bool? in
      let item = evaluator.enter(context, focus: focus, for: program)
      return try evaluator.holds(program, on: item)
    }
  }
}
