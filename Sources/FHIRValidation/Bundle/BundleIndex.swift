internal import FHIRDefinitions
internal import LosslessJSON

/// The entries of a bundle and how references find them, made once before the bundle is walked.
final class BundleIndex: Sendable {
  /// What an entry has, as far as the rules of bundles ask for it.
  struct Entry: Sendable {
    var node: JSONNode
    /// Its place in the array.
    var index: Int
    var fullURL: JSONNode?
    /// The form of the fullUrl: a RESTful one has a base, a type and an id.
    var form: ReferenceForm?
    var resource: JSONNode?
    var type: JSONNode?
    var id: JSONNode?
    var request: JSONNode?
    var response: JSONNode?
    var search: JSONNode?
  }

  let type: BundleType
  let key: JSONNode?
  let entries: [Entry]
  private let document: JSONDocument
  private let byFullURL: ByteIndex
  /// By `Type/id` of the resource itself.
  private let byIdentity: ByteIndex
  /// The same, of the entries whose fullUrl has no base.
  private let byIdentityWithoutBase: ByteIndex

  init(_ bundle: JSONNode, in walk: borrowing Walk) {
    let document = walk.document
    self.document = document
    let type = walk.stringMember("type", of: bundle).map { document.text(of: $0) }
    self.type = type.flatMap { BundleType(rawValue: $0) } ?? .unknown
    key = document.members(of: bundle).first { document.isString($0.key, "entry") }?.key
    var entries: [Entry] = []
    let list = key?.valueOfKey
    let count = list.map { document.count(of: $0) } ?? 0
    var (byFullURL, byIdentity) = (ByteIndex(capacity: count), ByteIndex(capacity: count))
    var byIdentityWithoutBase = ByteIndex(capacity: count)
    var identity: [UInt8] = []
    for (index, node) in (list.map { document.elements(of: $0) } ?? document.elements(of: bundle))
      .enumerated()
    {
      let entry = Self.entry(node, index, walk)
      if let url = entry.fullURL {
        walk.withText(of: url) { byFullURL.insert(entries.count, for: $0) }
      }
      if let type = entry.type, let id = entry.id {
        identity = document.utf8(of: type)
        identity.append(UInt8(ascii: "/"))
        identity += document.utf8(of: id)
        byIdentity.insert(entries.count, for: identity.span)
        if entry.form?.kind != .restful {
          byIdentityWithoutBase.insert(entries.count, for: identity.span)
        }
      }
      entries.append(entry)
    }
    self.entries = entries
    self.byFullURL = byFullURL
    self.byIdentity = byIdentity
    self.byIdentityWithoutBase = byIdentityWithoutBase
  }

  private static func entry(_ node: JSONNode, _ index: Int, _ walk: borrowing Walk) -> Entry {
    let document = walk.document
    var entry = Entry(node: node, index: index)
    for (key, value) in document.members(of: node) {
      switch document.kind(of: value) {
      case .string:
        if entry.fullURL == nil, document.isString(key, "fullUrl") { entry.fullURL = value }
      case .object:
        if document.isString(key, "resource") {
          entry.resource = value
        } else if document.isString(key, "request") {
          entry.request = value
        } else if document.isString(key, "response") {
          entry.response = value
        } else if document.isString(key, "search") {
          entry.search = value
        }
      default: break
      }
    }
    if let resource = entry.resource {
      entry.type = walk.stringMember("resourceType", of: resource)
      entry.id = walk.stringMember("id", of: resource)
    }
    if let url = entry.fullURL {
      entry.form = walk.withText(of: url) { ReferenceForm($0, walk.cache.definitions) }
    }
    return entry
  }

  /// The place of the entry that has a resource.
  func entry(ofResource resource: JSONNode) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].node.index <= resource.index { low = middle + 1 } else { high = middle }
    }
    guard low > 0, entries[low - 1].resource == resource else { return nil }
    return low - 1
  }

  /// The place of the entry that a reference finds.
  ///
  /// FHIR R4, bundle.html#references: a relative reference is completed with the base of the entry's own fullUrl, where that
  /// is RESTful, and compared with the other fullUrls; versions are left aside. Where the bases say nothing (a fullUrl that
  /// is a URN or missing), an entry of the same type and id is taken as the one that is meant.
  func entry(_ text: Span<UInt8>, _ form: ReferenceForm, from source: Int?) -> Int? {
    switch form.kind {
    case .urn, .absolute: return byFullURL.value(for: text)
    case .restful:
      return byFullURL.value(for: text.extracting(0..<form.end)) ?? byFullURL.value(for: text)
    case .relative:
      let identity = text.extracting(0..<form.end)
      guard let base = source.flatMap({ place in self.base(of: place) }) else {
        return byIdentity.value(for: identity)
      }
      return byFullURL.value(for: base.span, identity) ?? byIdentityWithoutBase.value(for: identity)
    case .fragment, .conditional, .unusual, .malformed: return nil
    }
  }

  /// An entry's fullUrl up to the type; `nil` where it is not RESTful.
  private func base(of place: Int) -> ArraySlice<UInt8>? {
    guard entries.indices.contains(place), let url = entries[place].fullURL,
      let form = entries[place].form, form.kind == .restful, !document.hasEscapes(url)
    else { return nil }
    return document.bytes[document.contentRange(of: url)].prefix(form.type.lowerBound)
  }
}
