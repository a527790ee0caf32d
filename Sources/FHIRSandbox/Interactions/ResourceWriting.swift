import Foundation

/// The interactions that change one resource, inside one transaction and each for itself.
struct ResourceWriting {
  let writer: StoreWriter
  let rules: WriteRules

  /// Creates under an id of the server's choice, unless something meets the condition already.
  func create(_ resource: IncomingResource, ifNoneExist condition: SearchCriteria?) throws -> Answer
  {
    if let condition, let match = try only(condition) { return Self.answer(.ok, match) }
    return try write(resource, id: Self.newID(), method: "POST", mayCreate: true)
  }

  func update(_ resource: IncomingResource, id: String, ifMatch: EntityTag?) throws -> Answer {
    try write(
      resource, id: id, method: "PUT", mayCreate: rules.allowsClientIDs, ifMatch: ifMatch)
  }

  /// Updates what meets the condition, or creates where nothing does.
  func update(
    _ resource: IncomingResource, where condition: SearchCriteria, ifMatch: EntityTag?
  ) throws -> Answer {
    let match = try only(condition)
    let id = try Self.id(for: resource, matching: match, rules)
    return try write(resource, id: id, method: "PUT", mayCreate: true, ifMatch: ifMatch)
  }

  func delete(_ identity: ResourceIdentity, ifMatch: EntityTag?) throws -> Answer {
    Answer(.noContent, version: try writer.delete(identity, ifMatch: ifMatch))
  }

  func delete(where condition: SearchCriteria, ifMatch: EntityTag?) throws -> Answer {
    guard let match = try only(condition) else { return Answer(.noContent) }
    return try delete(match.version.identity, ifMatch: ifMatch)
  }

  /// The one resource that meets a condition; `nil` where none does.
  func only(_ condition: SearchCriteria) throws -> StoredResource? {
    let matches = try writer.reader.resources(matching: condition, limit: 2)
    guard matches.count < 2 else { throw Self.severalMatches }
    return matches.first
  }

  /// The id that a conditional update writes to.
  static func id(
    for resource: IncomingResource, matching match: StoredResource?, _ rules: WriteRules
  ) throws(Refusal) -> String {
    guard let match else {
      if resource.id != nil, !rules.allowsClientIDs { throw StoreWriter.clientIDRefusal }
      return resource.id ?? newID()
    }
    let id = match.version.identity.id
    guard resource.id == nil || resource.id == id else {
      throw Refusal(
        .badRequest, .value, "The condition is met by a resource with another id",
        at: resource.path + ".id")
    }
    return id
  }

  static func answer(_ status: HTTPStatus, _ stored: StoredResource) -> Answer {
    var answer = Answer(status, version: stored.version, resource: stored.json)
    answer.tellsLocation = true
    return answer
  }

  static func answer(_ written: StoreWriter.Written) -> Answer {
    var answer = Answer(written.status, version: written.version, resource: written.json)
    answer.tellsLocation = true
    return answer
  }

  static func newID() -> String { UUID().uuidString.lowercased() }

  static var severalMatches: Refusal {
    Refusal(.preconditionFailed, .multipleMatches, "More than one resource meets the condition")
  }

  private func write(
    _ resource: IncomingResource, id: String, method: String, mayCreate: Bool,
    ifMatch: EntityTag? = nil
  ) throws -> Answer {
    var check = ReferenceCheck(reader: writer.reader, rules: rules)
    try check.require(
      resource, including: [ResourceIdentity(type: resource.type, id: id)])
    return Self.answer(
      try writer.put(resource, id: id, method: method, mayCreate: mayCreate, ifMatch: ifMatch))
  }
}
