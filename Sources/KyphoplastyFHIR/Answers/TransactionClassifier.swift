public import FHIRDelivery

/// Says what a FHIR server's answer to a bundle means.
///
/// | answer | outcome |
/// |---|---|
/// | 200 with a response bundle that matches in every entry | delivered |
/// | 200 with anything else | unknown |
/// | 201 | rejected: the bundle was stored instead of executed |
/// | 202 | unknown: the server will do it later |
/// | 409, and 500 of a conflict between transactions | not applied: a transaction is rolled back as a whole |
/// | any other status | as the status says by itself |
///
/// Reasons name the codes and places of an OperationOutcome, and never its texts, which may hold patient data.
public struct TransactionClassifier: ResponseClassifying {
  /// Makes one.
  public init() {}

  /// What the answer means for the bundle.
  public func outcome(of response: HTTPResponse, to delivery: Delivery) -> DeliveryOutcome {
    guard let outcome = DeliveryOutcome(statusOf: response) else {
      return outcome(ofSuccess: response, to: delivery)
    }
    let refused = RefusedOutcome(response.body)
    if response.status == 500, refused?.isConflict == true {
      return .notApplied(
        DeliveryReason("http-500-conflict", "the server rolled the transaction back: a conflict"),
        retryAfter: response.retryAfter())
    }
    return outcome.explained(by: explanation(of: response, refused))
  }

  private func outcome(ofSuccess response: HTTPResponse, to delivery: Delivery) -> DeliveryOutcome {
    switch response.status {
    case 200: break
    case 201:
      return .rejected(
        DeliveryReason(
          "http-201", "the server stored the bundle and did not execute it: check the base URL",
          needsChange: true))
    case 202:
      return .unknown(
        DeliveryReason("http-202", "the server took the bundle and will execute it later"))
    default:
      return .unknown(
        DeliveryReason(
          "http-\(response.status)", "a status of \(response.status) does not answer a bundle"))
    }
    switch TransactionAnswer(response.body, to: SentBundle(delivery.body)) {
    case .executed: return .delivered
    case .doubtful(let doubt): return .unknown(DeliveryReason(doubt.code, doubt.description))
    }
  }

  private func explanation(of response: HTTPResponse, _ refused: RefusedOutcome?) -> String? {
    if let refused, !refused.issues.isEmpty { return "it names \(refused)" }
    guard response.mediaType == "text/html" else { return nil }
    return response.status == 400
      ? "the answer is a page, not FHIR: a proxy in front may want a client certificate"
      : "the answer is a page, not FHIR: it comes from a proxy in front of the server"
  }
}

extension DeliveryOutcome {
  fileprivate func explained(by explanation: String?) -> DeliveryOutcome {
    guard let explanation else { return self }
    func explain(_ reason: DeliveryReason) -> DeliveryReason {
      DeliveryReason(
        reason.code, "\(reason.message); \(explanation)", needsChange: reason.needsChange)
    }
    return switch self {
    case .delivered: self
    case .rejected(let reason): .rejected(explain(reason))
    case .notApplied(let reason, let retryAfter):
      .notApplied(explain(reason), retryAfter: retryAfter)
    case .unknown(let reason): .unknown(explain(reason))
    }
  }
}

extension RefusedOutcome {
  /// Whether the transaction lost against another one, as `conflict`, `lock-error` and `transient` say.
  fileprivate var isConflict: Bool {
    issues.contains { ["conflict", "lock-error", "transient"].contains($0.code) }
  }
}

extension TransactionAnswer.Doubt {
  /// The stable name of the doubt.
  fileprivate var code: String {
    switch self {
    case .notFHIR: "answer-not-fhir"
    case .wrongResource: "answer-wrong-resource"
    case .wrongEntryCount: "answer-entry-count"
    case .noStatus: "answer-no-status"
    case .failed: "answer-entry-failed"
    case .wrongLocation: "answer-location"
    }
  }
}
