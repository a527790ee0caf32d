internal import FHIRDelivery

extension FHIRDialect {
  /// The transaction as it is, or the next part of it that the server's limits allow.
  ///
  /// Parts are cut where no reference leads back: each refers to itself and to earlier parts alone.
  func transaction(_ unsent: UnsentBundle) throws(UnsendableItem) -> DialectRequest {
    if unsent.isWhole(within: aims) {
      return DialectRequest(
        .post, body: unsent.item.body, entries: Array(unsent.body.entries.indices))
    }
    let groups = EntryOrder(unsent.body).groups
    let part = try part(of: groups, in: unsent)
    return try bundle(.transaction, of: part.sorted(), in: unsent)
  }

  /// The first groups that fit into one bundle together.
  func part(of groups: [[Int]], in unsent: UnsentBundle) throws(UnsendableItem) -> [Int] {
    let aims = aims
    var part: [Int] = []
    var length = BundleBody.frameLength
    for group in groups {
      let open = group.filter(unsent.open.contains)
      guard let first = open.first else { continue }
      let added = open.reduce(0) { $0 + unsent.writer.length(ofEntry: $1) + 1 }
      if aims.allow(entries: part.count + open.count, bytes: length + added) {
        part += open
        length += added
        continue
      }
      guard part.isEmpty else { return part }
      if let refused = learned.smallestRefused, length + added < refused,
        limits.allow(entries: open.count, bytes: length + added)
      {
        return open
      }
      guard open.count > 1 else {
        throw UnsendableItem(
          "item-too-large", "the server's limits do not allow \(unsent.name(first)) even alone")
      }
      throw UnsendableItem(
        "item-not-divisible",
        "\(open.count) entries from \(unsent.name(first)) on refer to one another, and the server's limits do not allow them together"
      )
    }
    return part
  }

  /// A bundle of entries.
  func bundle(
    _ kind: SentBundle.Kind, of entries: [Int], in unsent: UnsentBundle
  ) throws(UnsendableItem) -> DialectRequest {
    let companions = kind == .transaction ? Set(entries) : []
    var texts: [[UInt8]] = []
    texts.reserveCapacity(entries.count)
    for entry in entries { texts.append(try unsent.writer.entry(entry, with: companions)) }
    return DialectRequest(.post, body: BundleBody.bundle(kind, of: texts), entries: entries)
  }
}
