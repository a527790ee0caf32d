import LosslessJSON

/// Carries out the entries of a transaction: all of them or none.
///
/// Everything is decided before anything is written (R4, http, `Transaction Processing Rules`): deletes are done,
/// each create and update gets the identity that it will have, then references are resolved and checked, and only then
/// are resources written. So the order of the entries does not matter.
struct Transaction {
  private struct Write {
    var index: Int
    var entry: BundleEntry
    var resource: IncomingResource
    var id: String
    var method: String
    var mayCreate: Bool
    var rewriting: [(node: JSONNode, identity: ResourceIdentity)] = []

    var identity: ResourceIdentity { ResourceIdentity(type: resource.type, id: id) }
  }

  private let entries: [BundleEntry]
  private let writing: ResourceWriting
  private let rules: WriteRules
  private let writer: StoreWriter
  private var answers: [Answer?]
  private var writes: [Write] = []
  /// Which entry writes or deletes a resource.
  private var claims: [ResourceIdentity: Int] = [:]
  private var deleted: Set<ResourceIdentity> = []
  private var conditions: Set<SearchCriteria> = []
  private var names = EntryNames()

  init(_ entries: [BundleEntry], writer: StoreWriter, rules: WriteRules) {
    self.entries = entries
    self.writer = writer
    self.rules = rules
    writing = ResourceWriting(writer: writer, rules: rules)
    answers = Array(repeating: nil, count: entries.count)
  }

  /// The answers to all entries, in their order.
  mutating func run() throws -> [Answer] {
    try each { try $0.delete($1, $2) }
    try each { try $0.planCreate($1, $2) }
    try each { try $0.planUpdate($1, $2) }
    try resolveReferences()
    for write in writes {
      try Self.at(write.entry) {
        answers[write.index] = ResourceWriting.answer(
          try writer.put(
            write.resource, id: write.id, method: write.method, rewriting: write.rewriting,
            mayCreate: write.mayCreate, ifMatch: write.entry.ifMatch))
      }
    }
    try each { try $0.read($1, $2) }
    return answers.compactMap { $0 }
  }

  private mutating func each(
    _ step: (inout Transaction, Int, BundleEntry) throws -> Void
  ) throws {
    for (index, entry) in entries.enumerated() {
      try Self.at(entry) { try step(&self, index, entry) }
    }
  }

  private static func at(_ entry: BundleEntry, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let refusal as Refusal {
      throw refusal.at(entry.path)
    }
  }

  // MARK: Identities

  private mutating func delete(_ index: Int, _ entry: BundleEntry) throws {
    let identity: ResourceIdentity
    switch (entry.interaction, entry.condition) {
    case (.delete(let named), _): identity = named
    case (.conditionalDelete, let condition?):
      guard let match = try writing.only(condition) else {
        answers[index] = Answer(.noContent)
        return
      }
      identity = match.version.identity
    default: return
    }
    try claim(identity, index)
    deleted.insert(identity)
    answers[index] = try writing.delete(identity, ifMatch: entry.ifMatch)
  }

  private mutating func planCreate(_ index: Int, _ entry: BundleEntry) throws {
    guard case .create = entry.interaction, let resource = entry.resource else { return }
    if let condition = entry.condition {
      try claim(condition)
      if let match = try writing.only(condition) {
        answers[index] = ResourceWriting.answer(.ok, match)
        return try names.add(entry, match.version.identity)
      }
    }
    try plan(
      Write(
        index: index, entry: entry, resource: resource, id: ResourceWriting.newID(),
        method: "POST", mayCreate: true))
  }

  private mutating func planUpdate(_ index: Int, _ entry: BundleEntry) throws {
    guard let resource = entry.resource else { return }
    switch (entry.interaction, entry.condition) {
    case (.update(let identity), _):
      try plan(
        Write(
          index: index, entry: entry, resource: resource, id: identity.id, method: "PUT",
          mayCreate: rules.allowsClientIDs))
    case (.conditionalUpdate, let condition?):
      try claim(condition)
      guard !writes.contains(where: { condition.matches($0.resource, id: $0.id) }) else {
        throw Refusal(
          .badRequest, .duplicate, "The condition is met by what another entry writes")
      }
      let id = try ResourceWriting.id(for: resource, matching: writing.only(condition), rules)
      try plan(
        Write(
          index: index, entry: entry, resource: resource, id: id, method: "PUT", mayCreate: true))
    default: return
    }
  }

  private mutating func plan(_ write: Write) throws(Refusal) {
    try claim(write.identity, write.index)
    try names.add(write.entry, write.identity)
    writes.append(write)
  }

  private mutating func claim(_ identity: ResourceIdentity, _ index: Int) throws(Refusal) {
    if let other = claims.updateValue(index, forKey: identity) {
      throw Refusal(
        .badRequest, .duplicate,
        "\(identity.reference) is written or deleted by entry[\(other)] as well")
    }
  }

  private mutating func claim(_ condition: SearchCriteria) throws(Refusal) {
    guard conditions.insert(condition).inserted else {
      throw Refusal(.badRequest, .duplicate, "Another entry has the same condition")
    }
  }

  // MARK: References

  private mutating func resolveReferences() throws {
    var check = ReferenceCheck(reader: writer.reader, rules: rules)
    for index in writes.indices {
      let resource = writes[index].resource
      let entry = writes[index].entry
      for link in resource.links {
        let place = { resource.expression(of: link) }
        let text = { resource.document.text(of: link.node) }
        switch link.target {
        case .local(let identity):
          if let other = names.posted(identity, besides: entry) {
            writes[index].rewriting.append((link.node, other))
          } else if deleted.contains(identity) {
            throw Refusal(
              .unprocessable, .notFound,
              "The reference to \(identity.reference) leads nowhere: this transaction deletes it",
              at: place())
          } else if claims[identity] == nil {
            try check.require(identity, at: place)
          }
        case .temporary:
          guard let identity = names[text()] else {
            try check.refuseTemporary(at: place)
            continue
          }
          writes[index].rewriting.append((link.node, identity))
        case .external:
          if let identity = names[text()] { writes[index].rewriting.append((link.node, identity)) }
        case .conditional(let type, let query):
          let identity = try match(type, query, at: place)
          writes[index].rewriting.append((link.node, identity))
        case .contained, .malformed: continue
        }
      }
    }
  }

  /// The one resource that a conditional reference means, as things will be after the transaction.
  private func match(
    _ type: String, _ query: QueryString, at expression: () -> String
  ) throws -> ResourceIdentity {
    do {
      let condition = try SearchCriteria.condition(type: type, query: query, in: writer.context)
      let stored = try writer.reader.resources(matching: condition, limit: claims.count + 2)
        .map(\.version.identity).filter { claims[$0] == nil }
      let matches =
        stored + writes.filter { condition.matches($0.resource, id: $0.id) }.map(\.identity)
      guard matches.count < 2 else { throw ResourceWriting.severalMatches }
      guard let match = matches.first else {
        throw Refusal(
          .preconditionFailed, .notFound, "No resource meets the condition of the reference")
      }
      return match
    } catch let refusal as Refusal {
      throw refusal.at(expression())
    }
  }

  // MARK: Reads

  private mutating func read(_ index: Int, _ entry: BundleEntry) throws {
    let reading = ResourceReading(reader: writer.reader, context: writer.context)
    if let answer = try reading.answer(entry) { answers[index] = answer }
  }
}
