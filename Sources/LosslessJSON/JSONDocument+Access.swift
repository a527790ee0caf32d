extension JSONDocument {
  /// What kind of value a node is.
  @inlinable public func kind(of node: JSONNode) -> JSONKind { tape[node.index].kind }

  /// Where the value stands in `bytes`, with the quotation marks of a string and the brackets of a container.
  @inlinable public func range(of node: JSONNode) -> Range<Int> {
    let entry = tape[node.index]
    return Range(uncheckedBounds: (Int(entry.start), Int(entry.end)))
  }

  /// The number of elements of an array or members of an object; 0 for all else.
  @inlinable public func count(of node: JSONNode) -> Int { tape[node.index].count }

  /// Whether a string is written with a backslash somewhere.
  @inlinable public func hasEscapes(_ node: JSONNode) -> Bool { tape[node.index].hasEscapes }

  /// The node after this value and all that it contains.
  @inlinable public func nodeAfter(_ node: JSONNode) -> JSONNode {
    JSONNode(index: Int(tape[node.index].next))
  }

  /// The elements of an array; nothing for any other value.
  @inlinable public func elements(of node: JSONNode) -> JSONElements {
    let entry = tape[node.index]
    guard entry.kind == .array else { return JSONElements(self, at: 0, end: 0) }
    return JSONElements(self, at: node.index + 1, end: Int(entry.next))
  }

  /// The members of an object in the order of the text, duplicates included; nothing for any other value.
  @inlinable public func members(of node: JSONNode) -> JSONMembers {
    let entry = tape[node.index]
    guard entry.kind == .object else { return JSONMembers(self, at: 0, end: 0) }
    return JSONMembers(self, at: node.index + 1, end: Int(entry.next))
  }

  /// Calls `body` with each element of an array, without holding on to the document as `elements(of:)` must.
  ///
  /// - Throws: what `body` throws.
  @inlinable public func forEachElement<E: Error>(
    of node: JSONNode, _ body: (JSONNode) throws(E) -> Void
  ) throws(E) {
    let entry = tape[node.index]
    guard entry.kind == .array else { return }
    var index = node.index + 1
    while index < Int(entry.next) {
      try body(JSONNode(index: index))
      index = Int(tape[index].next)
    }
  }

  /// Calls `body` with each key and value of an object, without holding on to the document as `members(of:)` must.
  ///
  /// - Throws: what `body` throws.
  @inlinable public func forEachMember<E: Error>(
    of node: JSONNode, _ body: (_ key: JSONNode, _ value: JSONNode) throws(E) -> Void
  ) throws(E) {
    let entry = tape[node.index]
    guard entry.kind == .object else { return }
    var index = node.index + 1
    while index < Int(entry.next) {
      try body(JSONNode(index: index), JSONNode(index: index + 1))
      index = Int(tape[index + 1].next)
    }
  }

  /// The value of the first member with a key; `nil` where there is none or the node is no object.
  @inlinable public func member(_ key: StaticString, of node: JSONNode) -> JSONNode? {
    key.withUTF8Buffer { member(utf8: $0, of: node) }
  }

  /// The value of the first member with a key; `nil` where there is none or the node is no object.
  @_disfavoredOverload
  public func member(_ key: String, of node: JSONNode) -> JSONNode? {
    var key = key
    return key.withUTF8 { member(utf8: $0, of: node) }
  }

  /// The value of the first member whose key has this UTF-8; `nil` where there is none or the node is no object.
  @inlinable public func member(
    utf8 key: UnsafeBufferPointer<UInt8>, of node: JSONNode
  ) -> JSONNode? {
    let entry = tape[node.index]
    guard entry.kind == .object else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var index = node.index + 1
      while index < Int(entry.next) {
        if isString(tape[index], key, in: bytes) { return JSONNode(index: index + 1) }
        index = Int(tape[index + 1].next)
      }
      return nil
    }
  }
}
