/// The entries of a bundle in the order in which they can be done one after the other.
///
/// What an entry refers to comes before it. What refers to one another in a circle stays together. What is removed comes
/// last, for until then something may refer to it.
struct EntryOrder: Sendable {
  /// The entries, those in a circle together.
  let groups: [[Int]]
  /// For each entry, the other entries that it refers to.
  let needs: [[Int]]
  /// Whether an entry refers to another one by an address that only a transaction resolves.
  let hasInnerAddresses: Bool

  /// Orders the entries of a bundle.
  init(_ body: BundleBody) {
    var byAddress: [String: Int] = [:]
    for (index, entry) in body.entries.enumerated() where entry.isWrite {
      if let address = entry.fullURL { byAddress[address] = index }
      if let target = entry.target { byAddress[target] = index }
    }
    var needs: [[Int]] = Array(repeating: [], count: body.entries.count)
    var edges = needs
    var hasInnerAddresses = false
    for (index, entry) in body.entries.enumerated() {
      guard let resource = entry.resource else { continue }
      var seen: Set<Int> = [index]
      for reference in body.references(in: resource) {
        guard let other = byAddress[reference.text] ?? reference.target.flatMap({ byAddress[$0] })
        else { continue }
        let isInner = reference.text.hasPrefix("urn:")
        if isInner, other != index {
          // A server resolves it within one transaction, so both go in the same.
          hasInnerAddresses = true
          edges[other].append(index)
        }
        guard seen.insert(other).inserted else { continue }
        needs[index].append(other)
        edges[index].append(other)
      }
    }
    self.needs = needs
    self.hasInnerAddresses = hasInnerAddresses
    let components = StronglyConnected.components(edges)
    let isRemoval = { (group: [Int]) in group.contains { body.entries[$0].method == "DELETE" } }
    groups =
      components.filter { !isRemoval($0) }
      + components.filter(isRemoval).sorted {
        (Self.rank($0, in: body), $0[0]) < (Self.rank($1, in: body), $1[0])
      }
  }

  /// The entries one after the other.
  var entries: [Int] { groups.flatMap(\.self) }

  /// What tells of others goes before them, and what everything is about goes last.
  private static func rank(_ group: [Int], in body: BundleBody) -> Int {
    group.map { index in
      switch body.entries[index].type {
      case "Provenance", "AuditEvent", "List", "Composition", "Linkage": 0
      case "Encounter", "EpisodeOfCare": 2
      case "Patient", "Practitioner", "PractitionerRole", "Location", "Organization": 3
      default: 1
      }
    }.max() ?? 1
  }
}
