internal import FHIRDelivery
internal import LosslessJSON

/// What the answer to a single request says that has a status of success.
enum SingleAnswer {
  /// It was done; and where the resource is now, as far as the answer tells.
  case done(location: String?)
  /// It cannot be trusted to mean that.
  case doubtful(DeliveryReason)

  init(_ response: HTTPResponse, to request: DialectRequest) {
    guard [200, 201, 204].contains(response.status) else {
      self = .doubtful(
        response.status == 202
          ? DeliveryReason(
            "http-202", "the server will do it later: reconcile asks whether it has")
          : DeliveryReason(
            "http-\(response.status)", "a status of \(response.status) does not answer this"))
      return
    }
    var location =
      (response.headers["Location"] ?? response.headers["Content-Location"])
      .flatMap(AnsweredEntry.address(at:))
    if !response.body.isEmpty {
      // Pages of proxies have a status of 200 as well.
      guard let answer = (try? JSONDocument(response.body))?.value,
        answer["resourceType"]?.string != nil
      else {
        self = .doubtful(DeliveryReason("answer-not-fhir", "the answer is no FHIR JSON"))
        return
      }
      location = location ?? AnsweredEntry.address(of: answer)
    }
    if request.method == .put, request.query.isEmpty, request.path.count == 2, let location,
      location != request.path.joined(separator: "/")
    {
      self = .doubtful(
        DeliveryReason("answer-location", "the server stored it under another id"))
      return
    }
    self = .done(location: location)
  }
}
