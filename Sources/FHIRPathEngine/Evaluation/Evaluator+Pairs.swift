internal import LosslessJSON

extension Evaluator {
  /// Puts what stands at a place on the stack: the value with its sibling, or each of an array.
  mutating func pushValues(_ found: Found, in number: UInt16, _ document: JSONDocument) {
    let (value, sibling) = (found.value, found.sibling)
    guard value >= 0 || sibling >= 0 else { return }
    let isArray = value >= 0 && document.kind(of: JSONNode(index: Int(value))) == .array
    let hasSiblings = sibling >= 0 && document.kind(of: JSONNode(index: Int(sibling))) == .array
    guard isArray || hasSiblings else { return pushOne(value, sibling, found, number, document) }
    if sibling < 0 {
      document.forEachElement(of: JSONNode(index: Int(value))) { element in
        pushOne(Int32(truncatingIfNeeded: element.index), -1, found, number, document)
      }
      return
    }
    var values = isArray ? document.elements(of: JSONNode(index: Int(value))) : nil
    var siblings = hasSiblings ? document.elements(of: JSONNode(index: Int(sibling))) : nil
    while true {
      let (one, other) = (values?.next(), siblings?.next())
      if one == nil, other == nil { return }
      pushOne(
        one.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
        other.map { Int32(truncatingIfNeeded: $0.index) } ?? -1, found, number, document)
    }
  }

  @inline(__always)
  private mutating func pushOne(
    _ value: Int32, _ sibling: Int32, _ found: Found, _ number: UInt16, _ document: JSONDocument
  ) {
    if let node = node(value, sibling, found, number, document) { push(.node(node)) }
  }

  /// The item that a value and its sibling are; `nil` where neither says anything.
  @inline(__always)
  mutating func node(
    _ value: Int32, _ sibling: Int32, _ found: Found, _ number: UInt16, _ document: JSONDocument
  ) -> Item.Node? {
    var node = Item.Node(document: number, shape: found.shape, value: value, sibling: sibling)
    if node.value >= 0, document.kind(of: JSONNode(index: Int(node.value))) == .null {
      node.value = -1
    }
    if node.sibling >= 0, document.kind(of: JSONNode(index: Int(node.sibling))) != .object {
      node.sibling = -1
    }
    guard node.value >= 0 || node.sibling >= 0 else { return nil }
    if found.isOpen, node.value >= 0 {
      let type = resourceShape(of: JSONNode(index: Int(node.value)), in: document)
      if type >= 0 { node.shape = type }
    }
    node.isLeaf = found.isPrimitive && node.sibling < 0
    return node
  }
}
