internal import FHIRDefinitions

/// What the text of a reference looks like, and which of its bytes are the type and the id.
struct ReferenceForm {
  enum Kind {
    /// `#p1`, or `#` for the resource that contains this one.
    case fragment
    /// `Patient/p1`, perhaps with `/_history/2`.
    case relative
    /// `https://example.org/fhir/Patient/p1`.
    case restful
    /// `Patient?identifier=...`.
    case conditional
    /// `urn:uuid:...` or `urn:oid:...`.
    case urn
    /// An absolute url of another kind.
    case absolute
    /// None of these, but a path of several segments that some server may understand.
    case unusual
    /// None of these.
    case malformed
  }

  var kind: Kind
  var type: Range<Int>
  var id: Range<Int>

  /// Where the url of the resource without version ends.
  var end: Int { id.upperBound }

  private init(_ kind: Kind, type: Range<Int> = 0..<0, id: Range<Int> = 0..<0) {
    self.kind = kind
    self.type = type
    self.id = id
  }

  /// Reads a reference.
  ///
  /// FHIR R4, references: "an absolute URL, a relative URL [type]/[id] or an internal fragment".
  init(_ text: Span<UInt8>, _ definitions: Definitions) {
    guard !text.isEmpty else { self = Self(.malformed); return }
    if text[0] == UInt8(ascii: "#") { self = Self(.fragment); return }
    if text.hasPrefix("urn:uuid:") || text.hasPrefix("urn:oid:") { self = Self(.urn); return }
    let isAbsolute = URIFormat.isAbsolute(text)
    if !isAbsolute, let query = text.firstIndex(of: UInt8(ascii: "?")) {
      let isType = Self.isResource(text.extracting(0..<query), definitions)
      self = isType ? Self(.conditional, type: 0..<query) : Self(.malformed)
      return
    }
    guard let rest = Self.typeAndID(text, definitions) else {
      self = Self(
        isAbsolute ? .absolute : text.count(of: UInt8(ascii: "/")) > 1 ? .unusual : .malformed)
      return
    }
    guard isAbsolute || rest.type.lowerBound == 0 else { self = Self(.unusual); return }
    self = Self(isAbsolute ? .restful : .relative, type: rest.type, id: rest.id)
  }

  /// The last two segments, those of the version left aside.
  private static func typeAndID(
    _ text: Span<UInt8>, _ definitions: Definitions
  ) -> (type: Range<Int>, id: Range<Int>)? {
    var end = text.count
    if let history = text.lastIndex(of: "/_history/") {
      guard IDFormat.fault(in: text.extracting((history + 10)...)) == nil else { return nil }
      end = history
    }
    let path = text.extracting(0..<end)
    guard let slash = path.lastIndex(of: "/"), slash > 0 else { return nil }
    let start = path.extracting(0..<slash).lastIndex(of: "/").map { $0 + 1 } ?? 0
    guard start < slash, IDFormat.fault(in: text.extracting((slash + 1)..<end)) == nil,
      isResource(text.extracting(start..<slash), definitions)
    else { return nil }
    return (start..<slash, (slash + 1)..<end)
  }

  static func isResource(_ name: Span<UInt8>, _ definitions: Definitions) -> Bool {
    guard let first = name.isEmpty ? nil : name[0],
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    else { return false }
    return name.withUnsafeBufferPointer { definitions.type(utf8: $0)?.kind == .resource }
  }
}

extension Span<UInt8> {
  func count(of byte: UInt8) -> Int {
    var count = 0
    for index in indices where self[index] == byte { count += 1 }
    return count
  }

  func firstIndex(of byte: UInt8) -> Int? {
    for index in indices where self[index] == byte { return index }
    return nil
  }

  func lastIndex(of text: StaticString) -> Int? {
    let first = text.firstByte
    var index = count - text.utf8CodeUnitCount
    while index >= 0 {
      if self[index] == first, matches(text, at: index) { return index }
      index -= 1
    }
    return nil
  }
}

extension StaticString {
  /// What a search looks for before it compares the rest; 0 for an empty text.
  var firstByte: UInt8 { withUTF8Buffer { $0.first ?? 0 } }
}
