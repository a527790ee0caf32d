import LosslessJSON

/// The two layouts of a sample's bundle: the bytes that are sent, and a text whose changes a reviewer can read.
///
/// Only the white space between values differs: numbers and strings are copied as they are written.
enum JSONLayout {
  /// Each member and each element on a line of its own, two spaces deeper than what it stands in.
  static func indented(_ bytes: [UInt8]) throws -> [UInt8] {
    let document = try JSONDocument(bytes)
    var output: [UInt8] = []
    write(document.root, of: document, depth: 0, to: &output)
    return output + [UInt8(ascii: "\n")]
  }

  private static func write(
    _ node: JSONNode, of document: JSONDocument, depth: Int, to output: inout [UInt8]
  ) {
    let indent = [UInt8(ascii: "\n")] + [UInt8](repeating: 0x20, count: 2 * depth + 2)
    var isFirst = true
    func begin(_ output: inout [UInt8]) {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output += indent
    }
    switch document.kind(of: node) {
    case .object:
      output.append(UInt8(ascii: "{"))
      for (key, value) in document.members(of: node) {
        begin(&output)
        output += document.bytes[document.range(of: key)] + Array(": ".utf8)
        write(value, of: document, depth: depth + 1, to: &output)
      }
      if !isFirst { output += indent.dropLast(2) }
      output.append(UInt8(ascii: "}"))
    case .array:
      output.append(UInt8(ascii: "["))
      for element in document.elements(of: node) {
        begin(&output)
        write(element, of: document, depth: depth + 1, to: &output)
      }
      if !isFirst { output += indent.dropLast(2) }
      output.append(UInt8(ascii: "]"))
    default: output += document.bytes[document.range(of: node)]
    }
  }

  /// No white space between values.
  static func minified(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      if isInString {
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else {
        if byte == 0x20 || byte == 0x0A { continue }
        isInString = byte == UInt8(ascii: "\"")
      }
      output.append(byte)
    }
    return output
  }
}
