internal import FHIRDelivery

extension RefusedOutcome {
  /// Whether a 500 says that the transaction lost against another one, as `conflict`, `lock-error` and `transient` say.
  func isRollback(_ status: Int) -> Bool {
    status == 500
      && issues.contains { ["conflict", "lock-error", "transient"].contains($0.code) }
  }

  /// The first entry that an issue is about, by its number in the request.
  var entry: Int? { issues.lazy.compactMap(\.entry).first }
}

extension DeliveryOutcome {
  /// A transaction that lost against another one and was rolled back.
  static func conflict(_ response: HTTPResponse) -> Self {
    .notApplied(
      DeliveryReason("http-500-conflict", "the server rolled the transaction back: a conflict"),
      retryAfter: response.retryAfter())
  }
}

/// What an answer that is a failure says beyond its status, in codes and places alone.
func explanation(of response: HTTPResponse, _ refused: RefusedOutcome?) -> String? {
  if let refused, !refused.issues.isEmpty { return "it names \(refused)" }
  guard response.mediaType == "text/html" else { return nil }
  return response.status == 400
    ? "the answer is a page, not FHIR: a proxy in front may want a client certificate"
    : "the answer is a page, not FHIR: it comes from a proxy in front of the server"
}
