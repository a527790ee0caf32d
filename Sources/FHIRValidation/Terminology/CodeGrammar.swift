internal import FHIRDefinitions
internal import FHIRPathEngine

/// A code system without a list of its codes here, because a grammar says what they look like.
///
/// FHIR R4, terminologies-systems. Some grammars say all (MIME types), others only what can be no code (currencies).
enum CodeGrammar: String, Sendable {
  case mimeType = "urn:ietf:bcp:13"
  case language = "urn:ietf:bcp:47"
  case currency = "urn:iso:std:iso:4217"
  case country = "urn:iso:std:iso:3166"
  case uri = "urn:ietf:rfc:3986"
  case unit = "http://unitsofmeasure.org"

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

  /// The grammar of a system, by its url in the bytes of a document.
  init?(_ system: Span<UInt8>) {
    guard system.hasPrefix("urn:") || system.isEqual(to: "http://unitsofmeasure.org") else {
      return nil
    }
    self.init(rawValue: system.string)
  }

  /// What a code of the system is.
  var noun: String {
    switch self {
    case .mimeType: "MIME type (BCP 13)"
    case .language: "tag of a language (BCP 47)"
    case .currency: "code of a currency (ISO 4217)"
    case .country: "code of a country (ISO 3166)"
    case .uri: "absolute uri (RFC 3986)"
    case .unit: "unit of UCUM"
    }
  }

  /// Whether a code is one of the system's; `nil` where the grammar allows it and only the list could tell.
  func accepts(_ code: Span<UInt8>) -> Bool? {
    switch self {
    case .mimeType: Self.isMIMEType(code) || Self.isFormatAlias(code)
    case .language: LanguageTag.isPossible(code)
    case .currency: code.count == 3 && code.isUppercaseLetters ? nil : false
    case .country:
      code.isUppercaseLetters && (2...3).contains(code.count) || code.isDigits && code.count == 3
        ? nil : false
    case .uri: URIFormat.isAbsolute(code)
    case .unit: code.count <= 256 && (try? UCUMUnit(code.string)) != nil
    }
  }

  /// `json`, `xml` and `ttl`, which FHIR takes for its own types of content.
  private static func isFormatAlias(_ code: Span<UInt8>) -> Bool {
    code.isEqual(to: "json") || code.isEqual(to: "xml") || code.isEqual(to: "ttl")
  }

  /// `type/subtype`, each a restricted name of RFC 6838 section 4.2; what follows a semicolon is parameters.
  private static func isMIMEType(_ code: Span<UInt8>) -> Bool {
    var lengths = [0, 0]
    var part = 0
    for index in code.indices {
      let byte = code[index]
      switch byte {
      // All types of a kind, as in image/*: what a system accepts, say.
      case UInt8(ascii: "*") where part == 1: lengths[part] += 1
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
