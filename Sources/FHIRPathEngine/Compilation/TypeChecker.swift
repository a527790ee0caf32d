internal import FHIRDefinitions

/// Follows the types through an expression before it is evaluated, and refuses what cannot be right on any input.
///
/// What it does not know it lets pass: resources of any type, what `children()` and `resolve()` give.
struct TypeChecker {
  let program: Program
  let table: TypeTable
  let checksOrder: Bool
  var this = StaticType.open
  private var focus = StaticType.open

  /// Checks an expression against the type that it will be evaluated on, by name or by path; `nil` for any.
  static func check(
    _ program: Program, on type: String?, _ table: TypeTable, checksOrder: Bool
  ) throws(FHIRPathError) {
    var checker = TypeChecker(program: program, table: table, checksOrder: checksOrder)
    if let type {
      let shape = table.shapeNumber(ofTypeOrPath: type)
      guard shape >= 0 else {
        throw FHIRPathError(.semantic, at: 0, "there is no type '\(type)'")
      }
      checker.this = StaticType(candidates: [.shape(shape)])
    }
    checker.focus = checker.this
    _ = try checker.type(of: program.root, on: checker.this)
  }

  private init(program: Program, table: TypeTable, checksOrder: Bool) {
    self.program = program
    self.table = table
    self.checksOrder = checksOrder
  }

  /// What a step comes to on a collection.
  mutating func type(of step: Int, on input: StaticType) throws(FHIRPathError) -> StaticType {
    switch program.operations[step].kind {
    case .nothing, .fails: return .nothing
    case .boolean: return .boolean
    case .integer, .index: return .system("Integer")
    case .constant(let place): return .system(program.constants[place].typeName)
    case .this: return this
    case .total: return .open
    case .variable(let name): return variable(program.names[name])
    case .member(let name): return try member(program.names[name], of: input, step)
    case .typeOrMember(let name):
      return try typeOrMember(program.names[name], of: input, step)
    case .invoke(let left, let right):
      return try type(of: right, on: try type(of: left, on: input))
    case .item(let collection, let place):
      let type = try type(of: collection, on: input)
      try checkOrder(of: type, step)
      _ = try self.type(of: place, on: this)
      return type.asSingle
    case .negative(let operand): return try type(of: operand, on: input)
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, on: input, step)
    case .isType(let operand, let type):
      _ = try self.type(of: operand, on: input)
      _ = try named(program.types[type], step)
      return .boolean
    case .asType(let operand, let type):
      _ = try self.type(of: operand, on: input)
      return try named(program.types[type], step)
    case .exists(let condition?), .all(let condition):
      _ = try type(of: condition, this: input)
      return .boolean
    case .exists, .isEmpty, .not, .hasValue: return .boolean
    case .filter(let condition):
      _ = try type(of: condition, this: input)
      return input
    case .call(let function, let first, let count):
      return try call(FunctionTable.all[function], first, count, on: input, step)
    }
  }

  /// What a step comes to for each item of a collection.
  mutating func type(
    of step: Int, this scope: StaticType
  ) throws(FHIRPathError) -> StaticType {
    let outer = this
    this = scope.asSingle
    defer { this = outer }
    return try type(of: step, on: this)
  }

  func error(_ reason: String, at step: Int) -> FHIRPathError {
    FHIRPathError(.semantic, at: Int(program.operations[step].offset), reason)
  }

  func checkOrder(of type: StaticType, _ step: Int) throws(FHIRPathError) {
    if checksOrder, !type.isOrdered {
      throw error("the items have no order", at: step)
    }
  }

  // MARK: Names

  private func variable(_ name: String) -> StaticType {
    switch name {
    case "context": focus
    case "ucum", "sct", "loinc": .system("String")
    default: name.hasPrefix("vs-") || name.hasPrefix("ext-") ? .system("String") : .open
    }
  }

  private func typeOrMember(
    _ name: String, of input: StaticType, _ step: Int
  ) throws(FHIRPathError) -> StaticType {
    if input.isOpen { return .open }
    let matches = input.candidates.filter { shape(of: $0)?.isA(name) == true }
    if !matches.isEmpty {
      var type = input
      type.candidates = matches
      return type
    }
    return try member(name, of: input, step)
  }

  private func member(
    _ name: String, of input: StaticType, _ step: Int
  ) throws(FHIRPathError) -> StaticType {
    if input.isOpen { return .open }
    var result = StaticType(isSingle: input.isSingle, isOrdered: input.isOrdered)
    var isKnown = input.candidates.isEmpty
    let number = table.name(name)
    for candidate in input.candidates {
      guard let shape = shape(of: candidate) else {
        // A quantity has parts in some engines; other values have none in any.
        if candidate == .system("Quantity") { return .open }
        continue
      }
      if shape.isOpen { return .open }
      guard let member = shape.member(named: number) else { continue }
      isKnown = true
      result.isSingle = result.isSingle && !member.isArray
      for key in member.keys {
        if key.shape < 0 {
          result.isOpen = true
        } else {
          result.candidates.insert(.shape(key.shape))
        }
      }
    }
    guard isKnown else {
      throw error("\(words(for: input)) has no element '\(name)'", at: step)
    }
    return result
  }

  func shape(of candidate: StaticType.Candidate) -> Shape? {
    if case .shape(let number) = candidate { table.shape(number) } else { nil }
  }

  func words(for type: StaticType) -> String {
    let names = type.candidates.map { candidate in
      switch candidate {
      case .shape(let number): table.shape(number)?.typeName ?? "an element"
      case .system(let name): name
      }
    }
    return names.sorted().prefix(3).joined(separator: " or ")
  }

  /// The type that is named.
  func named(_ type: TypeName, _ step: Int) throws(FHIRPathError) -> StaticType {
    if type.namespace != .system {
      let shape = table.type(named: type.name)
      if shape >= 0 { return StaticType(candidates: [.shape(shape)]) }
    }
    if type.namespace == .system || Evaluator.systemTypes.contains(type.name) {
      return type.namespace == .system ? .system(type.name) : .open
    }
    throw error("there is no type '\(type.name)'", at: step)
  }
}

extension TypeTable {
  /// The number of a type by its name, or of an element by its path; -1 for neither.
  func shapeNumber(ofTypeOrPath name: String) -> Int32 {
    guard let dot = name.firstIndex(of: ".") else { return type(named: name) }
    guard let element = definitions.type(name[..<dot])?.element(id: name) else { return -1 }
    return content(of: element, as: nil)
  }
}
