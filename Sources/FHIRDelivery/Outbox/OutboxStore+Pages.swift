extension OutboxStore {
  /// Takes the selected items one after another, without their bodies, however many they are.
  package func forEachItem(
    _ selection: OutboxSelection, _ body: (OutboxItem) async throws -> Void
  ) async throws {
    var page = selection
    var left = selection.limit
    while left > 0 {
      page.limit = min(left, 500)
      let items = try await items(page)
      for item in items { try await body(item) }
      guard items.count == page.limit, let last = items.last else { return }
      page.after = last.id
      left -= items.count
    }
  }
}
