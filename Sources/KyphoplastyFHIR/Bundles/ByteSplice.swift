internal import LosslessJSON

/// Changes to a part of a text, applied in one go: all that is not named stays as it is, byte for byte.
struct ByteSplice {
  private var changes: [(range: Range<Int>, bytes: [UInt8])] = []

  /// Puts bytes in the place of others; an empty range inserts.
  mutating func replace(_ range: Range<Int>, with bytes: some Sequence<UInt8>) {
    changes.append((range, Array(bytes)))
  }

  /// A part of the text with the changes that lie within it.
  ///
  /// Of two changes of the same place the first one counts.
  func bytes(of range: Range<Int>, in text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count + changes.reduce(0) { $0 + $1.bytes.count })
    var place = range.lowerBound
    let inOrder = changes.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for (_, change) in inOrder
    where change.range.lowerBound >= place && change.range.upperBound <= range.upperBound {
      result += text[place..<change.range.lowerBound]
      result += change.bytes
      place = change.range.upperBound
    }
    return result + text[place..<range.upperBound]
  }

  /// A text as a JSON string with its quotation marks.
  static func string(_ text: String) -> [UInt8] {
    var json = JSONWriter(capacity: text.utf8.count + 8)
    json.string(text)
    return json.finish()
  }
}
