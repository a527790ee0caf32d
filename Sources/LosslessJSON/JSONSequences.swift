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
