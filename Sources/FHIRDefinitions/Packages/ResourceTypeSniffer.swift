/// Tells the type of a resource without reading the whole: most begin with it.
enum ResourceTypeSniffer {
  /// The resource type, where it is the first member of the object; `nil` where only reading the whole would tell.
  static func type(of bytes: [UInt8]) -> String? {
    var tokens = bytes[...]
    func skipSpace() { tokens = tokens.drop { $0 <= 0x20 } }
    func take(_ text: StaticString) -> Bool {
      skipSpace()
      return text.withUTF8Buffer { text in
        guard tokens.starts(with: text) else { return false }
        tokens = tokens.dropFirst(text.count)
        return true
      }
    }
    guard take("{"), take("\"resourceType\""), take(":"), take("\"") else { return nil }
    let name = tokens.prefix(64).prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    guard tokens.dropFirst(name.count).first == UInt8(ascii: "\"") else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}
