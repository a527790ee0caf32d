internal import LosslessJSON

/// Damage that leaves JSON, but not FHIR: values, keys and members stand where they do not belong.
struct StructureMutation {
  private let document: JSONDocument
  private let others: [JSONDocument]

  init(_ document: JSONDocument, _ others: [JSONDocument]) {
    self.document = document
    self.others = others
  }

  func copy(times: ClosedRange<Int>, using random: inout SeededGenerator) -> [UInt8] {
    var edits: [(place: Range<Int>, text: [UInt8])] = []
    for _ in 0..<Int.random(in: times, using: &random) { edits.append(edit(using: &random)) }
    var bytes = document.bytes
    var last = bytes.count
    for edit in edits.sorted(by: { $0.place.lowerBound > $1.place.lowerBound })
    where edit.place.upperBound <= last {
      bytes.replaceSubrange(edit.place, with: edit.text)
      last = edit.place.lowerBound
    }
    return bytes
  }

  private func edit(using random: inout SeededGenerator) -> (Range<Int>, [UInt8]) {
    let node = JSONNode(index: Int.random(in: 0..<document.nodeCount, using: &random))
    let place = document.range(of: node)
    if isKey(place) {
      let key = Self.keys.randomElement(using: &random) ?? "id"
      return (place, Array("\"\(key)\"".utf8))
    }
    let text = Array(document.bytes[place])
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return (place, Array("[".utf8) + text + Array("]".utf8))
    case 1:
      let key = Self.keys.randomElement(using: &random) ?? "id"
      return (place, Array("{\"\(key)\":".utf8) + text + Array("}".utf8))
    case 2:
      let depth = Int.random(in: 2...600, using: &random)
      let open = Array(#"{"extension":["#.utf8)
      return (
        place,
        Array([[UInt8]](repeating: open, count: depth).joined()) + text
          + Array([[UInt8]](repeating: Array("]}".utf8), count: depth).joined())
      )
    case 3: return (place, Array("[".utf8) + text + Array(",".utf8) + text + Array("]".utf8))
    case 4:
      let key = Self.keys.randomElement(using: &random) ?? "id"
      return (place, Array("\"\(key)\"".utf8))
    case 5: return (place, Array((Self.values.randomElement(using: &random) ?? "{}").utf8))
    default:
      let other = others.randomElement(using: &random) ?? document
      let index = Int.random(in: 0..<other.nodeCount, using: &random)
      return (place, Array(other.bytes[other.range(of: JSONNode(index: index))]))
    }
  }

  private func isKey(_ place: Range<Int>) -> Bool {
    let rest = document.bytes[place.upperBound...]
    return rest.first { $0 > 0x20 } == UInt8(ascii: ":")
  }

  private static let keys = [
    "resourceType", "id", "_id", "extension", "modifierExtension", "contained", "url",
    "valueString",
    "valueCodeableConcept", "coding", "reference", "entry", "item", "answer", "linkId", "system",
    "code",
    "value", "meta", "profile", "_birthDate", "text", "div", "status", "__proto__", "", "é",
  ]

  private static let values = [
    "null", "true", "0", "-1.5e3", "1e400", #""""#, #"" ""#, ##""#""##, #""\u0000""#, "[]", "{}",
    "[null]",
    "[[]]", #"{"id":"x"}"#, #""Patient/p""#, #""urn:uuid:x""#, #""2023-02-30""#,
    #"[{"a":[{"b":1}]}]"#,
    #""<div xmlns=\"http://www.w3.org/1999/xhtml\"><p></div>""#, #""10*3/{""#, #""((((((""#,
    #""http://hl7.org/fhir/StructureDefinition/Patient|4.0.1""#,
    #""9999-12-31T23:59:60.999999999999999999+14:00""#,
  ]
}
