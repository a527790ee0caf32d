/// Changes of the text of a record in canonical form, where each value stands right behind its key.
enum CanonicalText {
  /// Where the first value behind a key stands: a string with its quotation marks, a number or a word.
  static func value(of name: String, in json: [UInt8]) -> Range<Int>? {
    guard let key = firstRange(of: Array("\"\(name)\":".utf8), in: json) else { return nil }
    var end = key.upperBound
    guard end < json.count else { return nil }
    guard json[end] == UInt8(ascii: "\"") else {
      while end < json.count, !",]}".utf8.contains(json[end]) { end += 1 }
      return key.upperBound..<end
    }
    end += 1
    while end < json.count, json[end] != UInt8(ascii: "\"") {
      end += json[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end < json.count ? key.upperBound..<(end + 1) : nil
  }

  /// Puts another text in the place of the first value behind a key; `false` where there is none.
  static func replace(_ name: String, in json: inout [UInt8], _ change: (String) -> String) -> Bool
  {
    guard let range = value(of: name, in: json) else { return false }
    let text = String(decoding: json[range], as: UTF8.self)
    json.replaceSubrange(range, with: Array(change(text).utf8))
    return true
  }

  static func firstRange(of pattern: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    var start = 0
    while start <= bytes.count - pattern.count {
      if bytes[start] == first, bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
        return start..<(start + pattern.count)
      }
      start += 1
    }
    return nil
  }
}
