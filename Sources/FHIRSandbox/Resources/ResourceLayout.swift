import LosslessJSON

/// Where the members of a resource stand that the server sets.
struct ResourceLayout: Sendable {
  var type: JSONNode
  var id: JSONNode?
  var meta: JSONNode?
  var versionID: JSONNode?
  var lastUpdated: JSONNode?
  var tag: JSONNode?
  var identifier: JSONNode?

  init(_ document: JSONDocument, _ resource: JSONNode, path: String?) throws(Refusal) {
    var type: JSONNode?
    for (key, value) in document.members(of: resource) {
      if document.isString(key, "resourceType") { type = value }
      if document.isString(key, "id") { id = value }
      if document.isString(key, "meta") { meta = value }
      if document.isString(key, "identifier") { identifier = value }
    }
    let prefix = path.map { $0 + "." } ?? ""
    guard let type, document.kind(of: type) == .string else {
      throw Refusal(
        .badRequest, .required, "A resource says what it is in resourceType",
        at: prefix + "resourceType")
    }
    self.type = type
    if let id, document.kind(of: id) != .string {
      throw Refusal(.badRequest, .structure, "An id is a string", at: prefix + "id")
    }
    guard let meta else { return }
    guard document.kind(of: meta) == .object else {
      throw Refusal(.badRequest, .structure, "meta is an object", at: prefix + "meta")
    }
    versionID = document.member("versionId", of: meta)
    lastUpdated = document.member("lastUpdated", of: meta)
    tag = document.member("tag", of: meta)
  }
}
