internal import LosslessJSON

/// A bundle that is sent, as its bytes and the places of its entries in them.
///
/// Whatever is made of a bundle that was checked is cut from these bytes, so that no resource is ever written anew.
struct BundleBody: Sendable {
  let document: JSONDocument
  let kind: SentBundle.Kind
  let entries: [Entry]

  /// One entry.
  struct Entry: Sendable {
    /// The whole entry.
    var node: JSONNode
    var resource: JSONNode?
    /// The url's value within the request.
    var urlNode: JSONNode?
    var fullURLNode: JSONNode?
    var method: String
    var url: String
    var fullURL: String?
    /// The type of the resource, or what the url begins with.
    var type: String
    /// What the request depends on, as header fields: `If-Match`, `If-None-Exist` and the like.
    var conditions: [(field: String, value: String)]
  }

  /// Finds the entries; nil where the bytes are no transaction or batch.
  init?(_ bytes: [UInt8]) {
    guard let document = try? JSONDocument(bytes) else { return nil }
    let root = document.root
    guard let type = document.member("resourceType", of: root), document.isString(type, "Bundle"),
      let kind = document.member("type", of: root)
        .flatMap({ SentBundle.Kind(rawValue: document.text(of: $0)) })
    else { return nil }
    self.document = document
    self.kind = kind
    var entries: [Entry] = []
    if let list = document.member("entry", of: root) {
      entries.reserveCapacity(document.count(of: list))
      document.forEachElement(of: list) { entries.append(Entry($0, in: document)) }
    }
    self.entries = entries
  }

  /// The bytes of a value.
  func bytes(of node: JSONNode) -> ArraySlice<UInt8> { document.bytes[document.range(of: node)] }

  /// The bytes of an entry, as they are.
  func bytes(ofEntry index: Int) -> ArraySlice<UInt8> {
    entries.indices.contains(index) ? bytes(of: entries[index].node) : []
  }

  /// A bundle of entries that are written already.
  static func bundle(_ kind: SentBundle.Kind, of entries: [some Collection<UInt8>]) -> [UInt8] {
    var json = JSONWriter(capacity: entries.reduce(64) { $0 + $1.count + 1 })
    json.object { json in
      json.member("resourceType", "Bundle")
      json.member("type", kind.rawValue)
      json.key("entry")
      json.array { json in
        for entry in entries { json.json(entry) }
      }
    }
    return json.finish()
  }

  /// The bytes that a bundle has beside its entries and the commas between them.
  static let frameLength = 56
}

extension BundleBody.Entry {
  fileprivate init(_ node: JSONNode, in document: JSONDocument) {
    func text(_ node: JSONNode?) -> String? {
      node.flatMap { document.kind(of: $0) == .string ? document.text(of: $0) : nil }
    }
    self.node = node
    resource = document.member("resource", of: node)
    fullURLNode = document.member("fullUrl", of: node)
    fullURL = text(fullURLNode)
    let request = document.member("request", of: node)
    let member = { (name: String) in request.flatMap { document.member(name, of: $0) } }
    urlNode = member("url")
    method = text(member("method")) ?? ""
    let url = text(urlNode) ?? ""
    self.url = url
    conditions = [
      ("ifMatch", "If-Match"), ("ifNoneMatch", "If-None-Match"),
      ("ifModifiedSince", "If-Modified-Since"), ("ifNoneExist", "If-None-Exist"),
    ].compactMap { name, field in text(member(name)).map { (field, $0) } }
    type =
      text(resource.flatMap { document.member("resourceType", of: $0) })
      ?? String(url.prefix { $0 != "/" && $0 != "?" })
  }

  /// `Type/id`, where the request itself says which resource it is about.
  var target: String? {
    switch method {
    case "PUT", "DELETE", "GET", "PATCH", "HEAD": break
    default: return nil
    }
    guard !url.contains("?"), url.split(separator: "/", omittingEmptySubsequences: false).count == 2
    else { return nil }
    return url
  }

  /// The id within the target.
  var targetID: String? { target.flatMap { $0.split(separator: "/").last }.map(String.init) }

  /// Whether the request puts content on the server.
  var isWrite: Bool { method == "PUT" || method == "POST" }

  /// Whether doing it twice has the effect of doing it once.
  var isRepeatable: Bool {
    let isConditionalCreate = conditions.contains { $0.field == "If-None-Exist" }
    return switch method {
    case "GET", "HEAD": true
    case "PUT", "DELETE": conditions.isEmpty
    case "POST": isConditionalCreate && conditions.count == 1
    default: false
    }
  }
}
