import KyphoplastyFHIR

extension String {
  /// A key as a file name: what is no letter, digit, dot, hyphen or underscore is written as its bytes.
  ///
  /// So no two keys share a name and none leads out of the folder. What is too long for a name ends with its digest.
  static func fileName(of key: String) -> String {
    var name = ""
    for byte in key.utf8 {
      if name.utf8.count > 190 { return "\(name)=\(BundleDigest(Array(key.utf8)).text)" }
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where !name.isEmpty: name += "."
      default: name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return name
  }
}
