/// Finds the steps that depend on nothing but the surroundings of the whole evaluation.
///
/// In `element.all(path.startsWith(%resource.type))` the argument is the same for every element; without this, a long path
/// there would be walked once for each.
struct FixedSteps {
  private let program: Program
  private var isFixed: [Bool] = []

  /// Of each step whether it is fixed, and more than a literal or a variable.
  private(set) var isWorthKeeping: [Bool] = []

  init(_ program: Program) {
    self.program = program
    let definesVariables = program.operations.contains { operation in
      if case .call(let function, _, _) = operation.kind {
        FunctionTable.all[function].name == "defineVariable"
      } else {
        false
      }
    }
    // A step stands behind those that it is made of.
    for operation in program.operations {
      let isFixed = !definesVariables && isFixed(operation.kind)
      self.isFixed.append(isFixed)
      if isFixed, case .invoke = operation.kind {
        isWorthKeeping.append(true)
      } else {
        isWorthKeeping.append(false)
      }
    }
  }

  private func isFixed(_ kind: Operation.Kind) -> Bool {
    switch kind {
    case .nothing, .boolean, .integer, .constant, .variable: true
    case .invoke(let left, let right): isFixed[left] && isPure(right)
    case .item(let left, let right), .binary(_, let left, let right):
      isFixed[left] && isFixed[right]
    case .negative(let operand), .isType(let operand, _), .asType(let operand, _):
      isFixed[operand]
    case .fails, .this, .index, .total, .member, .typeOrMember, .call, .exists, .isEmpty, .not,
      .all, .filter, .hasValue:
      false
    }
  }

  /// Whether what a step does to its input depends on the input alone.
  private func isPure(_ step: Int) -> Bool {
    switch program.operations[step].kind {
    case .member, .exists(nil), .isEmpty, .not, .hasValue: return true
    case .call(let function, let first, let count):
      let function = FunctionTable.all[function]
      if function.takesType { return true }
      guard function.name != "trace" else { return false }
      return program.arguments[first..<(first + count)].allSatisfy { isFixed[$0] }
    default: return false
    }
  }
}
