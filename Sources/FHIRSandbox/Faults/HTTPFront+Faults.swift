import FlyingFox
import Foundation

extension HTTPFront {
  /// What a fault makes of an exchange, and its name; `nil` where the exchange goes on.
  ///
  /// `whole` is the answer that would have been sent, where the request has been executed.
  func broken(
    _ effect: Fault.Effect, _ request: HTTPRequest, _ whole: (HTTPResponse, body: [UInt8])?
  ) async throws -> (response: HTTPResponse, fault: String?)? {
    switch effect {
    case .delay(let duration):
      try await time.sleep(duration)
      return nil
    case .cut(let count):
      guard let (response, body) = whole, count < body.count else { return nil }
      return (BrokenAnswer.cut(response, body, after: count), "cut")
    case .reset:
      BrokenAnswer.resetAtEnd(of: request)
      return (BrokenAnswer.none, "reset")
    case .close: return (BrokenAnswer.none, "closed")
    case .status(let status, let hint):
      return (Self.outcome(status, .transient, "The server fails on purpose", hint), nil)
    case .conflict(let status):
      return (Self.outcome(status, .conflict, "The transaction lost against another", nil), nil)
    case .page(let status):
      let text = "<!DOCTYPE html><title>Gateway</title><p>This is no answer of a FHIR server."
      let headers: HTTPHeaders = [.contentType: "text/html"]
      return (
        HTTPResponse(
          statusCode: Self.statusCode(status), headers: headers, body: Data(text.utf8)), nil
      )
    case .entries: return nil
    }
  }

  private static func outcome(
    _ status: Int, _ issue: Refusal.Issue, _ diagnostics: String, _ hint: Fault.RetryHint?
  ) -> HTTPResponse {
    var headers: HTTPHeaders = [.contentType: "\(MediaTypes.fhirJSON);charset=utf-8"]
    headers[HTTPHeader("Date")] = Timestamp.now.httpDate
    hint?.add(to: &headers)
    let body = OperationOutcome.bytes(of: Refusal(.internalError, issue, diagnostics))
    return HTTPResponse(statusCode: statusCode(status), headers: headers, body: Data(body))
  }

  private static func statusCode(_ status: Int) -> HTTPStatusCode {
    HTTPStatusCode(status, phrase: HTTPStatus(rawValue: status)?.phrase ?? "Fault")
  }
}

extension Fault.RetryHint {
  /// Writes it as the header that it is.
  func add(to headers: inout HTTPHeaders) {
    switch self {
    case .seconds(let seconds): headers[HTTPHeader("Retry-After")] = String(seconds)
    case .date(let seconds):
      let time = Timestamp(milliseconds: Timestamp.now.milliseconds + Int64(seconds) * 1000)
      headers[HTTPHeader("Retry-After")] = time.httpDate
    case .milliseconds(let milliseconds):
      headers[HTTPHeader("x-ms-retry-after-ms")] = String(milliseconds)
    }
  }
}
