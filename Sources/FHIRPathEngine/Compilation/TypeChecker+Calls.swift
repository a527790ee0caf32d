internal import FHIRDefinitions

extension TypeChecker {
  // MARK: Operators

  mutating func binary(
    _ operation: BinaryOperator, _ left: Int, _ right: Int, on input: StaticType, _ step: Int
  ) throws(FHIRPathError) -> StaticType {
    let one = try type(of: left, on: input)
    let other = try type(of: right, on: input)
    switch operation {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .equivalent,
      .notEquivalent, .isIn, .contains, .and, .or, .xor, .implies:
      return .boolean
    case .union: return one.union(other)
    case .concatenate: return .system("String")
    case .div: return .system("Integer")
    case .plus, .minus:
      if isOnly(one, .moment), isKnown(other), !may(other, be: .quantity) {
        throw error(
          "\(words(for: one)) moves by a quantity, and not by \(words(for: other))", at: step)
      }
      return isOnly(one, .moment) || isOnly(one, .text) ? one : .nothing
    case .times, .divide, .mod: return .nothing
    }
  }

  // MARK: Functions

  /// The functions whose arguments are evaluated on each item of the input.
  private static let projections: Set<String> = [
    "select", "repeat", "aggregate", "sort", "trace", "iif", "defineVariable",
  ]

  mutating func call(
    _ function: Function, _ first: Int, _ count: Int, on input: StaticType, _ step: Int
  ) throws(FHIRPathError) -> StaticType {
    if function.needsOrder { try checkOrder(of: input, step) }
    try checkInput(of: function, input, step)
    if function.takesType {
      return function.result == .boolean
        ? .boolean
        : sized(try named(program.types[program.arguments[first]], step), like: input)
    }
    var arguments: [StaticType] = []
    for index in 0..<count {
      let argument = program.arguments[first + index]
      if function.name == "repeat" || function.name == "aggregate" && index == 0 {
        // What comes out goes in again, so its type is not known yet.
        _ = try type(of: argument, this: .open)
        arguments.append(.open)
      } else if Self.projections.contains(function.name) {
        arguments.append(try type(of: argument, this: input))
      } else {
        arguments.append(try type(of: argument, on: this))
      }
    }
    if function.name == "iif" { return try iif(arguments, step) }
    return result(of: function, input, arguments)
  }

  private func iif(_ arguments: [StaticType], _ step: Int) throws(FHIRPathError) -> StaticType {
    if let condition = arguments.first, isKnown(condition), !may(condition, be: .boolean) {
      throw error("the condition is \(words(for: condition)), and not a boolean", at: step)
    }
    guard arguments.count > 1 else { return .open }
    return arguments.count > 2 ? arguments[1].union(arguments[2]) : arguments[1]
  }

  private func result(
    of function: Function, _ input: StaticType, _ arguments: [StaticType]
  ) -> StaticType {
    switch function.result {
    case .boolean: return .boolean
    case .integer: return .system("Integer")
    case .decimal: return .system("Decimal")
    case .string: return .system("String")
    case .date: return .system("Date")
    case .dateTime: return .system("DateTime")
    case .time: return .system("Time")
    case .quantity: return .system("Quantity")
    case .input: return input
    case .argument:
      return sized(arguments.first ?? .open, like: input)
    case .both: return input.union(arguments.first ?? .open)
    case .extensions:
      let shape = table.type(named: "Extension")
      return shape < 0
        ? .open : StaticType(candidates: [.shape(shape)], isSingle: false)
    case .named: return .open
    case .unknown:
      var type = StaticType.open
      type.isOrdered = function.name != "children" && function.name != "descendants"
      return type
    }
  }

  private func sized(_ type: StaticType, like input: StaticType) -> StaticType {
    var type = type
    type.isSingle = type.isSingle && input.isSingle
    type.isOrdered = type.isOrdered && input.isOrdered
    return type
  }

  private func checkInput(
    of function: Function, _ input: StaticType, _ step: Int
  ) throws(FHIRPathError) {
    let wanted: Kind
    switch function.body {
    case .pattern, .value(on: .string, taking: _, _): wanted = .text
    case .value(on: .number, taking: _, _): wanted = .number
    default: return
    }
    if isKnown(input), !may(input, be: wanted), !(wanted == .number && may(input, be: .quantity)) {
      throw error("\(function.name)() is not defined on \(words(for: input))", at: step)
    }
  }

  // MARK: Kinds

  private enum Kind { case boolean, number, text, moment, quantity, parts }

  private func isKnown(_ type: StaticType) -> Bool { !type.isOpen && !type.candidates.isEmpty }

  private func may(_ type: StaticType, be kind: Kind) -> Bool {
    type.candidates.contains { self.kind(of: $0).map { $0 == kind } ?? true }
  }

  private func isOnly(_ type: StaticType, _ kind: Kind) -> Bool {
    isKnown(type) && type.candidates.allSatisfy { self.kind(of: $0) == kind }
  }

  /// What a type's values are; `nil` where it may be anything.
  private func kind(of candidate: StaticType.Candidate) -> Kind? {
    switch candidate {
    case .system(let name):
      switch name {
      case "Boolean": .boolean
      case "Integer", "Decimal": .number
      case "String": .text
      case "Date", "DateTime", "Time": .moment
      case "Quantity": .quantity
      default: nil
      }
    case .shape(let number):
      if let shape = table.shape(number) { kind(of: shape) } else { nil }
    }
  }

  private func kind(of shape: Shape) -> Kind? {
    switch shape.primitive {
    case .boolean: .boolean
    case .integer, .positiveInt, .unsignedInt, .integer64, .decimal: .number
    case .date, .dateTime, .instant, .time: .moment
    case nil: shape.isOpen ? nil : shape.isA("Quantity") ? .quantity : .parts
    default: .text
    }
  }
}
