/// One block of a PEM file.
struct PEMBlock {
  /// `EC PRIVATE KEY`.
  let label: Substring
  /// The block with its first and its last line.
  let text: Substring

  /// Whether it takes a passphrase to read it: in PKCS#8, or in the older form.
  var isEncrypted: Bool {
    label.hasPrefix("ENCRYPTED") || text.contains("Proc-Type: 4,ENCRYPTED")
  }

  /// The first block whose label will do.
  static func first(in text: String, where isWanted: (Substring) -> Bool) -> PEMBlock? {
    var rest = text[...]
    while let begin = rest.firstRange(of: "-----BEGIN ") {
      let afterBegin = rest[begin.upperBound...]
      guard let dashes = afterBegin.firstRange(of: "-----") else { return nil }
      let label = afterBegin[..<dashes.lowerBound]
      guard let end = afterBegin.firstRange(of: "-----END \(label)-----") else { return nil }
      if isWanted(label) {
        return PEMBlock(label: label, text: rest[begin.lowerBound..<end.upperBound])
      }
      rest = rest[end.upperBound...]
    }
    return nil
  }
}
