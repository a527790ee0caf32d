internal import LosslessJSON

/// Which bytes of a stretch of the source are values that must not be shown.
///
/// Strings and numbers are hidden; structure, keys, `true`, `false` and `null` are shown, and so are the values of the few
/// keys that hold codes, systems, units, urls and ids, where they look like such. Quotation marks are shown, so that a string
/// looks like one.
struct ValueMask {
  /// The keys whose values say nothing about a person, and what such a value looks like.
  static let shownKeys: [String: ShownForm] = [
    "resourceType": .code, "id": .id, "versionId": .id, "code": .code, "unit": .code,
    "use": .code, "status": .code, "method": .code, "comparator": .code,
    "system": .codeOrURL, "type": .codeOrURL, "url": .reference, "fullUrl": .url, "profile": .url,
    "valueSet": .url, "instantiatesCanonical": .url, "reference": .reference,
  ]

  private let range: Range<Int>
  private var hidden: [Bool]

  typealias Window = (range: Range<Int>, isCutBefore: Bool, isCutAfter: Bool)

  init(_ window: Window, in outcome: Outcome, faultAt fault: Int) {
    range = window.range
    hidden = Array(repeating: false, count: window.range.count)
    if let document = outcome.document {
      hide(valuesOf: document)
    } else {
      hide(wordsOf: outcome.bytes, faultAt: fault, startsLine: !window.isCutBefore)
    }
  }

  func hides(_ offset: Int) -> Bool {
    range.contains(offset) && hidden[offset - range.lowerBound]
  }

  private mutating func hide(_ bytes: Range<Int>) {
    let bytes = bytes.clamped(to: range)
    for offset in bytes { hidden[offset - range.lowerBound] = true }
  }

  // MARK: A document that was read

  private mutating func hide(valuesOf document: JSONDocument) {
    // A stack of our own: the document may be nested as deeply as its reader allowed.
    var open: [(node: JSONNode, form: ShownForm?)] = [(document.root, nil)]
    while let (node, form) = open.popLast() {
      guard document.range(of: node).overlaps(range) else { continue }
      switch document.kind(of: node) {
      case .object:
        for (key, value) in document.members(of: node) {
          guard document.range(of: value).upperBound > range.lowerBound else { continue }
          guard document.range(of: key).lowerBound < range.upperBound else { break }
          let name = document.text(of: key)
          if !IDFormat.isPlain(name) { hide(document.contentRange(of: key)) }
          open.append((value, Self.shownKeys[name]))
        }
      case .array:
        for element in document.elements(of: node) {
          guard document.range(of: element).upperBound > range.lowerBound else { continue }
          guard document.range(of: element).lowerBound < range.upperBound else { break }
          open.append((element, form))
        }
      case .string:
        let content = document.contentRange(of: node)
        let isShown = form?.holds(for: document.bytes[content]) ?? false
        if !isShown { hide(content) }
      case .number: hide(document.range(of: node))
      case .boolean, .null: break
      }
    }
  }

  // MARK: A text that is no JSON

  /// Hides what may be a value, and shows what must be a key.
  ///
  /// Before the fault the text is JSON, so a string with a colon behind it is a key. From the fault on nothing is known, and
  /// every letter and digit is hidden; so it is where the line does not begin in the window.
  private mutating func hide(wordsOf bytes: [UInt8], faultAt fault: Int, startsLine: Bool) {
    var index = range.lowerBound
    let known = startsLine ? min(fault, range.upperBound) : range.lowerBound
    while index < known {
      guard bytes[index] == UInt8(ascii: "\"") else {
        hideWord(bytes, index)
        index += 1
        continue
      }
      let start = index + 1
      index = start
      while index < known, bytes[index] != UInt8(ascii: "\"") {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      let content = start..<min(index, known)
      var next = index + 1
      while next < known, bytes[next] == 0x20 { next += 1 }
      let isKey = next < known && bytes[next] == UInt8(ascii: ":")
      if !isKey || !IDFormat.isPlain(String(decoding: bytes[content], as: UTF8.self)) {
        hide(content)
      }
      index += 1
    }
    for index in max(known, range.lowerBound)..<max(known, range.upperBound) {
      hideWord(bytes, index)
    }
  }

  private mutating func hideWord(_ bytes: [UInt8], _ index: Int) {
    guard range.contains(index) else { return }
    switch bytes[index] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      hide(index..<(index + 1))
    default: break
    }
  }
}
