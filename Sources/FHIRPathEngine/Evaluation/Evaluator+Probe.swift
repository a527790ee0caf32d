internal import FHIRDefinitions
internal import LosslessJSON

extension Evaluator {
  /// What a walk along a path has met.
  struct Tally {
    var count = 0
    /// The last item.
    var last = Item.Node(document: 0, shape: -1, value: -1, sibling: -1)
    /// How many items are enough; 0 where they are put on the stack.
    var limit = 1
    /// The condition that each item has to meet; -1 for none.
    var condition: Int32 = -1
    /// Whether an item has not met it.
    var hasFailed = false
  }

  /// What a condition comes to for a resource, where that can be seen without evaluating a step of the program.
  mutating func look(
    _ program: CompiledProgram, at resource: JSONNode, in document: JSONDocument
  ) -> Truth? {
    let node = Item.Node(
      document: 0, shape: resourceShape(of: resource, in: document),
      value: Int32(truncatingIfNeeded: resource.index), sibling: -1)
    loops = 0
    isLooking = true
    defer { isLooking = false }
    return try? probe(program.probe.root, node, program, document)
  }

  // MARK: Conditions

  /// What a condition comes to for an element.
  mutating func probe(
    _ condition: Int32, _ node: Item.Node, _ program: CompiledProgram, _ document: JSONDocument
  ) throws(FHIRPathError) -> Truth {
    switch program.probe.conditions[Int(condition)] {
    case .constant(let value): return value ? .yes : .no
    case .step(let step): return try truth(ofStep: step, node)
    case .not(let operand): return try probe(operand, node, program, document).negated
    case .and(let left, let right):
      let one = try probe(left, node, program, document)
      if one == .no { return .no }
      let other = try probe(right, node, program, document)
      return other == .no ? .no : one == .yes && other == .yes ? .yes : .unknown
    case .or(let left, let right):
      let one = try probe(left, node, program, document)
      if one == .yes { return .yes }
      let other = try probe(right, node, program, document)
      return other == .yes ? .yes : one == .no && other == .no ? .no : .unknown
    case .implies(let left, let right):
      let one = try probe(left, node, program, document)
      if one == .no { return .yes }
      let other = try probe(right, node, program, document)
      return other == .yes ? .yes : one == .unknown || other == .unknown ? .unknown : .no
    case .differ(let left, let right, let wanted):
      let one = try probe(left, node, program, document)
      let other = try probe(right, node, program, document)
      return (one != other) == wanted ? .yes : .no
    case .exists(let path): return try exists(path, node, program, document) ? .yes : .no
    case .isEmpty(let path): return try exists(path, node, program, document) ? .no : .yes
    case .all(let path, let condition):
      var tally = Tally(condition: condition)
      _ = try walk(path.start, path.end, node, &tally, program, document)
      return tally.hasFailed ? .no : .yes
    case .hasValue(let path):
      var tally = Tally(limit: path.isWhole ? .max : 2)
      _ = try walk(path.start, path.end, node, &tally, program, document)
      guard tally.count == 1, tally.last.value >= 0 else { return .no }
      switch document.kind(of: JSONNode(index: Int(tally.last.value))) {
      case .boolean, .number, .string: return .yes
      case .null, .array, .object: return .no
      }
    case .begins(let path, let start, let end, let step):
      var tally = Tally(limit: 2)
      _ = try walk(path.start, path.end, node, &tally, program, document)
      if tally.count == 0 { return .unknown }
      guard tally.count == 1, isText(tally.last, document) else {
        return try truth(ofStep: step, node)
      }
      return program.probe.bytes.withUnsafeBufferPointer { bytes in
        document.withUTF8(of: JSONNode(index: Int(tally.last.value))) { text in
          text.starts(with: bytes[Int(start)..<Int(end)])
        }
      } ? .yes : .no
    case .reads(let path, let start, let end, let step):
      var tally = Tally(limit: 2)
      _ = try walk(path.start, path.end, node, &tally, program, document)
      if tally.count == 0 { return .unknown }
      guard tally.count == 1, isText(tally.last, document) else {
        return try truth(ofStep: step, node)
      }
      let text = JSONNode(index: Int(tally.last.value))
      for place in start..<end
      where program.probe.texts[Int(place)].withUnsafeBufferPointer({
        document.isString(text, utf8: $0)
      }) {
        return .yes
      }
      return .no
    }
  }

  private mutating func exists(
    _ path: Probe.Path, _ node: Item.Node, _ program: CompiledProgram, _ document: JSONDocument
  ) throws(FHIRPathError) -> Bool {
    var tally = Tally(limit: path.isWhole ? .max : 1)
    _ = try walk(path.start, path.end, node, &tally, program, document)
    return tally.count > 0
  }

  /// Evaluates a step of the program on an element, which `prepare` has made ready.
  private mutating func truth(
    ofStep step: Int32, _ node: Item.Node
  ) throws(FHIRPathError) -> Truth {
    if isLooking { throw FHIRPathError(.execution, at: 0, "") }
    let (start, outer) = (stack.count, this)
    push(.node(node))
    this = start..<(start + 1)
    let result = try truth(Int(step), on: this)
    this = outer
    drop(to: start)
    return result
  }

  /// Whether a node is a string that is read as nothing else.
  private func isText(_ node: Item.Node, _ document: JSONDocument) -> Bool {
    guard node.value >= 0, document.kind(of: JSONNode(index: Int(node.value))) == .string else {
      return false
    }
    switch knownShape(node.shape)?.primitive {
    case .date, .dateTime, .instant, .time: return false
    default: return true
    }
  }

  // MARK: Paths

  /// Puts a member on the stack.
  mutating func collect(
    _ entry: LookupCache.Entry, of node: Item.Node
  ) throws(FHIRPathError) {
    var tally = Tally(limit: 0)
    let document = documents[Int(node.document)]
    _ = try walkMember(entry, 0, 1, node, &tally, program, document)
  }

  /// Goes along the rest of a path; gives whether enough is known.
  private mutating func walk(
    _ place: Int32, _ end: Int32, _ node: Item.Node, _ tally: inout Tally,
    _ program: CompiledProgram, _ document: JSONDocument
  ) throws(FHIRPathError) -> Bool {
    guard place < end else {
      if tally.limit == 0 {
        push(.node(node))
        return false
      }
      if tally.condition < 0 {
        tally.count += 1
        tally.last = node
        return tally.count >= tally.limit
      }
      loops += 1
      let truth = try probe(tally.condition, node, program, document)
      loops -= 1
      if truth == .yes { return false }
      tally.hasFailed = true
      return true
    }
    switch program.probe.steps[Int(place)] {
    case .filter(let condition):
      loops += 1
      let truth = try probe(condition, node, program, document)
      loops -= 1
      guard truth == .yes else { return false }
      return try walk(place + 1, end, node, &tally, program, document)
    case .ofType(let number, let type):
      let kind =
        lookups.entry(number, of: node.shape)?.kind
        ?? lookup(type: number, program.types[Int(type)], node, isLenient: program.isLenient)
      guard kind == .same else { return false }
      return try walk(place + 1, end, node, &tally, program, document)
    case .member(let number, let name):
      if node.isLeaf { return false }
      let entry =
        lookups.entry(number, of: node.shape) ?? lookup(number, Int(name), node.shape, program)
      return try walkMember(entry, place, end, node, &tally, program, document)
    }
  }

  private mutating func walkMember(
    _ entry: LookupCache.Entry, _ place: Int32, _ end: Int32, _ node: Item.Node,
    _ tally: inout Tally, _ program: CompiledProgram, _ document: JSONDocument
  ) throws(FHIRPathError) -> Bool {
    let object = entry.isInSibling ? node.sibling : node.value
    guard object >= 0 else { return false }
    var found = Found(shape: entry.content, isOpen: entry.isOpen)
    switch entry.kind {
    case .absent, .same: return false
    case .plain: found.value = value(of: entry, in: object, document)
    case .primitive: find(entry, in: object, &found, document)
    case .choice:
      guard let shape = knownShape(node.shape) else { return false }
      findChoice(entry, in: object, &found, shape, document)
    }
    guard found.value >= 0 || found.sibling >= 0 else { return false }
    let first =
      found.value >= 0 ? document.first(of: JSONNode(index: Int(found.value))) : UInt8(ascii: "n")
    let isArray = first == UInt8(ascii: "[")
    if found.sibling < 0 {
      guard isArray else {
        guard let next = value(found.value, first, found, node.document, document) else {
          return false
        }
        return try walk(place + 1, end, next, &tally, program, document)
      }
      let after = document.nodeAfter(JSONNode(index: Int(found.value))).index
      var index = Int(found.value) + 1
      while index < after {
        let first = document.first(of: JSONNode(index: index))
        if let next = value(
          Int32(truncatingIfNeeded: index), first, found, node.document, document),
          try walk(place + 1, end, next, &tally, program, document)
        {
          return true
        }
        index = document.nodeAfter(JSONNode(index: index)).index
      }
      return false
    }
    let sibling = JSONNode(index: Int(found.sibling))
    let hasSiblings = document.kind(of: sibling) == .array
    guard isArray || hasSiblings else {
      guard
        let next = self.node(found.value, found.sibling, found, node.document, document)
      else { return false }
      return try walk(place + 1, end, next, &tally, program, document)
    }
    var values = isArray ? document.elements(of: JSONNode(index: Int(found.value))) : nil
    var siblings = hasSiblings ? document.elements(of: sibling) : nil
    while true {
      let (one, other) = (values?.next(), siblings?.next())
      if one == nil, other == nil { return false }
      let next = self.node(
        one.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
        other.map { Int32(truncatingIfNeeded: $0.index) } ?? -1, found, node.document, document)
      if let next, try walk(place + 1, end, next, &tally, program, document) { return true }
    }
  }

  /// The item that a value without a sibling is; `nil` for `null`.
  @inline(__always)
  private mutating func value(
    _ value: Int32, _ first: UInt8, _ found: Found, _ number: UInt16, _ document: JSONDocument
  ) -> Item.Node? {
    if first == UInt8(ascii: "n") { return nil }
    var node = Item.Node(document: number, shape: found.shape, value: value, sibling: -1)
    if found.isOpen {
      let type = resourceShape(of: JSONNode(index: Int(value)), in: document)
      if type >= 0 { node.shape = type }
    }
    node.isLeaf = found.isPrimitive
    return node
  }
}
