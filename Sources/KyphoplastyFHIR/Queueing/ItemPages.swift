internal import FHIRDelivery

extension OutboxStore {
  /// Takes the items of a selection one after another, without their bodies, however many they are.
  func forEachItem(
    _ selection: OutboxSelection, _ receive: (OutboxItem) async throws -> Void
  ) async throws {
    var page = selection
    var left = selection.limit
    while left > 0 {
      page.limit = min(left, 500)
      let items = try await items(page)
      for item in items { try await receive(item) }
      guard items.count == page.limit, let last = items.last else { return }
      page.after = last.id
      left -= items.count
    }
  }
}
