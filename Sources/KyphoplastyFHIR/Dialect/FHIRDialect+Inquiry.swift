public import FHIRDelivery

extension FHIRDialect {
  public func inquiry(about item: OutboxItem, locations: [String: String]) -> DialectRequest? {
    nil
  }
  public func wasApplied(
    _ item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest
  ) -> Bool? { nil }
}
