extension JSONDocument {
  /// The bytes between the quotation marks of a string, escapes as written.
  @inlinable public func contentRange(of string: JSONNode) -> Range<Int> {
    let range = range(of: string)
    guard kind(of: string) == .string else { return range }
    return (range.lowerBound + 1)..<(range.upperBound - 1)
  }

  /// The text of a string with its escapes resolved; of any other value, the source as it stands.
  public func text(of node: JSONNode) -> String {
    let range = contentRange(of: node)
    return JSONEscapes.text(bytes[range], hasEscapes: hasEscapes(node))
  }

  /// The UTF-8 of a string with its escapes resolved.
  public func utf8(of node: JSONNode) -> [UInt8] {
    let range = contentRange(of: node)
    return hasEscapes(node) ? JSONEscapes.unescaped(bytes[range]) : Array(bytes[range])
  }

  /// Whether a string or key reads as the given text.
  @inlinable public func isString(_ node: JSONNode, _ text: StaticString) -> Bool {
    let range = contentRange(of: node)
    if hasEscapes(node) { return self.text(of: node) == text.description }
    guard range.count == text.utf8CodeUnitCount else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      text.withUTF8Buffer { text in
        var index = 0
        while index < text.count {
          if bytes[range.lowerBound + index] != text[index] { return false }
          index += 1
        }
        return true
      }
    }
  }

  /// Whether a string or key reads as the given text.
  public func isString(_ node: JSONNode, _ text: String) -> Bool {
    if hasEscapes(node) { return self.text(of: node) == text }
    return bytes[contentRange(of: node)].elementsEqual(text.utf8)
  }

  /// The value of `true` or `false`; `nil` for all else.
  @inlinable public func boolean(_ node: JSONNode) -> Bool? {
    guard kind(of: node) == .boolean else { return nil }
    return bytes[range(of: node).lowerBound] == UInt8(ascii: "t")
  }
}
