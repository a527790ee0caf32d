internal import FHIRModel

/// Makes the uris that lead from a resource back to its record: by the record's key and the field in it.
///
/// The field stands behind the key as in a JSON pointer (RFC 6901, section 6), so that it needs no escapes:
/// `levels[0].cement` of `HEH-1` is `http://example.org/site#HEH-1/levels/0/cement`.
struct SourceAddress {
  private let prefix: [UInt8]

  init(base: R4.URI, key: String) {
    prefix = Array(base.text.utf8) + [UInt8(ascii: "#")] + Self.percentEncoded(key)
  }

  func uri(_ path: String) -> R4.URI? {
    R4.URI(
      String(unsafeUninitializedCapacity: prefix.count + 1 + path.utf8.count) { buffer in
        var count = buffer.update(fromContentsOf: prefix)
        func put(_ byte: UInt8) {
          buffer[count] = byte
          count += 1
        }
        put(UInt8(ascii: "/"))
        for byte in path.utf8 {
          switch byte {
          case UInt8(ascii: "."), UInt8(ascii: "["): put(UInt8(ascii: "/"))
          case UInt8(ascii: "]"): continue
          default: put(byte)
          }
        }
        return count
      })
  }

  /// What is not unreserved (RFC 3986, section 2.3) is escaped.
  private static func percentEncoded(_ text: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        [byte]
      default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }
}
