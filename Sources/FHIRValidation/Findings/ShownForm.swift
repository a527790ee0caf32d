/// What a value must look like to stand in a finding, whatever element it is found in.
///
/// The name of an element promises a code or a url; only the value itself can tell whether the promise is kept, and not a
/// person's name stands there by mistake.
enum ShownForm {
  /// An id of FHIR.
  case id
  /// A code without space.
  case code
  /// An absolute url or urn, with the version of a canonical.
  case url
  /// A code or a url: `ContactPoint.system` is the one, `Coding.system` the other.
  case codeOrURL
  /// `Type/id`, `#id`, a url, each as FHIR writes them.
  case reference

  /// Whether a value has the form, and is no date in its place.
  func holds(for text: some Collection<UInt8>) -> Bool {
    if IDFormat.isDate(text) { return false }
    return switch self {
    case .id: (1...64).contains(text.count) && text.allSatisfy(IDFormat.isAllowed)
    case .code: (1...64).contains(text.count) && text.allSatisfy(Self.isOfCode)
    case .url: Self.isURL(text)
    case .codeOrURL: Self.code.holds(for: text) || Self.isURL(text)
    case .reference: Self.isReference(text)
    }
  }

  /// The text where it has the form, and dots in its place where not.
  func shown(_ text: String) -> String { holds(for: text.utf8) ? text : "..." }

  private static func isOfCode(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "@"): false
    default: (0x21...0x7E).contains(byte)
    }
  }

  /// A url that carries no query, nobody's account and nothing escaped; mail and telephone are no schemes of definitions.
  private static func isURL(_ text: some Collection<UInt8>) -> Bool {
    let schemes = ["http://", "https://", "urn:"]
    guard text.count <= 256, schemes.contains(where: { text.starts(with: $0.utf8) }) else {
      return false
    }
    return text.allSatisfy {
      IDFormat.isAllowed($0) || "_~:/#|+!$&'()*;=[]".utf8.contains($0)
    }
  }

  private static func isReference(_ text: some Collection<UInt8>) -> Bool {
    if text.first == UInt8(ascii: "#") { return Self.id.holds(for: text.dropFirst()) }
    if isURL(text) { return true }
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 4 && parts[2].elementsEqual("_history".utf8) else {
      return false
    }
    return parts.enumerated().allSatisfy { $0.offset == 2 || Self.id.holds(for: $0.element) }
  }
}

extension Cause {
  /// A code as it may be shown.
  static func shown(code: String) -> String { ShownForm.code.shown(code) }

  /// A canonical or another url as it may be shown.
  static func shown(url: String) -> String { ShownForm.url.shown(url) }
}
