public import FHIRDelivery

extension FHIRDialect {
  /// How to ask the server whether an item was applied.
  public func inquiry(about item: OutboxItem, locations: [String: String]) -> DialectRequest? {
    nil
  }

  /// What the answer to an inquiry means.
  public func wasApplied(
    _ item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest
  ) -> Bool? { nil }
}
