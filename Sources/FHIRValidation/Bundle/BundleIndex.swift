internal import FHIRDefinitions
internal import LosslessJSON

/// The entries of a bundle and how references find them, made once before the bundle is walked.
final class BundleIndex {
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
    /// `meta.versionId` of the resource.
    var version: JSONNode?
    var request: JSONNode?
    var response: JSONNode?
    var search: JSONNode?
  }

  let type: BundleType
  let key: JSONNode?
  let entries: [Entry]
  let document: JSONDocument
  /// By fullUrl, and by fullUrl with `/_history/` and the version where the resource has one.
  let byFullURL: ByteIndex
  /// By `Type/id` of the resource itself.
  let byIdentity: ByteIndex
  /// What entries refer to; `nil` where the type of the bundle does not ask who is reached.
  var links: EntryLinks?
  /// The entries without fullUrl that refer to something.
  var withoutBase: Set<Int> = []
  /// The ids in the whole bundle; read when the first narrative asks for them.
  private var anchors: NarrativeAnchors?
  private var anchorsByEntry: [Int: NarrativeAnchors] = [:]
  private let node: JSONNode

  init(_ bundle: JSONNode, in document: JSONDocument, _ definitions: Definitions) {
    self.document = document
    node = bundle
    let type = document.stringMember("type", of: bundle).map { document.text(of: $0) }
    self.type = type.flatMap { BundleType(rawValue: $0) } ?? .unknown
    key = document.members(of: bundle).first { document.isString($0.key, "entry") }?.key
    var entries: [Entry] = []
    let list = key?.valueOfKey
    let count = list.map { document.count(of: $0) } ?? 0
    var (byFullURL, byIdentity) = (ByteIndex(capacity: count), ByteIndex(capacity: count))
    let version: StaticString = "/_history/"
    let slash: StaticString = "/"
    for (index, node) in (list.map { document.elements(of: $0) } ?? document.elements(of: bundle))
      .enumerated()
    {
      let entry = Self.entry(node, index, document, definitions)
      if let url = entry.fullURL {
        document.withText(of: url) { url in
          byFullURL.insert(index, for: url)
          guard let number = entry.version else { return }
          document.withText(of: number) { number in
            version.withUTF8Buffer { byFullURL.insert(index, for: url, $0.span, number) }
          }
        }
      }
      if let type = entry.type, let id = entry.id {
        document.withText(of: type) { type in
          document.withText(of: id) { id in
            slash.withUTF8Buffer { byIdentity.insert(index, for: type, $0.span, id) }
          }
        }
      }
      entries.append(entry)
    }
    self.entries = entries
    self.byFullURL = byFullURL
    self.byIdentity = byIdentity
    links = self.type.isGraph ? EntryLinks(count: entries.count) : nil
  }

  private static func entry(
    _ node: JSONNode, _ index: Int, _ document: JSONDocument, _ definitions: Definitions
  ) -> Entry {
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
      entry.type = document.stringMember("resourceType", of: resource)
      entry.id = document.stringMember("id", of: resource)
      if let meta = document.member("meta", of: resource) {
        entry.version = document.stringMember("versionId", of: meta)
      }
    }
    if let url = entry.fullURL {
      entry.form = document.withText(of: url) { ReferenceForm($0, definitions) }
    }
    return entry
  }

  /// The ids in the resource of an entry.
  func anchors(ofEntry entry: Int) -> NarrativeAnchors? {
    if let anchors = anchorsByEntry[entry] { return anchors }
    guard entries.indices.contains(entry), let resource = entries[entry].resource else {
      return nil
    }
    let anchors = NarrativeAnchors(of: resource, in: document)
    anchorsByEntry[entry] = anchors
    return anchors
  }

  /// The ids in the whole bundle.
  func allAnchors() -> NarrativeAnchors {
    if let anchors { return anchors }
    let all = NarrativeAnchors(of: node, in: document)
    anchors = all
    return all
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

  /// Whether a resource is that of an entry.
  func contains(resource: JSONNode) -> Bool { entry(ofResource: resource) != nil }

  /// The resource of the entry that a node is somewhere in, with the place of the entry.
  func resource(around node: JSONNode) -> (entry: Int, node: JSONNode)? {
    guard let entry = entry(around: node), let resource = entries[entry].resource,
      resource.index <= node.index, document.nodeAfter(resource).index > node.index
    else { return nil }
    return (entry, resource)
  }

  /// The place of the entry that a node is somewhere in.
  func entry(around node: JSONNode) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].node.index <= node.index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
