internal import LosslessJSON

extension Evaluator {
  /// Puts all members on the stack, in the order of the text.
  mutating func children(of item: Item) {
    guard case .node(let node) = item, !node.isLeaf else { return }
    let document = documents[Int(node.document)]
    let shape = shape(node.shape)
    let object = shape?.primitive != nil ? node.sibling : node.value
    guard object >= 0 else { return }
    guard let shape else { return untypedChildren(of: object, in: node.document, document) }
    let start = stack.count
    var hasSiblings = false
    document.bytes.withUnsafeBufferPointer { bytes in
      document.forEachMember(of: JSONNode(index: Int(object))) { key, value in
        let range = document.contentRange(of: key)
        if !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "_") {
          hasSiblings = true
          return
        }
        guard let known = self.key(key, range, isSibling: false, shape, document, bytes) else {
          return
        }
        pushValues(
          Found(
            value: Int32(truncatingIfNeeded: value.index), sibling: -1, shape: known.shape,
            isOpen: known.isOpen, isPrimitive: known.isPrimitive),
          in: node.document, document)
      }
    }
    guard hasSiblings else { return }
    drop(to: start)
    childrenWithSiblings(of: JSONNode(index: Int(object)), shape, in: node.document, document)
  }

  private mutating func untypedChildren(
    of object: Int32, in number: UInt16, _ document: JSONDocument
  ) {
    let object = JSONNode(index: Int(object))
    document.forEachMember(of: object) { key, value in
      guard !document.isString(key, "resourceType") else { return }
      let place = Int32(truncatingIfNeeded: value.index)
      guard document.withUTF8(of: key, { $0.first == UInt8(ascii: "_") }) else {
        return pushValues(Found(value: place), in: number, document)
      }
      guard document.member(String(document.text(of: key).dropFirst()), of: object) == nil
      else { return }
      pushValues(Found(sibling: place), in: number, document)
    }
  }

  private mutating func childrenWithSiblings(
    of object: JSONNode, _ shape: Shape, in number: UInt16, _ document: JSONDocument
  ) {
    for (key, value) in document.members(of: object) {
      let name = document.text(of: key)
      let isSibling = name.utf8.first == UInt8(ascii: "_")
      if isSibling, document.member(String(name.dropFirst()), of: object) != nil { continue }
      var bare = isSibling ? String(name.dropFirst()) : name
      let known = bare.withUTF8 { shape.key($0) }
      guard let known, !isSibling || known.isPrimitive else { continue }
      let place = Int32(truncatingIfNeeded: value.index)
      let other = known.isPrimitive && !isSibling ? document.member("_" + bare, of: object) : nil
      pushValues(
        Found(
          value: isSibling ? -1 : place,
          sibling: isSibling ? place : other.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
          shape: known.shape, isOpen: known.isOpen, isPrimitive: known.isPrimitive),
        in: number, document)
    }
  }
}
