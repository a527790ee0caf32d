/// Turns a text that is nearly JSON into JSON, one token after the other.
///
/// It knows only where keys and values stand. The scanner judges what comes out, so nothing has to be checked twice.
struct LenientReader {
  private(set) var output: [UInt8] = []
  private(set) var faults: [JSONRecovery.Fault] = []
  private(set) var map = OffsetMap()

  /// What may come next in a container.
  private enum Expectation { case item, colon, value, end }
  private struct Container {
    var isObject: Bool
    var expects = Expectation.item
    /// Where a comma stands in the output that nothing has followed yet.
    var comma: Int?
    var commaSource = 0
  }

  private let text: [UInt8]
  private let depth: Int
  private var index = 0
  private var open: [Container] = []

  init(_ text: [UInt8], depth: Int) {
    self.text = text
    self.depth = depth
    output.reserveCapacity(text.count + 64)
  }

  /// Reads the whole text; `false` where it is no use.
  mutating func read() -> Bool {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      note(.byteOrderMark, 0..<3)
      blank(to: 3)
    }
    while index < text.count {
      guard step() else { return false }
    }
    // A comma turns out to be one too many only when the container ends.
    faults.sort { $0.range.lowerBound < $1.range.lowerBound }
    return open.isEmpty
  }

  private mutating func step() -> Bool {
    let byte = text[index]
    switch byte {
    case 0x20, 0x0A, 0x0D, 0x09: copy(1)
    case UInt8(ascii: "/"): return comment()
    case UInt8(ascii: ","): return comma()
    case UInt8(ascii: ":"):
      guard !open.isEmpty, open[open.count - 1].expects == .colon else { return false }
      open[open.count - 1].expects = .value
      copy(1)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < depth, value() else { return false }
      open.append(Container(isObject: byte == UInt8(ascii: "{")))
      copy(1)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return close(isObject: byte == UInt8(ascii: "}"))
    case UInt8(ascii: "\""):
      guard value(), let end = endOfString(quote: byte) else { return false }
      copy(end - index)
    case UInt8(ascii: "'"): return singleQuoted()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard value() else { return false }
      copy(text[index...].prefix { Self.isWordPart($0) || $0 == UInt8(ascii: "+") }.count)
    default: return word()
    }
    return true
  }

  // MARK: Structure

  /// Makes ready for a value or key that begins here; puts the comma that is missing.
  private mutating func value() -> Bool {
    guard !open.isEmpty else { return true }
    let last = open.count - 1
    switch open[last].expects {
    case .colon: return false
    case .end:
      let end = endOfToken
      note(.missingComma, index..<end)
      insert(UInt8(ascii: ","))
      faults[faults.count - 1].offset = output.count
      open[last].expects = .item
    case .item, .value: break
    }
    open[last].comma = nil
    open[last].expects = open[last].isObject && open[last].expects == .item ? .colon : .end
    return true
  }

  /// Whether a key is what comes next.
  private var isKeyNext: Bool {
    guard let container = open.last, container.isObject else { return false }
    return container.expects == .item || container.expects == .end
  }

  private mutating func comma() -> Bool {
    guard !open.isEmpty else { return false }
    let last = open.count - 1
    guard open[last].expects == .end else {
      // Nothing stands before it; after a key it is beyond help.
      guard open[last].expects == .item else { return false }
      note(.extraComma, index..<index + 1)
      blank(to: index + 1)
      return true
    }
    open[last].expects = .item
    open[last].comma = output.count
    open[last].commaSource = index
    copy(1)
    return true
  }

  private mutating func close(isObject: Bool) -> Bool {
    guard let container = open.popLast(), container.isObject == isObject,
      container.expects == .item || container.expects == .end
    else { return false }
    if let comma = container.comma {
      output[comma] = 0x20
      let range = container.commaSource..<container.commaSource + 1
      faults.append(JSONRecovery.Fault(kind: .extraComma, range: range, offset: comma))
    }
    copy(1)
    return true
  }

  // MARK: Tokens

  private mutating func comment() -> Bool {
    guard index + 1 < text.count else { return false }
    var end = index + 2
    if text[index + 1] == UInt8(ascii: "/") {
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    } else if text[index + 1] == UInt8(ascii: "*") {
      while end < text.count,
        !(text[end - 1] == UInt8(ascii: "*") && text[end] == UInt8(ascii: "/") && end > index + 2)
      {
        end += 1
      }
      guard end < text.count else { return false }
      end += 1
    } else {
      return false
    }
    note(.comment, index..<end)
    blank(to: end)
    return true
  }

  private func endOfString(quote: UInt8) -> Int? {
    var end = index + 1
    while end < text.count, text[end] != quote {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end < text.count ? end + 1 : nil
  }

  private mutating func singleQuoted() -> Bool {
    guard value(), let end = endOfString(quote: UInt8(ascii: "'")) else { return false }
    note(.singleQuotes, index..<end)
    output.append(UInt8(ascii: "\""))
    index += 1
    while index < end - 1 {
      if text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "'") {
        index += 1
        follow()
      } else if text[index] == UInt8(ascii: "\"") {
        insert(UInt8(ascii: "\\"))
      }
      copy(1)
    }
    output.append(UInt8(ascii: "\""))
    index += 1
    return true
  }

  /// A word: `true`, `false`, `null`, or a text without quotation marks.
  private mutating func word() -> Bool {
    let length = text[index...].prefix(while: Self.isWordPart).count
    // What begins with a dot is a number of another language.
    guard length > 0, text[index] != UInt8(ascii: ".") else { return false }
    let isKey = isKeyNext
    let name = text[index..<index + length]
    let isLiteral = ["true", "false", "null"].contains { name.elementsEqual($0.utf8) }
    guard value(), !open.isEmpty else { return false }
    if isLiteral, !isKey {
      copy(length)
      return true
    }
    note(isKey ? .bareKey : .bareValue, index..<index + length)
    insert(UInt8(ascii: "\""))
    faults[faults.count - 1].offset = output.count - 1
    copy(length)
    insert(UInt8(ascii: "\""))
    return true
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
      UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Where what begins here ends, near enough to point at it.
  private var endOfToken: Int {
    let byte = text[index]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      return endOfString(quote: byte) ?? index + 1
    }
    return index + max(1, text[index...].prefix(while: Self.isWordPart).count)
  }

  // MARK: Output

  private mutating func note(_ kind: JSONRecovery.Kind, _ range: Range<Int>) {
    faults.append(JSONRecovery.Fault(kind: kind, range: range, offset: output.count))
  }

  private mutating func copy(_ count: Int) {
    let end = min(index + count, text.count)
    output.append(contentsOf: text[index..<end])
    index = end
  }

  private mutating func blank(to end: Int) {
    // Ends of lines stay, so that lines are the same in both texts.
    for byte in text[index..<end] { output.append(byte == 0x0A || byte == 0x0D ? byte : 0x20) }
    index = end
  }

  private mutating func insert(_ byte: UInt8) {
    output.append(byte)
    follow()
  }

  /// Notes how far the texts are apart from here on.
  private mutating func follow() { map.append(output.count, difference: index - output.count) }
}
