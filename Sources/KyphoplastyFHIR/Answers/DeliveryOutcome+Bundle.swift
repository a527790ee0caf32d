internal import FHIRDelivery

extension DeliveryOutcome {
  /// An answer to a bundle that is no success, with the entry that it names; nil at 200, where the content decides.
  ///
  /// | answer | outcome |
  /// |---|---|
  /// | 200 with a response bundle that matches in every entry | delivered |
  /// | 200 with anything else | unknown |
  /// | 201 | rejected: the bundle was stored instead of executed |
  /// | 202 | unknown: the server will do it later |
  /// | 409, and 500 of a conflict between transactions | not applied: a transaction is rolled back as a whole |
  /// | 403, 404, 405, 410 and 511 that are not FHIR, 400 with a page | not applied: they are not about the bundle |
  /// | any other status | as the status says by itself |
  ///
  /// Reasons name the codes and places of an OperationOutcome, and never its texts, which may hold patient data.
  init?(failureOf response: HTTPResponse, entry: inout Int?) {
    guard let failure = DeliveryOutcome(statusOf: response) else {
      switch response.status {
      case 200: return nil
      case 201:
        self = .rejected(
          DeliveryReason(
            "http-201", "the server stored the bundle and did not execute it: check the base URL",
            needsChange: true))
      case 202:
        self = .unknown(
          DeliveryReason(
            "http-202",
            "the server took the bundle and will execute it later: reconcile asks whether it has"))
      default:
        self = .unknown(
          DeliveryReason(
            "http-\(response.status)", "a status of \(response.status) does not answer a bundle"))
      }
      return
    }
    let refused = RefusedOutcome(response.body)
    entry = refused?.entry
    if let elsewhere = DeliveryOutcome(refusalElsewhere: response, refused) {
      self = elsewhere
      return
    }
    self =
      refused?.isRollback(response.status) == true
      ? .conflict(response) : failure.explained(by: response, refused)
  }
}
