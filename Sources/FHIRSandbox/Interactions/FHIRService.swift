import GRDB
import LosslessJSON

/// Answers requests: the FHIR side of the server, which knows neither sockets nor tables.
struct FHIRService: Sendable {
  let store: ResourceStore
  let context: ServerContext
  let rules: WriteRules
  let capabilities: [UInt8]

  /// The answer to any request; refusals and failures are answers too.
  func answer(_ request: RESTRequest) async -> Answer {
    do {
      return try await carryOut(request)
    } catch let refusal as Refusal {
      return Answer(refusal)
    } catch let error as DatabaseError {
      return Answer(
        Refusal(
          .internalError, .exception,
          "The store failed with SQLite's code \(error.extendedResultCode.rawValue)"))
    } catch {
      return Answer(Refusal(.internalError, .exception, "The server failed"))
    }
  }

  private func carryOut(_ request: RESTRequest) async throws -> Answer {
    try MediaTypes.requireAcceptance(
      accept: request.header("accept"), format: request.query["_format"])
    let interaction = try Interaction(
      method: request.method, path: request.path, types: context.types)
    switch interaction {
    case .capabilities: return Answer(.ok, resource: capabilities)
    case .bundle: return try await bundle(request)
    case .read, .readVersion, .history, .search: return try await read(interaction, request)
    case .create, .update, .conditionalUpdate, .delete, .conditionalDelete:
      let preference = Preference(header: request.header("prefer")) ?? .representation
      return try await write(interaction, request).shown(as: preference)
    }
  }

  private func read(_ interaction: Interaction, _ request: RESTRequest) async throws -> Answer {
    let ifNoneMatch = try request.header("if-none-match").map { try EntityTag($0) }
    let query = try request.method == "POST" ? form(request) : request.query
    return try await store.read { [context] reader in
      let reading = ResourceReading(reader: reader, context: context)
      return switch interaction {
      case .readVersion(let identity, let version): try reading.read(identity, version: version)
      case .history(let identity): try reading.history(identity, query)
      case .search(let type): try reading.search(type, query)
      case .read(let identity): try reading.read(identity, ifNoneMatch: ifNoneMatch)
      default: throw Refusal(.badRequest, .notSupported, "That is no read")
      }
    }
  }

  private func write(_ interaction: Interaction, _ request: RESTRequest) async throws -> Answer {
    let ifMatch = try request.header("if-match").map { try EntityTag($0) }
    let context = context
    let body: @Sendable (ResourceWriting) throws -> Answer
    switch interaction {
    case .create(let type):
      let resource = try resource(request, type)
      let condition = try request.header("if-none-exist").map {
        try SearchCriteria.condition(type: type, query: QueryString($0), in: context)
      }
      body = { try $0.create(resource, ifNoneExist: condition) }
    case .update(let identity):
      let resource = try resource(request, identity.type)
      guard resource.id == identity.id else {
        throw Refusal(
          .badRequest, .value, "The id of the resource is not that of the address",
          at: resource.path + ".id")
      }
      body = { try $0.update(resource, id: identity.id, ifMatch: ifMatch) }
    case .conditionalUpdate(let type):
      let resource = try resource(request, type)
      let condition = try SearchCriteria.condition(type: type, query: request.query, in: context)
      body = { try $0.update(resource, where: condition, ifMatch: ifMatch) }
    case .delete(let identity):
      body = { try $0.delete(identity, ifMatch: ifMatch) }
    case .conditionalDelete(let type):
      let condition = try SearchCriteria.condition(type: type, query: request.query, in: context)
      body = { try $0.delete(where: condition, ifMatch: ifMatch) }
    default: throw Refusal(.badRequest, .notSupported, "That is no write")
    }
    return try await store.write(in: context) { [rules] writer in
      try body(ResourceWriting(writer: writer, rules: rules))
    }
  }

  private func bundle(_ request: RESTRequest) async throws -> Answer {
    var bundle = try IncomingBundle(document(request), in: context)
    if let limit = rules.maximumEntries, bundle.entries.count > limit {
      throw Refusal(
        .contentTooLarge, .tooCostly, "A bundle has at most \(limit) entries here",
        at: "Bundle.entry")
    }
    if bundle.kind == .batch, let failure = request.failure {
      bundle.entries = failure.applied(to: bundle.entries)
    }
    let preference = Preference(header: request.header("prefer")) ?? .minimal
    let answers: [Answer]
    switch bundle.kind {
    case .transaction:
      guard rules.allowsTransactions else {
        throw Refusal(
          .badRequest, .notSupported, "Transactions are not carried out here; batches are",
          at: "Bundle.type")
      }
      let entries = try bundle.entries.map { try $0.get() }
      answers = try await store.write(in: context) { [rules] writer in
        var transaction = Transaction(entries, writer: writer, rules: rules)
        return try transaction.run()
      }
    case .batch:
      let entries = bundle.entries
      answers = try await store.write(in: context) { [rules] writer in
        try Batch(entries: entries, writer: writer, rules: rules).run()
      }
    }
    return Answer(
      .ok,
      resource: BundleAnswer.bytes(
        bundle.kind, answers, preference: preference, context: context))
  }
}

extension FHIRService {
  private func document(_ request: RESTRequest) throws(Refusal) -> JSONDocument {
    try MediaTypes.requireJSON(
      contentType: request.header("content-type"), encoding: request.header("content-encoding"))
    let document: JSONDocument
    do {
      document = try JSONDocument(request.body)
    } catch {
      throw Refusal(.badRequest, .structure, "The body is not JSON: \(error)")
    }
    if let key = document.duplicateKeys.first {
      throw Refusal(
        .badRequest, .structure,
        "The body repeats a key of an object: \(document.position(of: key))"
      )
    }
    return document
  }

  private func resource(
    _ request: RESTRequest, _ type: String
  ) throws(Refusal) -> IncomingResource {
    let document = try document(request)
    let resource = try IncomingResource(document, document.root, in: context)
    guard resource.type == type else {
      throw Refusal(
        .badRequest, .value, "The address is for \(type), the resource is a \(resource.type)",
        at: resource.type)
    }
    return resource
  }

  /// The parameters of a search by POST: those of the address and those of the form.
  private func form(_ request: RESTRequest) throws(Refusal) -> QueryString {
    let type = MediaTypes.essence(request.header("content-type") ?? "")
    guard type == MediaTypes.form || request.body.isEmpty else {
      throw Refusal(
        .unsupportedMediaType, .notSupported, "A search is posted as \(MediaTypes.form)")
    }
    var query = request.query
    query.items += QueryString(String(decoding: request.body, as: UTF8.self)).items
    return query
  }
}
