/// The part of a condition that can be looked up where the elements lie, without making collections.
///
/// `name.exists() or telecom.exists()` becomes two paths and what is asked of each; what is more than that stays a step
/// of the program, and is evaluated as such on the element that it is asked of.
struct Probe: Sendable {
  /// A stretch of `steps`.
  struct Path: Sendable {
    var start: Int32
    var end: Int32
    /// Whether all of its items must be gone through, because one of its conditions may throw.
    var isWhole: Bool
  }

  enum Step: Sendable {
    /// The members with a name, by the number that the table of types gave it and by its place in `Program.names`.
    case member(Int32, Int32)
    /// The items of a type, by a number of the table of types and by its place in `Program.types`.
    case ofType(Int32, Int32)
    /// The items that meet a condition.
    case filter(Int32)
  }

  enum Condition: Sendable {
    case constant(Bool)
    /// A step of the program.
    case step(Int32)
    case not(Int32)
    case and(Int32, Int32)
    case or(Int32, Int32)
    case implies(Int32, Int32)
    /// Whether two conditions that are never unknown differ, or do not.
    case differ(Int32, Int32, Bool)
    case exists(Path)
    case isEmpty(Path)
    case all(Path, Int32)
    case hasValue(Path)
    /// Whether a string begins with a stretch of `bytes`; the step decides where there is no single string.
    case begins(Path, start: Int32, end: Int32, step: Int32)
    /// Whether a string is one of a stretch of `texts`; the step decides where there is no single string.
    case reads(Path, start: Int32, end: Int32, step: Int32)
  }

  private(set) var conditions: [Condition] = []
  private(set) var steps: [Step] = []
  private(set) var bytes: [UInt8] = []
  private(set) var texts: [[UInt8]] = []
  /// The condition that is the whole; -1 where there is nothing to look up.
  private(set) var root: Int32 = -1
  /// Whether no step of the program is needed.
  private(set) var isComplete = false

  static let none = Probe()

  private init() {}

  init(_ program: Program, _ table: TypeTable, isLenient: Bool) {
    guard program.operations.allSatisfy({ Self.isIndependent($0.kind) }) else { return }
    var reader = Reader(program: program, table: table, isLenient: isLenient)
    let root = reader.condition(program.root)
    if case .step = reader.conditions[Int(root)] { return }
    self.root = root
    (conditions, steps) = (reader.conditions, reader.steps)
    (bytes, texts) = (reader.bytes, reader.texts)
    isComplete = !conditions.contains {
      switch $0 {
      case .step, .begins, .reads: true
      default: false
      }
    }
  }

  /// Whether a step means the same without what loops leave for it.
  private static func isIndependent(_ kind: Operation.Kind) -> Bool {
    switch kind {
    case .index, .total: false
    case .call(let function, _, _): FunctionTable.all[function].name != "defineVariable"
    default: true
    }
  }
}

extension Probe {
  private struct Reader {
    let program: Program
    let table: TypeTable
    let isLenient: Bool
    var conditions: [Condition] = []
    var steps: [Step] = []
    var bytes: [UInt8] = []
    var texts: [[UInt8]] = []
    /// Of each condition whether it is never unknown, and whether it may throw.
    private var isDecided: [Bool] = []
    private var mayThrow: [Bool] = []

    init(program: Program, table: TypeTable, isLenient: Bool) {
      self.program = program
      self.table = table
      self.isLenient = isLenient
    }

    private mutating func add(
      _ condition: Condition, isDecided: Bool, mayThrow: Bool
    ) -> Int32 {
      conditions.append(condition)
      self.isDecided.append(isDecided)
      self.mayThrow.append(mayThrow)
      return Int32(truncatingIfNeeded: conditions.count - 1)
    }

    private mutating func step(_ step: Int) -> Int32 {
      add(.step(Int32(truncatingIfNeeded: step)), isDecided: false, mayThrow: true)
    }

    // MARK: Conditions

    mutating func condition(_ step: Int) -> Int32 {
      switch program.operations[step].kind {
      case .boolean(let value): add(.constant(value), isDecided: true, mayThrow: false)
      case .binary(let operation, let left, let right): binary(operation, left, right, step)
      case .invoke(let left, let right): asked(of: left, right, step)
      case .exists, .isEmpty, .all, .hasValue: asked(of: nil, step, step)
      default: self.step(step)
      }
    }

    private mutating func binary(
      _ operation: BinaryOperator, _ left: Int, _ right: Int, _ step: Int
    ) -> Int32 {
      switch operation {
      case .and, .or, .implies: break
      case .equal, .notEqual, .isIn:
        if let condition = reads(operation, left, right, step) { return condition }
        if operation == .isIn { return self.step(step) }
      default: return self.step(step)
      }
      let (one, other) = (condition(left), condition(right))
      let isDecided = self.isDecided[Int(one)] && self.isDecided[Int(other)]
      let mayThrow = self.mayThrow[Int(one)] || self.mayThrow[Int(other)]
      switch operation {
      case .and: return add(.and(one, other), isDecided: isDecided, mayThrow: mayThrow)
      case .or: return add(.or(one, other), isDecided: isDecided, mayThrow: mayThrow)
      case .implies: return add(.implies(one, other), isDecided: isDecided, mayThrow: mayThrow)
      default:
        guard isDecided else { return self.step(step) }
        return add(
          .differ(one, other, operation == .notEqual), isDecided: true, mayThrow: mayThrow)
      }
    }

    /// What compares a path with texts that stand in the expression; `nil` where something else is compared.
    private mutating func reads(
      _ operation: BinaryOperator, _ left: Int, _ right: Int, _ step: Int
    ) -> Int32? {
      guard let texts = operation == .isIn ? union(right) : text(right).map({ [$0] }),
        operation != .notEqual, let found = path(left), !mayThrow(found[...])
      else { return nil }
      let start = self.texts.count
      self.texts += texts
      return add(
        .reads(
          keep(found), start: Int32(truncatingIfNeeded: start),
          end: Int32(truncatingIfNeeded: self.texts.count), step: Int32(truncatingIfNeeded: step)),
        isDecided: false, mayThrow: true)
    }

    private func text(_ step: Int) -> [UInt8]? {
      guard case .constant(let place) = program.operations[step].kind,
        case .string(let text) = program.constants[place]
      else { return nil }
      return Array(text.utf8)
    }

    /// The texts of `'a' | 'b' | 'c'`.
    private func union(_ step: Int) -> [[UInt8]]? {
      guard case .binary(.union, let left, let right) = program.operations[step].kind else {
        return text(step).map { [$0] }
      }
      guard let right = text(right), let left = union(left) else { return nil }
      return left + [right]
    }

    /// What is asked of the items of a path, or of the element itself.
    private mutating func asked(of left: Int?, _ right: Int, _ step: Int) -> Int32 {
      if case .not = program.operations[right].kind, let left { return negated(left, step) }
      guard var found = left.map({ path($0) }) ?? [] else { return self.step(step) }
      switch program.operations[right].kind {
      case .exists(let condition):
        if let condition { found.append(.filter(self.condition(condition))) }
        let path = keep(found)
        // A condition of `exists` is asked no further than needed, that of `where` of all.
        let isLast = condition != nil && !mayThrow(found.dropLast())
        return add(
          .exists(Path(start: path.start, end: path.end, isWhole: path.isWhole && !isLast)),
          isDecided: true, mayThrow: mayThrow(found[...]))
      case .isEmpty:
        return add(.isEmpty(keep(found)), isDecided: true, mayThrow: mayThrow(found[...]))
      case .all(let condition):
        guard !mayThrow(found[...]) else { return self.step(step) }
        let condition = self.condition(condition)
        return add(
          .all(keep(found), condition), isDecided: true, mayThrow: mayThrow[Int(condition)])
      case .hasValue:
        return add(.hasValue(keep(found)), isDecided: true, mayThrow: mayThrow(found[...]))
      case .call(let function, let first, let count):
        guard FunctionTable.all[function].name == "startsWith", count == 1, !mayThrow(found[...]),
          case .constant(let place) = program.operations[program.arguments[first]].kind,
          case .string(let text) = program.constants[place]
        else { return self.step(step) }
        let start = bytes.count
        bytes += text.utf8
        return add(
          .begins(
            keep(found), start: Int32(truncatingIfNeeded: start),
            end: Int32(truncatingIfNeeded: bytes.count), step: Int32(truncatingIfNeeded: step)),
          isDecided: false, mayThrow: true)
      default: return self.step(step)
      }
    }

    private mutating func negated(_ operand: Int, _ step: Int) -> Int32 {
      let condition = condition(operand)
      if case .step = conditions[Int(condition)] { return self.step(step) }
      return add(
        .not(condition), isDecided: isDecided[Int(condition)], mayThrow: mayThrow[Int(condition)])
    }

    // MARK: Paths

    private func mayThrow(_ steps: ArraySlice<Step>) -> Bool {
      steps.contains {
        if case .filter(let condition) = $0 { mayThrow[Int(condition)] } else { false }
      }
    }

    private mutating func keep(_ found: [Step]) -> Path {
      let start = steps.count
      steps += found
      return Path(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: steps.count),
        isWhole: mayThrow(found[...]))
    }

    private mutating func path(_ step: Int) -> [Step]? {
      switch program.operations[step].kind {
      case .this: return []
      case .member(let name):
        return [.member(table.name(program.names[name]), Int32(truncatingIfNeeded: name))]
      case .filter(let condition): return [.filter(self.condition(condition))]
      case .invoke(let left, let right):
        if case .this = program.operations[right].kind { return nil }
        guard let left = path(left), let right = path(right) else { return nil }
        return left + right
      case .call(let function, let first, _):
        guard FunctionTable.all[function].name == "ofType" else { return nil }
        let place = program.arguments[first]
        let type = program.types[place]
        guard type.namespace != .system, table.type(named: type.name) >= 0 else { return nil }
        // No name of a member has a parenthesis.
        let number = table.name("\(isLenient ? "nearly " : "")ofType(\(type.name))")
        return [.ofType(number, Int32(truncatingIfNeeded: place))]
      default: return nil
      }
    }
  }
}
