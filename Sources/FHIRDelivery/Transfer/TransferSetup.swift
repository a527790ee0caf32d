/// What the options of a handle depend on beside the client's configuration.
struct TransferSetup: Hashable {
  private let method: HTTPMethod
  private let origin: Origin
  private let hasBody: Bool
  private let timeout: Duration?

  /// That of a request; nil for a probe, whose options serve nothing else.
  init?(_ request: HTTPRequest) {
    guard request.inspection == nil else { return nil }
    method = request.method
    origin = request.url.origin
    hasBody = !request.body.isEmpty
    timeout = request.timeout
  }
}
