internal import FHIRDefinitions

/// A code system without a list of its codes, because a grammar says which there are.
///
/// FHIR R4, terminologies-systems: MIME types (BCP 13) are such a system. A value set of all of them can be worked out
/// after all: a code is in it where the grammar takes it.
enum CodeGrammar: String, Sendable {
  case mimeType = "urn:ietf:bcp:13"

  /// The grammar that fills the only gap of a value set.
  init?(fillingGapOf valueSet: ValueSet) {
    let gaps = valueSet.gaps
    guard gaps.count <= 1, let part = valueSet.parts.first, valueSet.parts.count == 1 else {
      guard gaps.count == 1, valueSet.parts.isEmpty, gaps[0].reason == .systemMissing else {
        return nil
      }
      self.init(rawValue: gaps[0].system ?? "")
      return
    }
    guard part.isWholeSystem, !part.isUncertain else { return nil }
    self.init(rawValue: part.system)
  }

  /// Whether a code is one of the system's.
  func accepts(_ code: Span<UInt8>) -> Bool {
    switch self {
    case .mimeType: Self.isMIMEType(code)
    }
  }

  /// `type/subtype`, each a restricted name of RFC 6838 section 4.2; what follows a semicolon is parameters.
  private static func isMIMEType(_ code: Span<UInt8>) -> Bool {
    var lengths = [0, 0]
    var part = 0
    for index in code.indices {
      let byte = code[index]
      switch byte {
      case UInt8(ascii: "/") where part == 0: part = 1
      case UInt8(ascii: ";") where part == 1: return lengths.allSatisfy { (1...127).contains($0) }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        lengths[part] += 1
      case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "&"),
        UInt8(ascii: "-"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "+"):
        guard lengths[part] > 0 else { return false }
        lengths[part] += 1
      default: return false
      }
    }
    return part == 1 && lengths.allSatisfy { (1...127).contains($0) }
  }
}
