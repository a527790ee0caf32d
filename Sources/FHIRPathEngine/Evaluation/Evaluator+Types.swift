internal import FHIRDefinitions

extension Evaluator {
  /// Whether an item is of a type or of one that comes from it.
  func isOfType(_ item: Item, _ type: TypeName) -> Bool {
    switch item {
    case .node(let node):
      guard type.namespace != .system else { return false }
      return knownShape(node.shape)?.isA(type.name) ?? false
    case .boolean: return type.namespace != .fhir && type.name == "Boolean"
    case .integer: return type.namespace != .fhir && type.name == "Integer"
    case .constant, .pooled:
      return type.namespace != .fhir && value(item)?.typeName == type.name
    }
  }

  /// Refuses a type that neither FHIR nor FHIRPath has.
  mutating func checkType(_ type: TypeName, _ step: Int) throws(FHIRPathError) {
    if type == checkedType { return }
    try findType(type, step)
    checkedType = type
  }

  private func findType(_ type: TypeName, _ step: Int) throws(FHIRPathError) {
    let isSystem = type.namespace != .fhir && Self.systemTypes.contains(type.name)
    if isSystem || type.namespace == .system { return }
    if table.type(named: type.name) >= 0 { return }
    throw error("there is no type '\(type.name)'", at: step)
  }

  static let systemTypes: Set<String> = [
    "Boolean", "Integer", "Decimal", "String", "Date", "DateTime", "Time", "Quantity", "Any",
  ]

  /// Keeps those items at the end of the stack that are of a type.
  mutating func keepType(
    _ type: TypeName, from start: Int, isExact: Bool = false, _ step: Int
  ) throws(FHIRPathError) {
    try checkType(type, step)
    if !isExact, !isLenient, stack.count - start > 1 {
      throw error("'as' takes one item, and there are several", at: step)
    }
    var target = start
    for place in start..<stack.count
    where isOfType(stack[place], type) || isLenient && isNearly(stack[place], type) {
      if isExact, !isExactly(stack[place], type) { continue }
      stack[target] = stack[place]
      target += 1
    }
    drop(to: target)
  }

  /// Finds out whether `ofType` keeps a node; the number is that of the table for the type and what is forgiven.
  @inline(never)
  mutating func lookup(
    type number: Int32, _ type: TypeName, _ node: Item.Node, isLenient: Bool
  ) -> LookupCache.Kind {
    let item = Item.node(node)
    let isSame =
      (isOfType(item, type) || isLenient && isNearly(item, type)) && isExactly(item, type)
    let entry = LookupCache.Entry(name: number, shape: node.shape, kind: isSame ? .same : .absent)
    return lookups.insert(entry, key: []).kind
  }

  /// Whether a type is written as FHIRPath's own where the item is a primitive of FHIR: `as String`.
  private func isNearly(_ item: Item, _ type: TypeName) -> Bool {
    guard type.namespace == nil, case .node(let node) = item, let first = type.name.utf8.first,
      first &- UInt8(ascii: "A") < 26, let shape = knownShape(node.shape), shape.primitive != nil
    else { return false }
    return shape.isA(String(UnicodeScalar(first + 32)) + type.name.dropFirst())
  }

  /// A primitive is of the type that it was defined with only: a code is no string to `ofType`, as the reference has it.
  private func isExactly(_ item: Item, _ type: TypeName) -> Bool {
    guard case .node(let node) = item, let shape = knownShape(node.shape) else { return true }
    return shape.primitive == nil || shape.typeName == type.name
  }

  /// The namespace and name of an item's type.
  func typeInfo(_ item: Item) -> FHIRPathValue {
    guard case .node(let node) = item else {
      return .type(namespace: "System", name: value(item)?.typeName ?? "Any")
    }
    guard let shape = knownShape(node.shape) else {
      return .type(namespace: "System", name: value(item)?.typeName ?? "Any")
    }
    return .type(namespace: "FHIR", name: shape.typeName)
  }
}
