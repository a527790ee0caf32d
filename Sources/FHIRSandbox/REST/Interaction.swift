/// What a method and a path ask for (R4, http, `Summary`).
enum Interaction: Hashable, Sendable {
  case capabilities
  case bundle
  case create(String)
  case read(ResourceIdentity)
  case readVersion(ResourceIdentity, Int)
  case history(ResourceIdentity)
  case update(ResourceIdentity)
  case conditionalUpdate(String)
  case delete(ResourceIdentity)
  case conditionalDelete(String)
  case search(String)

  /// Reads a method and the segments of a path after the base.
  init(method: String, path: [String], types: ResourceTypes) throws(Refusal) {
    let method = method == "HEAD" ? "GET" : method
    guard let first = path.first else {
      guard method == "POST" else { throw Self.notAllowed(["POST"]) }
      self = .bundle
      return
    }
    if first == "metadata", path.count == 1 {
      guard method == "GET" else { throw Self.notAllowed(["GET", "HEAD"]) }
      self = .capabilities
      return
    }
    guard types.contains(first) else {
      throw Refusal(.notFound, .notSupported, "There is no resource type of that name here")
    }
    switch path.count {
    case 1: self = try Self.onType(first, method)
    case 2 where path[1] == "_search":
      guard method == "POST" else { throw Self.notAllowed(["POST"]) }
      self = .search(first)
    default:
      guard ResourceIdentity.isID(path[1]) else {
        throw Refusal(.badRequest, .value, "An id has 1 to 64 characters of A-Z a-z 0-9 - .")
      }
      let identity = ResourceIdentity(type: first, id: path[1])
      self = try Self.onInstance(identity, path.dropFirst(2), method)
    }
  }

  private static func onType(_ type: String, _ method: String) throws(Refusal) -> Interaction {
    switch method {
    case "GET": return .search(type)
    case "POST": return .create(type)
    case "PUT": return .conditionalUpdate(type)
    case "DELETE": return .conditionalDelete(type)
    default: throw notAllowed(["GET", "HEAD", "POST", "PUT", "DELETE"])
    }
  }

  private static func onInstance(
    _ identity: ResourceIdentity, _ rest: ArraySlice<String>, _ method: String
  ) throws(Refusal) -> Interaction {
    guard let operation = rest.first else {
      switch method {
      case "GET": return .read(identity)
      case "PUT": return .update(identity)
      case "DELETE": return .delete(identity)
      default: throw notAllowed(["GET", "HEAD", "PUT", "DELETE"])
      }
    }
    guard operation == "_history", rest.count <= 2 else {
      throw Refusal(.notFound, .notSupported, "There is no such operation here")
    }
    guard method == "GET" else { throw notAllowed(["GET", "HEAD"]) }
    guard let version = rest.dropFirst().first else { return .history(identity) }
    guard let number = Int(version), number > 0 else {
      throw Refusal(.notFound, .notFound, "\(identity.reference) has no such version")
    }
    return .readVersion(identity, number)
  }

  private static func notAllowed(_ methods: [String]) -> Refusal {
    var refusal = Refusal(
      .methodNotAllowed, .notSupported,
      "The method is not allowed here; \(methods.joined(separator: ", ")) would be")
    refusal.allowedMethods = methods
    return refusal
  }
}
