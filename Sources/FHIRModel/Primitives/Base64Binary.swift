internal import LosslessJSON

extension R4 {
  /// Bytes in base64, with the standard alphabet and padding (RFC 4648, section 4).
  public struct Base64Binary: Element, Hashable, Sendable {
    /// The bytes in base64.
    public let text: String

    /// Encodes the bytes.
    public init(_ bytes: some Collection<UInt8>) {
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
      var encoded: [UInt8] = []
      encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
      var rest = bytes[...]
      while !rest.isEmpty {
        let group = rest.prefix(3)
        rest = rest.dropFirst(3)
        var bits = group.reduce(0) { $0 << 8 | Int($1) }
        bits <<= 8 * (3 - group.count)
        for place in 0..<4 {
          let isPadding = place > group.count
          encoded.append(
            isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 0x3F])
        }
      }
      text = String(decoding: encoded, as: UTF8.self)
    }

    func write(to json: inout JSONWriter) { json.string(text) }
  }
}
