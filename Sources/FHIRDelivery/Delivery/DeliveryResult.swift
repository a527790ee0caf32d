/// What became of one delivery, with everything that was seen of it.
public struct DeliveryResult: Sendable {
  /// The delivery's identity.
  public var id: String
  /// What became of it.
  public var outcome: DeliveryOutcome
  /// The whole answer, if there was one.
  public var response: HTTPResponse?
  /// Why there was none.
  public var error: TransferError?

  /// Makes a result.
  public init(
    id: String, outcome: DeliveryOutcome, response: HTTPResponse? = nil,
    error: TransferError? = nil
  ) {
    self.id = id
    self.outcome = outcome
    self.response = response
    self.error = error
  }

  /// The status of the answer, even of one that broke off.
  public var status: Int? { response?.status ?? error?.status }

  /// What the transfer was; its total does not count the wait for a free place.
  public var metrics: TransferMetrics {
    response?.metrics ?? error?.metrics ?? TransferMetrics()
  }
}

extension DeliveryResult: CustomStringConvertible {
  /// Identity, outcome and status.
  public var description: String {
    "\(id): \(outcome.kind.rawValue)" + (status.map { " (HTTP \($0))" } ?? "")
  }
}
