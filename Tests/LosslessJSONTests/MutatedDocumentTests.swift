import LosslessJSON
import Testing
import TestSupport

/// Damaged documents: 200,000 of them, the same in every run.
///
/// Whatever stands in a text, it is read or refused: nothing traps, what is read can be walked through with every
/// accessor, and what is refused names a place inside the text. A second recogniser, written from the grammar alone,
/// says of every tenth text whether it is JSON.
@Suite struct MutatedDocumentTests {
  @Test(arguments: 0..<8)
  func areReadOrRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let originals = try Self.originals
    var accepted = 0
    for round in 0..<25_000 {
      var text = originals[round % originals.count]
      for _ in 0..<Int.random(in: 1...3, using: &random) { Self.damage(&text, using: &random) }
      let isRead = Self.tryOut(text)
      accepted += isRead ? 1 : 0
      if round.isMultiple(of: 10), ReferenceGrammar.accepts(text) != isRead {
        Issue.record("seed \(seed), round \(round): \(String(decoding: text, as: UTF8.self))")
      }
    }
    // Were all refused, or all read, the test would try one half of the code only.
    #expect((1_000..<24_000).contains(accepted))
  }

  @Test func undamagedDocumentsAreRead() throws {
    for text in try Self.originals {
      #expect(Self.tryOut(text))
      #expect(ReferenceGrammar.accepts(text))
    }
  }

  // MARK: Damage

  /// Our own documents, and resources of the shared bundles where those are there.
  private static var originals: [[UInt8]] {
    get throws {
      let own = SampleDocuments.all.map { Array($0.utf8) }
      guard try SharedFolder.isPresent else { return own }
      let bundle = try JSONDocument(try SharedFolder.bytes(of: SampleDocuments.sharedBundle))
      guard let entries = bundle.member("entry", of: bundle.root) else { return own }
      let resources = bundle.elements(of: entries).map { Array(bundle.bytes[bundle.range(of: $0)]) }
      return own + resources.filter { $0.count < 1_500 }.prefix(4)
    }
  }

  private static let tokens: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "null", "true", "fals",
      "-", "0", "1.5", "e", ".", "\n", "\r\n", "\t", "é", "😀", "\"a\":1,", "[[[[", "\"id\":",
    ].map { Array($0.utf8) } + [[0x00], [0xC3], [0xED, 0xA0, 0x80], [0xFF], [0xEF, 0xBB, 0xBF]]

  private static func damage(_ text: inout [UInt8], using random: inout SeededGenerator) {
    let place = Int.random(in: 0...text.count, using: &random)
    let length = min(Int.random(in: 1...12, using: &random), text.count - place)
    let token = tokens[Int.random(in: 0..<tokens.count, using: &random)]
    switch Int.random(in: 0..<7, using: &random) {
    case 0 where place < text.count: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where place < text.count: text[place] = UInt8.random(in: .min ... .max, using: &random)
    case 2: text.insert(contentsOf: token, at: place)
    case 3: text.removeSubrange(place..<(place + length))
    case 4: text.replaceSubrange(place..<(place + length), with: token)
    case 5: text.insert(contentsOf: Array(text[place..<(place + length)]), at: place)
    default:
      // Truncation leaves little to look at, so it is the rarest.
      if Int.random(in: 0..<4, using: &random) == 0 { text.removeSubrange(place...) }
    }
  }

  // MARK: Trial

  /// Whether the text was read; records an issue where the document or the error is not sound.
  private static func tryOut(_ text: [UInt8]) -> Bool {
    do throws(JSONError) {
      let document = try JSONDocument(text)
      if !isSound(document) {
        Issue.record("is walked wrongly: \(String(decoding: text, as: UTF8.self))")
      }
      return true
    } catch {
      let position = error.position
      let expected = SourcePosition(of: position.offset, in: text)
      if !(0...text.count).contains(position.offset) || position != expected
        || error.message.isEmpty
      {
        Issue.record("\(error) lies outside of \(String(decoding: text, as: UTF8.self))")
      }
      return false
    }
  }

  /// Visits every node once, by way of the containers, with all accessors.
  private static func isSound(_ document: JSONDocument) -> Bool {
    let index = JSONLineIndex(document)
    var visited = 0
    var pending = [document.root]
    while let node = pending.popLast() {
      visited += 1
      let range = document.range(of: node)
      guard range.lowerBound < range.upperBound, range.upperBound <= document.bytes.count,
        document.nodeAfter(node).index > node.index, index.position(of: node).line >= 1
      else { return false }
      switch document.kind(of: node) {
      case .object:
        var members = 0
        for (key, value) in document.members(of: node) {
          guard document.kind(of: key) == .string, document.isString(key, document.text(of: key))
          else { return false }
          pending.append(value)
          visited += 1
          members += 1
        }
        guard members == document.count(of: node) else { return false }
      case .array:
        let elements = Array(document.elements(of: node))
        guard elements.count == document.count(of: node) else { return false }
        pending.append(contentsOf: elements)
      case .string:
        let utf8 = document.utf8(of: node)
        guard document.text(of: node).utf8.elementsEqual(utf8),
          document.withUTF8(of: node, { $0.elementsEqual(utf8) })
        else { return false }
      case .number: guard !document.text(of: node).isEmpty else { return false }
      case .boolean: guard document.boolean(node) != nil else { return false }
      case .null: guard range.count == 4 else { return false }
      }
    }
    return visited == document.nodeCount
      && document.duplicateKeys.allSatisfy { document.kind(of: $0) == .string }
  }
}
