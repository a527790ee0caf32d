import FHIRDelivery

extension OutboxStore {
  /// How many of the selected items are in each state, as words: `3 items (2 rejected, 1 dead)`.
  func countedWords(_ selection: OutboxSelection) async throws -> (count: Int, words: String) {
    var counts: [OutboxState: Int] = [:]
    try await forEachItem(selection) { counts[$0.state, default: 0] += 1 }
    let total = counts.values.reduce(0, +)
    let parts = OutboxState.allCases.compactMap { state in
      counts[state].map { "\($0) \(state.rawValue)" }
    }
    return (
      total,
      "\(total) item\(total == 1 ? "" : "s")"
        + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    )
  }

  /// Says which of the numbers that somebody named are no items.
  func check(_ selection: OutboxSelection) async throws {
    for id in selection.ids ?? [] {
      let found = try await items(OutboxSelection(ids: [id], limit: 1))
      if found.isEmpty { throw Failure(.unreadable, "there is no item \(id) in \(name)") }
    }
  }
}
