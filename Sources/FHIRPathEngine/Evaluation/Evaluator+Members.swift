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

  /// Puts the members with a name on the stack; the name is a place in `Program.names`.
  mutating func members(_ name: Int, of item: Item) throws(FHIRPathError) {
    let number = program.nameNumbers[name]
    guard case .node(let node) = item else {
      return members(numbered: number, program.names[name], of: item)
    }
    if node.isLeaf { return }
    let entry =
      lookups.entry(number, of: node.shape) ?? lookup(number, name, node.shape, program)
    if entry.kind == .absent { return }
    try collect(entry, of: node)
  }

  /// Puts the members with a name on the stack; the number is that of the table of types.
  mutating func members(numbered number: Int32, _ name: String, of item: Item) {
    switch item {
    case .node(let node):
      if node.isLeaf { return }
      guard let shape = shape(node.shape), !shape.isOpen else {
        return untypedMember(name, of: node)
      }
      guard let member = shape.place(ofMember: number) else { return }
      pushMember(member, of: node, shape)
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

  private mutating func pushMember(_ member: Int, of node: Item.Node, _ shape: Shape) {
    let document = documents[Int(node.document)]
    // The members of a primitive, its id and extensions, stand in its sibling.
    let object = shape.primitive != nil ? node.sibling : node.value
    guard object >= 0 else { return }
    let place = shape.firstKey(ofMember: member)
    guard place.key.length > 0 else { return }
    if place.count == 1, !place.key.isPrimitive {
      let value = shape.withUTF8(of: place.key) {
        document.member(utf8: $0, of: JSONNode(index: Int(object)))
      }
      guard let value else { return }
      return pushValues(
        Found(
          value: Int32(truncatingIfNeeded: value.index), sibling: -1, shape: place.key.shape,
          isOpen: place.key.isOpen),
        in: node.document, document)
    }
    var found = Found()
    let first = shape.withUTF8(of: place.key) { $0.first ?? 0 }
    document.bytes.withUnsafeBufferPointer { bytes in
      document.forEachMember(of: JSONNode(index: Int(object))) { key, value in
        let range = document.contentRange(of: key)
        guard !range.isEmpty else { return }
        let isSibling = bytes[range.lowerBound] == UInt8(ascii: "_")
        guard isSibling || bytes[range.lowerBound] == first || document.hasEscapes(key),
          let known = self.key(key, range, isSibling: isSibling, shape, document, bytes),
          Int(known.member) == member
        else { return }
        if isSibling {
          found.sibling = Int32(truncatingIfNeeded: value.index)
        } else {
          found.value = Int32(truncatingIfNeeded: value.index)
        }
        found.shape = known.shape
        found.isOpen = known.isOpen
        found.isPrimitive = known.isPrimitive
      }
    }
    pushValues(found, in: node.document, document)
  }

  /// What a key means in an object of a type; with `_` in front, what the key behind it means.
  @inline(__always)
  func key(
    _ key: JSONNode, _ range: Range<Int>, isSibling: Bool, _ shape: Shape,
    _ document: JSONDocument, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> KeyIndex.Entry? {
    if document.hasEscapes(key) {
      let utf8 = document.utf8(of: key).dropFirst(isSibling ? 1 : 0)
      return Array(utf8).withUnsafeBufferPointer { shape.key($0) }
    }
    let start = range.lowerBound + (isSibling ? 1 : 0)
    let known = shape.key(UnsafeBufferPointer(rebasing: bytes[start..<range.upperBound]))
    return isSibling && known?.isPrimitive != true ? nil : known
  }

  /// Puts the members with a key on the stack where nothing is known of the type.
  private mutating func untypedMember(_ name: String, of node: Item.Node) {
    guard node.value >= 0 else { return }
    let document = documents[Int(node.document)]
    guard let value = document.member(name, of: JSONNode(index: Int(node.value))) else { return }
    pushValues(Found(value: Int32(truncatingIfNeeded: value.index)), in: node.document, document)
  }
}
