internal import FHIRDefinitions
internal import LosslessJSON

extension Evaluator {
  func isNode(_ item: Item) -> Bool {
    if case .node = item { true } else { false }
  }

  /// What is known of the type of a node.
  mutating func shape(_ id: Int32) -> Shape? {
    guard id >= 0 else { return nil }
    let index = Int(id)
    if index < shapes.count, let shape = shapes[index] { return shape }
    let shape = table.shape(id)
    shapes = table.snapshot
    return shape
  }

  // MARK: By name

  /// Puts the members with a name on the stack; the name is a place in `Program.names`.
  mutating func members(_ name: Int, of item: Item) {
    members(numbered: program.nameNumbers[name], program.names[name], of: item)
  }

  /// Puts the members with a name on the stack; the number is that of the table of types.
  mutating func members(numbered number: Int32, _ name: String, of item: Item) {
    switch item {
    case .node(let node):
      guard let shape = shape(node.shape), !shape.isOpen else {
        return untypedMember(name, of: node)
      }
      guard let member = shape.member(named: number) else { return }
      push(member, of: node, isPrimitive: shape.primitive != nil)
    case .constant, .pooled:
      guard case .type(let namespace, let typeName)? = value(item) else { return }
      switch name {
      case "name": push(.string(typeName) as FHIRPathValue)
      case "namespace": push(.string(namespace) as FHIRPathValue)
      default: break
      }
    case .boolean, .integer: break
    }
  }

  private mutating func push(_ member: Shape.Member, of node: Item.Node, isPrimitive: Bool) {
    let document = documents[Int(node.document)]
    // The members of a primitive, its id and extensions, stand in its sibling.
    let object = isPrimitive ? node.sibling : node.value
    guard object >= 0 else { return }
    var found: (shape: Int32, value: Int32, sibling: Int32) = (-1, -1, -1)
    document.forEachMember(of: JSONNode(index: Int(object))) { key, value in
      let length = document.contentRange(of: key).count
      for candidate in member.keys {
        if length == candidate.utf8.count || document.hasEscapes(key) {
          guard candidate.utf8.withUnsafeBufferPointer({ document.isString(key, utf8: $0) })
          else { continue }
          found.value = Int32(truncatingIfNeeded: value.index)
          found.shape = candidate.shape
        } else if candidate.isPrimitive, length == candidate.utf8.count + 1,
          isSibling(key, of: candidate, in: document)
        {
          found.sibling = Int32(truncatingIfNeeded: value.index)
          found.shape = candidate.shape
        }
      }
    }
    push(
      value: found.value, sibling: found.sibling, shape: found.shape, in: node.document, document)
  }

  private func isSibling(_ key: JSONNode, of candidate: Shape.Key, in document: JSONDocument)
    -> Bool
  {
    let range = document.contentRange(of: key)
    guard document.bytes[range.lowerBound] == UInt8(ascii: "_") else { return false }
    return document.bytes[(range.lowerBound + 1)..<range.upperBound].elementsEqual(candidate.utf8)
  }

  /// Puts the members with a key on the stack where nothing is known of the type.
  private mutating func untypedMember(_ name: String, of node: Item.Node) {
    guard node.value >= 0 else { return }
    let document = documents[Int(node.document)]
    guard let value = document.member(name, of: JSONNode(index: Int(node.value))) else { return }
    push(
      value: Int32(truncatingIfNeeded: value.index), sibling: -1, shape: -1, in: node.document,
      document)
  }

  // MARK: All

  /// Puts all members on the stack, in the order of the text.
  mutating func children(of item: Item) {
    guard case .node(let node) = item else { return }
    let document = documents[Int(node.document)]
    let shape = shape(node.shape)
    let object = shape?.primitive != nil ? node.sibling : node.value
    guard object >= 0 else { return }
    let parent = JSONNode(index: Int(object))
    for (key, value) in document.members(of: parent) {
      let isSibling = document.withUTF8(of: key) { $0.first == UInt8(ascii: "_") }
      let place = Int32(truncatingIfNeeded: value.index)
      if isSibling {
        let name = document.text(of: key).dropFirst()
        if document.member(String(name), of: parent) != nil { continue }
        let shape = shape.flatMap { shape in
          var name = String(name)
          return name.withUTF8 { shape.key($0)?.1.shape }
        }
        push(value: -1, sibling: place, shape: shape ?? -1, in: node.document, document)
        continue
      }
      guard let shape else {
        if document.isString(key, "resourceType") { continue }
        push(value: place, sibling: -1, shape: -1, in: node.document, document)
        continue
      }
      guard let known = document.withUTF8(of: key, { shape.key($0)?.1 }) else { continue }
      let sibling =
        known.isPrimitive ? document.member("_" + document.text(of: key), of: parent) : nil
      push(
        value: place, sibling: sibling.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
        shape: known.shape, in: node.document, document)
    }
  }

  // MARK: Values

  /// Puts what stands at a place on the stack: the value with its sibling, or each of an array.
  private mutating func push(
    value: Int32, sibling: Int32, shape: Int32, in number: UInt16, _ document: JSONDocument
  ) {
    guard value >= 0 || sibling >= 0 else { return }
    let isArray = value >= 0 && document.kind(of: JSONNode(index: Int(value))) == .array
    let hasSiblings = sibling >= 0 && document.kind(of: JSONNode(index: Int(sibling))) == .array
    guard isArray || hasSiblings else {
      return pushOne(
        Item.Node(document: number, shape: shape, value: value, sibling: sibling), document)
    }
    if sibling < 0 {
      document.forEachElement(of: JSONNode(index: Int(value))) { element in
        pushOne(
          Item.Node(
            document: number, shape: shape, value: Int32(truncatingIfNeeded: element.index),
            sibling: -1), document)
      }
      return
    }
    var values = isArray ? document.elements(of: JSONNode(index: Int(value))) : nil
    var siblings = hasSiblings ? document.elements(of: JSONNode(index: Int(sibling))) : nil
    while true {
      let (one, other) = (values?.next(), siblings?.next())
      if one == nil, other == nil { return }
      pushOne(
        Item.Node(
          document: number, shape: shape,
          value: one.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
          sibling: other.map { Int32(truncatingIfNeeded: $0.index) } ?? -1), document)
    }
  }

  private mutating func pushOne(_ node: Item.Node, _ document: JSONDocument) {
    var node = node
    if node.value >= 0, document.kind(of: JSONNode(index: Int(node.value))) == .null {
      node.value = -1
    }
    if node.sibling >= 0, document.kind(of: JSONNode(index: Int(node.sibling))) != .object {
      node.sibling = -1
    }
    guard node.value >= 0 || node.sibling >= 0 else { return }
    if node.value >= 0, node.shape < 0 || shape(node.shape)?.isOpen == true {
      let type = resourceShape(of: JSONNode(index: Int(node.value)), in: document)
      if type >= 0 { node.shape = type }
    }
    push(.node(node))
  }

  /// The type that an object's `resourceType` names; -1 for none.
  func resourceShape(of object: JSONNode, in document: JSONDocument) -> Int32 {
    guard let type = document.member("resourceType", of: object),
      document.kind(of: type) == .string
    else { return -1 }
    return table.type(named: document.text(of: type))
  }
}
