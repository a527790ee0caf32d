extension JSONDocument {
  /// What kind of value a node is.
  @inlinable public func kind(of node: JSONNode) -> JSONKind { tape[node.index].kind }

  /// Where the value stands in `bytes`, with the quotation marks of a string and the brackets of a container.
  @inlinable public func range(of node: JSONNode) -> Range<Int> {
    let entry = tape[node.index]
    return Int(entry.start)..<Int(entry.end)
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

  /// The value of the first member with a key; `nil` where there is none or the node is no object.
  @inlinable public func member(_ key: StaticString, of node: JSONNode) -> JSONNode? {
    for (candidate, value) in members(of: node) where isString(candidate, key) { return value }
    return nil
  }

  /// The value of the first member with a key; `nil` where there is none or the node is no object.
  public func member(_ key: String, of node: JSONNode) -> JSONNode? {
    for (candidate, value) in members(of: node) where isString(candidate, key) { return value }
    return nil
  }
}

/// The elements of an array, as nodes.
public struct JSONElements: Sequence, IteratorProtocol {
  @usableFromInline let document: JSONDocument
  @usableFromInline var index: Int
  @usableFromInline let end: Int

  @inlinable
  init(_ document: JSONDocument, at index: Int, end: Int) {
    self.document = document
    self.index = index
    self.end = end
  }

  /// The next element.
  @inlinable
  public mutating func next() -> JSONNode? {
    guard index < end else { return nil }
    defer { index = Int(document.tape[index].next) }
    return JSONNode(index: index)
  }
}

/// The members of an object, as pairs of nodes.
public struct JSONMembers: Sequence, IteratorProtocol {
  @usableFromInline let document: JSONDocument
  @usableFromInline var index: Int
  @usableFromInline let end: Int

  @inlinable
  init(_ document: JSONDocument, at index: Int, end: Int) {
    self.document = document
    self.index = index
    self.end = end
  }

  /// The next key and its value.
  @inlinable
  public mutating func next() -> (key: JSONNode, value: JSONNode)? {
    guard index < end else { return nil }
    let key = JSONNode(index: index)
    let value = JSONNode(index: index + 1)
    index = Int(document.tape[index + 1].next)
    return (key, value)
  }
}
