/// What the entries of a transaction are called by each other: their `fullUrl`s.
struct EntryNames {
  private var identities: [String: ResourceIdentity] = [:]
  /// Whether an entry whose id the server chooses has a `fullUrl` that reads like an address.
  private var hasPostedAddress = false

  /// The resource that an entry with this `fullUrl` stands for.
  subscript(fullURL: String) -> ResourceIdentity? { identities[fullURL] }

  mutating func add(_ entry: BundleEntry, _ identity: ResourceIdentity) throws(Refusal) {
    guard let name = entry.fullURL else { return }
    if let other = identities.updateValue(identity, forKey: name), other != identity {
      throw Refusal(
        .badRequest, .duplicate, "Another entry has the same fullUrl", at: entry.path + ".fullUrl")
    }
    if case .create = entry.interaction, !name.hasPrefix("urn:") { hasPostedAddress = true }
  }

  /// What a relative reference means where the entry that holds it and an entry that is created have addresses with
  /// one base (R4, bundle, `Resolving references in Bundles`).
  func posted(_ identity: ResourceIdentity, besides entry: BundleEntry) -> ResourceIdentity? {
    guard hasPostedAddress, let address = entry.fullURL, !address.hasPrefix("urn:") else {
      return nil
    }
    let base = address.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    let name = (base + [Substring(identity.type), Substring(identity.id)]).joined(separator: "/")
    return identities[name].flatMap { $0 == identity ? nil : $0 }
  }
}
