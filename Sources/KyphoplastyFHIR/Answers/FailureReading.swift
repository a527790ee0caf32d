internal import FHIRDelivery

extension RefusedOutcome {
  /// Whether a 500 says that the transaction lost against another one, as `conflict`, `lock-error` and `transient` say.
  func isRollback(_ status: Int) -> Bool {
    status == 500
      && issues.contains { ["conflict", "lock-error", "transient"].contains($0.code) }
  }

  /// Whether an issue is about the size of what was sent.
  var isAboutSize: Bool { issues.contains { ["too-costly", "too-long"].contains($0.code) } }

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

extension DeliveryOutcome {
  /// A refusal that does not come from the FHIR server, but from a proxy in front of it or from another path; nil for any
  /// other answer.
  ///
  /// It says nothing about what was sent: a FHIR server says in an OperationOutcome what it refuses. One that is behind a
  /// login page today has everything tomorrow, so the item waits.
  init?(refusalElsewhere response: HTTPResponse, _ refused: RefusedOutcome?) {
    guard refused == nil, let failure = DeliveryOutcome(statusOf: response),
      case .rejected(let reason) = failure
    else { return nil }
    switch response.status {
    case 403, 404, 405, 410, 511: break
    case 400 where response.mediaType == "text/html": break
    default: return nil
    }
    let words = explanation(of: response, nil) ?? "the answer is no FHIR, so somebody else refuses"
    self = .notApplied(
      DeliveryReason(reason.code, "\(reason.message); \(words)"), retryAfter: nil)
  }
}

extension HTTPResponse {
  /// Whether it says that there is no such resource; a page says so of itself alone.
  var saysGone: Bool {
    [404, 410].contains(status) && (body.isEmpty || RefusedOutcome(body) != nil)
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
