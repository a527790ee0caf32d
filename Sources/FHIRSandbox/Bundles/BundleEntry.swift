import LosslessJSON

/// One entry of a transaction or a batch, read and checked as far as that goes without the store.
final class BundleEntry: Sendable {
  /// Where it stands: `Bundle.entry[3]`.
  let path: String
  let fullURL: String?
  let interaction: Interaction
  let query: QueryString
  /// For creates and updates.
  let resource: IncomingResource?
  /// For conditional creates, updates and deletes.
  let condition: SearchCriteria?
  let ifMatch: EntityTag?
  let ifNoneMatch: EntityTag?

  init(
    _ document: JSONDocument, _ node: JSONNode, path: String, in context: ServerContext
  ) throws(Refusal) {
    func text(_ key: StaticString, of node: JSONNode) -> String? {
      guard let value = document.member(key, of: node), document.kind(of: value) == .string
      else { return nil }
      return document.text(of: value)
    }
    guard let request = document.member("request", of: node) else {
      throw Refusal(.badRequest, .required, "The entry has no request", at: path)
    }
    guard let method = text("method", of: request), let url = text("url", of: request) else {
      throw Refusal(
        .badRequest, .required, "A request has a method and a url", at: path + ".request")
    }
    let address = try Address(url, method: method, at: path, in: context)
    let ifNoneExist = text("ifNoneExist", of: request)
    var resource: IncomingResource?
    var condition: SearchCriteria?
    switch address.interaction {
    case .create(let type):
      resource = try Self.resource(document, node, type, path, context)
      if let ifNoneExist {
        condition = try Self.condition(
          type, QueryString(ifNoneExist), path + ".request.ifNoneExist", context)
      }
    case .update(let identity):
      resource = try Self.resource(document, node, identity.type, path, context)
      guard resource?.id == identity.id else {
        throw Refusal(
          .badRequest, .value, "The id of the resource is not that of the request's url",
          at: path + ".resource.id")
      }
    case .conditionalUpdate(let type):
      resource = try Self.resource(document, node, type, path, context)
      condition = try Self.condition(type, address.query, path + ".request.url", context)
    case .conditionalDelete(let type):
      condition = try Self.condition(type, address.query, path + ".request.url", context)
    case .bundle, .capabilities:
      throw Refusal(
        .badRequest, .notSupported, "That cannot be asked inside a bundle", at: path + ".request")
    case .delete, .read, .readVersion, .history, .search: break
    }
    self.path = path
    fullURL = text("fullUrl", of: node)
    interaction = address.interaction
    query = address.query
    self.resource = resource
    self.condition = condition
    ifMatch = try Self.tag(text("ifMatch", of: request), path + ".request.ifMatch")
    ifNoneMatch = try Self.tag(text("ifNoneMatch", of: request), path + ".request.ifNoneMatch")
  }

  private static func tag(_ text: String?, _ path: String) throws(Refusal) -> EntityTag? {
    guard let text else { return nil }
    return try EntityTag(text, at: path)
  }

  private static func resource(
    _ document: JSONDocument, _ node: JSONNode, _ type: String, _ path: String,
    _ context: ServerContext
  ) throws(Refusal) -> IncomingResource {
    guard let node = document.member("resource", of: node) else {
      throw Refusal(.badRequest, .required, "The entry has no resource", at: path + ".resource")
    }
    let resource = try IncomingResource(
      document, node, path: path + ".resource", in: context)
    guard resource.type == type else {
      throw Refusal(
        .badRequest, .value, "The request's url is for \(type), the resource is a \(resource.type)",
        at: path + ".request.url")
    }
    return resource
  }

  private static func condition(
    _ type: String, _ query: QueryString, _ path: String, _ context: ServerContext
  ) throws(Refusal) -> SearchCriteria {
    do {
      return try SearchCriteria.condition(type: type, query: query, in: context)
    } catch {
      throw error.at(path)
    }
  }
}

extension BundleEntry {
  /// What `request.method` and `request.url` ask for.
  private struct Address {
    var interaction: Interaction
    var query: QueryString

    init(
      _ url: String, method: String, at path: String, in context: ServerContext
    ) throws(Refusal) {
      var rest = url[...]
      if rest.hasPrefix(context.base + "/") { rest = rest.dropFirst(context.base.count + 1) }
      let text = rest.utf8
      let end = text.firstIndex(of: UInt8(ascii: "?")) ?? text.endIndex
      let segments = text[..<end].split(
        separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
      ).map { Substring($0) }
      guard !segments.contains("") else {
        throw Refusal(
          .badRequest, .value, "A request's url is relative to the server's base: Type or Type/id",
          at: path + ".request.url")
      }
      guard ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"].contains(method) else {
        throw Refusal(
          .badRequest, .value, "The request has no HTTP method", at: path + ".request.method")
      }
      query = QueryString(Substring(text[end...].dropFirst()))
      do {
        interaction = try Interaction(
          method: method, path: segments.map { QueryString.decoded($0) }, types: context.types)
      } catch {
        // Inside a bundle it is the bundle that is wrong, not its address.
        throw error.with(error.status == .notFound ? .badRequest : error.status)
          .at(path + ".request.url")
      }
    }
  }
}
