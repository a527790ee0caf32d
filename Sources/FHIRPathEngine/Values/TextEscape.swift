/// The languages that `escape()` and `unescape()` know.
public enum TextEscape: String, CaseIterable, Sendable {
  case html, json

  /// The text with what the language gives a meaning written so that it has none.
  public func escape(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch (self, scalar) {
      case (.html, "<"): output += "&lt;"
      case (.html, ">"): output += "&gt;"
      case (.html, "&"): output += "&amp;"
      case (.html, "\""): output += "&quot;"
      case (.json, "\""): output += "\\\""
      case (.json, "\\"): output += "\\\\"
      case (.json, "\n"): output += "\\n"
      case (.json, "\r"): output += "\\r"
      case (.json, "\t"): output += "\\t"
      case (.json, "\u{8}"): output += "\\b"
      case (.json, "\u{c}"): output += "\\f"
      case (.json, _) where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// The text that was escaped; what is no escape stays.
  public func unescape(_ text: String) -> String {
    var rest = Substring(text).unicodeScalars
    var output = String.UnicodeScalarView()
    let start: Unicode.Scalar = self == .html ? "&" : "\\"
    while let scalar = rest.popFirst() {
      guard scalar == start, let (meaning, length) = meaning(of: rest) else {
        output.append(scalar)
        continue
      }
      output.append(contentsOf: meaning.unicodeScalars)
      rest = rest.dropFirst(length)
    }
    return String(output)
  }

  private func meaning(of rest: Substring.UnicodeScalarView) -> (String, Int)? {
    self == .html ? Self.htmlMeaning(of: rest) : Self.jsonMeaning(of: rest)
  }

  private static func htmlMeaning(of rest: Substring.UnicodeScalarView) -> (String, Int)? {
    guard let end = rest.prefix(12).firstIndex(of: ";") else { return nil }
    let name = String(rest[..<end])
    let length = name.unicodeScalars.count + 1
    if let known = htmlNames[name] { return (known, length) }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.hasPrefix("#x") || name.hasPrefix("#X")
    let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
    return code.flatMap(Unicode.Scalar.init).map { (String($0), length) }
  }

  private static let htmlNames = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{a0}",
  ]

  private static func jsonMeaning(of rest: Substring.UnicodeScalarView) -> (String, Int)? {
    guard let letter = rest.first else { return nil }
    switch letter {
    case "\"", "\\", "/": return (String(letter), 1)
    case "n": return ("\n", 1)
    case "r": return ("\r", 1)
    case "t": return ("\t", 1)
    case "b": return ("\u{8}", 1)
    case "f": return ("\u{c}", 1)
    case "u":
      guard let first = codeUnit(rest.dropFirst()) else { return nil }
      if let scalar = Unicode.Scalar(first) { return (String(scalar), 5) }
      let tail = rest.dropFirst(5)
      guard tail.starts(with: "\\u".unicodeScalars), let second = codeUnit(tail.dropFirst(2))
      else { return nil }
      var pair = "".unicodeScalars
      let isDamaged = transcode(
        [first, second].makeIterator(), from: UTF16.self, to: UTF32.self,
        stoppingOnError: true
      ) { Unicode.Scalar($0).map { pair.append($0) } }
      return isDamaged ? nil : (String(pair), 11)
    default: return nil
    }
  }

  private static func codeUnit(_ digits: Substring.UnicodeScalarView) -> UInt16? {
    let four = digits.prefix(4)
    guard four.count == 4, four.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    return UInt16(String(four), radix: 16)
  }
}
