internal import FHIRDefinitions
internal import LosslessJSON

/// A profile that some entries of the document's bundle must meet, whatever they claim.
///
/// | rule | entries |
/// |---|---|
/// | `Composition` | every Composition |
/// | `Observation:0` | the first Observation |
/// | `3` | the fourth entry |
public struct EntryProfile: Hashable, Sendable {
  /// The type of resource; `nil` for any.
  public let type: String?
  /// The place among the entries of that type, or among all of them, from 0; `nil` for every one.
  public let place: Int?
  /// The canonical url of the profile.
  public let profile: String

  /// Reads a rule; `nil` where it is none.
  public init?(rule: String, profile: String) {
    let parts = rule.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let last = parts.last else { return nil }
    if parts.count == 1, let number = Int(first), number >= 0 {
      (type, place) = (nil, number)
    } else {
      place = parts.count == 2 ? Int(last) : nil
      if parts.count == 2, place ?? -1 < 0 { return nil }
      type = first.isEmpty ? nil : String(first)
      if type == nil, place == nil { return nil }
    }
    self.profile = profile
  }
}

extension Walk {
  /// Checks a resource of the document's bundle against the profiles that were asked for its entry.
  mutating func checkEntryProfiles(of node: JSONNode, _ schema: Schema) {
    guard !options.entryProfiles.isEmpty, bundles.count == 1, let bundle = bundles.last,
      let entry = resources.last?.entry
    else { return }
    for rule in options.entryProfiles where rule.type == nil || rule.type == schema.name {
      guard let place = rule.place else {
        checkProfile(rule.profile, of: node, schema)
        continue
      }
      guard let type = rule.type else {
        if entry == place { checkProfile(rule.profile, of: node, schema) }
        continue
      }
      var before = 0
      for other in bundle.entries.prefix(entry) {
        if let found = other.type, document.isString(found, type) { before += 1 }
        // No more is counted than asked for: a bundle may have very many entries.
        if before > place { break }
      }
      if before == place {
        checkProfile(rule.profile, of: node, schema)
      }
    }
  }
}
