/// A program with its names looked up in the table of types.
final class CompiledProgram: Sendable {
  let operations: [Operation]
  let arguments: [Int]
  let constants: [FHIRPathValue]
  let names: [String]
  /// The numbers that the table of types has for the names.
  let nameNumbers: [Int32]
  let types: [TypeName]
  /// The patterns of the calls whose pattern is written in the expression, by the step of the argument.
  let patterns: [Int: LinearPattern]
  /// Of each step whether it comes to the same wherever it is evaluated, and is worth keeping: `%resource.name.first()`.
  let isFixed: [Bool]
  let root: Int
  let isLenient: Bool
  /// Whether one of its functions asks for what the document does not say.
  let asksHost: Bool
  /// Whether it looks at more than what it is evaluated on: variables, or the host.
  let looksAround: Bool
  /// What of it is looked up where the elements lie.
  let probe: Probe

  static let nothing = CompiledProgram()

  private init() {
    operations = [Operation(kind: .nothing, offset: 0)]
    (arguments, constants, names, nameNumbers, types, patterns) = ([], [], [], [], [], [:])
    isFixed = [false]
    root = 0
    isLenient = false
    asksHost = false
    looksAround = false
    probe = .none
  }

  init(_ program: Program, _ table: TypeTable, isLenient: Bool) {
    operations = program.operations
    arguments = program.arguments
    constants = program.constants
    names = program.names
    nameNumbers = program.names.map { table.name($0) }
    types = program.types
    root = program.root
    self.isLenient = isLenient
    patterns = Self.patterns(in: program)
    isFixed = FixedSteps(program).isWorthKeeping
    probe = Probe(program, table, isLenient: isLenient)
    let hasVariables = program.operations.contains { operation in
      if case .variable = operation.kind { true } else { false }
    }
    let asksHost = program.operations.contains { operation in
      if case .call(let function, _, _) = operation.kind {
        FunctionTable.all[function].asksHost
      } else {
        false
      }
    }
    self.asksHost = asksHost
    looksAround = hasVariables || asksHost || Self.callsHost(program)
  }

  /// Whether it tells its host something, or asks for the time.
  private static func callsHost(_ program: Program) -> Bool {
    program.operations.contains { operation in
      guard case .call(let function, _, _) = operation.kind else { return false }
      return ["trace", "now", "today", "timeOfDay"].contains(FunctionTable.all[function].name)
    }
  }

  private static func patterns(in program: Program) -> [Int: LinearPattern] {
    var patterns: [Int: LinearPattern] = [:]
    for operation in program.operations {
      guard case .call(let function, let first, let count) = operation.kind, count > 0,
        FunctionTable.all[function].takesPattern
      else { continue }
      let step = program.arguments[first]
      guard case .constant(let place) = program.operations[step].kind,
        case .string(let text) = program.constants[place]
      else { continue }
      patterns[step] = try? LinearPattern(text, options: .dotMatchesAll)
    }
    return patterns
  }
}
