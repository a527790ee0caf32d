/// Refuses resources with references that lead nowhere.
struct ReferenceCheck {
  let reader: StoreReader
  let rules: WriteRules
  /// What has been looked for.
  private var known: [ResourceIdentity: Bool] = [:]

  init(reader: StoreReader, rules: WriteRules) {
    self.reader = reader
    self.rules = rules
  }

  /// Refuses a resource that stands alone, with a reference that only a transaction could resolve or with one to
  /// something that is not there.
  mutating func require(
    _ resource: IncomingResource, including present: Set<ResourceIdentity>
  ) throws {
    for link in resource.links {
      switch link.target {
      case .local(let identity):
        guard !present.contains(identity) else { continue }
        try require(identity) { resource.expression(of: link) }
      case .conditional:
        throw Refusal(
          .badRequest, .notSupported, "A conditional reference can stand in a transaction only",
          at: resource.expression(of: link))
      case .temporary:
        try refuseTemporary { resource.expression(of: link) }
      case .contained, .external, .malformed: continue
      }
    }
  }

  /// Refuses a reference to a resource that is not stored.
  mutating func require(_ identity: ResourceIdentity, at expression: () -> String) throws {
    guard rules.enforcesReferences else { return }
    let exists = try known[identity] ?? reader.exists(identity)
    known[identity] = exists
    guard exists else {
      throw Refusal(
        .unprocessable, .notFound,
        "The reference to \(identity.reference) leads nowhere: no such resource is stored",
        at: expression())
    }
  }

  /// Refuses a `urn:` that names no entry.
  func refuseTemporary(at expression: () -> String) throws(Refusal) {
    guard rules.enforcesReferences else { return }
    throw Refusal(
      .unprocessable, .notFound, "The reference leads nowhere: no entry has that fullUrl",
      at: expression())
  }
}
