internal import FHIRDelivery

extension OutboxStore {
  /// The entries of a delivered item whose resources a later item may have changed or taken back.
  ///
  /// What they say of the server counts no more: a resource that was removed since is missing as it should be. Nil where
  /// nothing of the item counts any more, for a later version of its key may be there, or later items have all of it.
  func supersededEntries(of item: OutboxItem) async throws -> Set<Int>? {
    var isLast = true
    try await forEachItem(OutboxSelection(key: item.key, after: item.id)) { later in
      if later.mayBeApplied { isLast = false }
    }
    guard isLast else { return nil }
    guard let body = BundleBody(item.body) else { return [] }
    var lastItems: [String: [String: Int64]] = [:]
    var superseded: Set<Int> = []
    for (index, entry) in body.entries.enumerated() {
      guard let target = entry.target else { continue }
      for key in try await keys(holding: target) where key != item.key {
        let last: [String: Int64]
        if let known = lastItems[key] {
          last = known
        } else {
          last = Dictionary(
            try await ledger(ofKey: key).filter(\.mayBeApplied)
              .map { ($0.effect.reference, $0.item) }, uniquingKeysWith: max)
          lastItems[key] = last
        }
        if last[target] ?? 0 > item.id { superseded.insert(index) }
      }
    }
    return superseded.count < body.entries.count || body.entries.isEmpty ? superseded : nil
  }
}

extension OutboxItem {
  /// Whether the server may have it, or will.
  fileprivate var mayBeApplied: Bool {
    switch state {
    case .delivered, .leased, .sending, .unknown, .pending: true
    case .rejected, .dead, .dropped: isUncertain
    }
  }
}
