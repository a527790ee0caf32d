import FHIRDelivery

extension DeliveryEndpoint {
  /// Posts bytes as the request of an item, and takes the status of the answer for all that it says.
  func post(_ body: [UInt8] = [1], id: String = "1") async -> DeliveryResult {
    do throws(DeliveryFailure) {
      let response = try await send(DialectRequest(.post, body: body, entries: [0]), requestID: id)
      return DeliveryResult(
        id: id, outcome: DeliveryOutcome(statusOf: response) ?? .delivered, response: response)
    } catch {
      return DeliveryResult(id: id, outcome: error.outcome, error: error.transferError)
    }
  }
}
