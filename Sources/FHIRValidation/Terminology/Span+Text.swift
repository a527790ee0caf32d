extension Span<UInt8> {
  /// Whether a text stands somewhere in the bytes.
  func contains(_ text: StaticString) -> Bool {
    let first = text.firstByte
    for index in indices where self[index] == first && matches(text, at: index) { return true }
    return false
  }

  var isUppercaseLetters: Bool {
    for index in indices where !(0x41...0x5A).contains(self[index]) { return false }
    return !isEmpty
  }

  var isLetters: Bool {
    for index in indices where !(0x61...0x7A).contains(self[index] | 0x20) { return false }
    return !isEmpty
  }

  var isDigits: Bool {
    for index in indices where !(0x30...0x39).contains(self[index]) { return false }
    return !isEmpty
  }

  var isAlphanumeric: Bool {
    for index in indices
    where !(0x61...0x7A).contains(self[index] | 0x20) && !(0x30...0x39).contains(self[index]) {
      return false
    }
    return !isEmpty
  }

  /// Whether the letters are those of a text in lower case.
  func isEqual(ignoringCase text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in
      for index in indices {
        let byte = self[index]
        if ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) != text[index] { return false }
      }
      return true
    }
  }
}
