/// The interactions that change nothing, inside one transaction.
struct ResourceReading {
  let reader: StoreReader
  let context: ServerContext

  func read(_ identity: ResourceIdentity, ifNoneMatch: EntityTag? = nil) throws -> Answer {
    guard let stored = try reader.newest(identity) else { throw Self.unknown(identity) }
    guard !stored.isDeleted else { throw Self.deleted(stored) }
    if let ifNoneMatch, ifNoneMatch.matches(stored.version.number) {
      return Answer(.notModified, version: stored.version)
    }
    return Answer(.ok, version: stored.version, resource: stored.json)
  }

  func read(_ identity: ResourceIdentity, version: Int) throws -> Answer {
    guard let stored = try reader.version(version, of: identity) else {
      guard try reader.newest(identity) != nil else { throw Self.unknown(identity) }
      throw Refusal(.notFound, .notFound, "\(identity.reference) has no version \(version)")
    }
    guard !stored.isDeleted else { throw Self.deleted(stored) }
    return Answer(.ok, version: stored.version, resource: stored.json)
  }

  func history(_ identity: ResourceIdentity, _ query: QueryString) throws -> Answer {
    let page = try SearchPage(query)
    for item in query.items where !SearchPage.parameters.contains(item.name) {
      throw Refusal(.badRequest, .notSupported, "A history takes _count and no other parameter")
    }
    guard let newest = try reader.newest(identity) else { throw Self.unknown(identity) }
    let before = page.cursor.flatMap { Int($0) } ?? Int.max
    let found = try reader.versions(of: newest, before: before, limit: page.count + 1)
    let shown = Array(found.prefix(page.count))
    let next = found.count > page.count ? shown.last.map { String($0.version.number) } : nil
    let bundle = PagedBundle(
      type: "history", total: newest.version.number, address: "\(identity.reference)/_history",
      query: query, next: next, resources: shown)
    return Answer(.ok, resource: bundle.bytes(base: context.base))
  }

  func search(_ type: String, _ query: QueryString) throws -> Answer {
    let page = try SearchPage(query)
    let criteria = try SearchCriteria(
      type: type, query: query.items.filter { !SearchPage.parameters.contains($0.name) },
      in: context)
    let found =
      page.count == 0
      ? []
      : try reader.resources(
        matching: criteria, after: page.cursor, limit: page.count + 1)
    let shown = Array(found.prefix(page.count))
    let bundle = PagedBundle(
      type: "searchset", total: try reader.count(matching: criteria), address: type, query: query,
      next: found.count > page.count ? shown.last?.version.identity.id : nil, resources: shown)
    return Answer(.ok, resource: bundle.bytes(base: context.base))
  }

  private static func unknown(_ identity: ResourceIdentity) -> Refusal {
    Refusal(.notFound, .notFound, "There is no \(identity.reference)")
  }

  private static func deleted(_ stored: StoredResource) -> Refusal {
    Refusal(.gone, .deleted, "\(stored.version.location) is a deletion")
  }
}
