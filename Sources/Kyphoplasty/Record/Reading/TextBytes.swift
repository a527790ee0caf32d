/// What is looked at in the bytes of a text before it becomes one.
enum TextBytes {
  static let longestText = 1 << 20

  static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  static func trimmed<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes) -> Bytes
  where Bytes.SubSequence == Bytes {
    guard let first = bytes.first, let last = bytes.last else { return bytes }
    // Almost no text has space around it.
    guard isSpace(first) || isSpace(last) else { return bytes }
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }

  /// Whether a FHIR string may hold the text: at most 1 MiB, of the control characters only tab and line ends
  /// (http://hl7.org/fhir/R4/datatypes.html#string).
  static func isAllowed(_ text: String) -> Bool {
    text.utf8.count <= longestText
      && text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}
