/// The parameters of a URL or of a form, in their order.
struct QueryString: Sendable, Hashable {
  struct Item: Sendable, Hashable {
    var name: String
    var value: String
    /// As it came, still percent-encoded.
    var raw: String
  }

  var items: [Item]

  static let none = QueryString("")

  init(_ raw: some StringProtocol) {
    items = raw.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Item(
        name: Self.decoded(parts[0]), value: parts.count > 1 ? Self.decoded(parts[1]) : "",
        raw: String(pair))
    }
  }

  var isEmpty: Bool { items.isEmpty }

  /// The first value of a parameter.
  subscript(name: String) -> String? { items.first { $0.name == name }?.value }

  /// The parameters without some, as they came.
  func raw(without names: Set<String>) -> String {
    items.filter { !names.contains($0.name) }.map(\.raw).joined(separator: "&")
  }

  /// A text without its percent escapes, a plus sign as a space; what is no escape stays as it is.
  static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") })
    else { return String(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
