/// What the text of `Reference.reference` points to.
enum ReferenceTarget: Hashable, Sendable {
  /// A resource inside the same one: `#device`.
  case contained
  /// A resource of this server: `Patient/17`, `Patient/17/_history/2` or the same after the server's base.
  case local(ResourceIdentity)
  /// Whatever matches a search, in a transaction: `Practitioner?identifier=...`.
  case conditional(type: String, query: QueryString)
  /// A name of an entry, good inside one bundle only: `urn:uuid:...`.
  case temporary
  /// Something on another server.
  case external
  /// None of these.
  case malformed

  init(_ text: String, in context: ServerContext) {
    if text.hasPrefix("#") {
      self = .contained
    } else if text.hasPrefix("urn:") {
      self = .temporary
    } else if text.hasPrefix(context.base),
      text.utf8.dropFirst(context.base.utf8.count).first == UInt8(ascii: "/")
    {
      self = .relative(text.utf8.dropFirst(context.base.utf8.count + 1), context.types)
    } else if Self.hasScheme(text.utf8) {
      self = .external
    } else {
      self = .relative(text.utf8[...], context.types)
    }
  }

  // A bundle has some hundred references, so the text is looked at as UTF-8 and cut once.
  private static func relative(
    _ text: Substring.UTF8View, _ types: ResourceTypes
  ) -> ReferenceTarget {
    if let mark = text.firstIndex(of: UInt8(ascii: "?")) {
      let type = String(Substring(text[..<mark]))
      guard types.contains(type) else { return .malformed }
      return .conditional(
        type: type, query: QueryString(Substring(text[text.index(after: mark)...])))
    }
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else { return .malformed }
    var id = text[text.index(after: slash)...]
    if let end = id.firstIndex(of: UInt8(ascii: "/")) {
      let rest = Substring(id[end...])
      guard rest.hasPrefix("/_history/"), Int(rest.dropFirst(10)) != nil else { return .malformed }
      id = id[..<end]
    }
    let identity = ResourceIdentity(
      type: String(Substring(text[..<slash])), id: String(Substring(id)))
    guard ResourceIdentity.isID(identity.id), types.contains(identity.type) else {
      return .malformed
    }
    return .local(identity)
  }

  /// Whether a text begins as an absolute URI does: letters, digits, `+-.`, then a colon.
  private static func hasScheme(_ text: String.UTF8View) -> Bool {
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        continue
      default: return byte == UInt8(ascii: ":")
      }
    }
    return false
  }
}
