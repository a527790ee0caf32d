extension JSONDocument {
  /// The bytes between the quotation marks of a string, escapes as written; of any other value, its range.
  @inlinable public func contentRange(of string: JSONNode) -> Range<Int> {
    let entry = tape[string.index]
    let quotation = entry.kind == .string ? 1 : 0
    return Range(uncheckedBounds: (Int(entry.start) + quotation, Int(entry.end) - quotation))
  }

  /// Lends the UTF-8 of a string with its escapes resolved; of any other value, the source as it stands.
  ///
  /// Nothing is copied unless the string has escapes.
  ///
  /// - Throws: what `body` throws.
  @inlinable public func withUTF8<R, E: Error>(
    of node: JSONNode, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    if hasEscapes(node) {
      return try utf8(of: node).withUnsafeBufferPointer { (utf8) throws(E) -> R in try body(utf8) }
    }
    let range = contentRange(of: node)
    return try bytes.withUnsafeBufferPointer { (bytes) throws(E) -> R in
      try body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  /// The text of a string with its escapes resolved; of any other value, the source as it stands.
  public func text(of node: JSONNode) -> String {
    withUTF8(of: node) { String(decoding: $0, as: UTF8.self) }
  }

  /// The UTF-8 of a string with its escapes resolved; of any other value, the source as it stands.
  public func utf8(of node: JSONNode) -> [UInt8] {
    let range = contentRange(of: node)
    return bytes.withUnsafeBufferPointer { bytes in
      let content = UnsafeBufferPointer(rebasing: bytes[range])
      return hasEscapes(node) ? JSONEscapes.unescaped(content) : Array(content)
    }
  }

  /// The value of `true` or `false`; `nil` for all else.
  @inlinable public func boolean(_ node: JSONNode) -> Bool? {
    let entry = tape[node.index]
    guard entry.kind == .boolean else { return nil }
    return bytes[Int(entry.start)] == UInt8(ascii: "t")
  }

  /// Whether a node is a string or key that reads as the given text, scalar by scalar.
  @inlinable public func isString(_ node: JSONNode, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { isString(node, utf8: $0) }
  }

  /// Whether a node is a string or key that reads as the given text, scalar by scalar.
  @_disfavoredOverload
  public func isString(_ node: JSONNode, _ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isString(node, utf8: $0) }
  }

  /// Whether a node is a string or key that reads as the given UTF-8.
  @inlinable public func isString(_ node: JSONNode, utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let entry = tape[node.index]
    return bytes.withUnsafeBufferPointer { isString(entry, utf8, in: $0) }
  }

  @inlinable
  func isString(
    _ entry: JSONTapeEntry, _ utf8: UnsafeBufferPointer<UInt8>,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard entry.kind == .string else { return false }
    if entry.hasEscapes { return isEscapedString(entry, utf8) }
    let start = Int(entry.start) + 1
    guard Int(entry.end) - 1 - start == utf8.count else { return false }
    var index = 0
    while index < utf8.count {
      if bytes[start + index] != utf8[index] { return false }
      index += 1
    }
    return true
  }

  @usableFromInline
  func isEscapedString(_ entry: JSONTapeEntry, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let content = UnsafeBufferPointer(
        rebasing: bytes[(Int(entry.start) + 1)..<(Int(entry.end) - 1)])
      return JSONEscapes.unescaped(content).elementsEqual(utf8)
    }
  }
}
