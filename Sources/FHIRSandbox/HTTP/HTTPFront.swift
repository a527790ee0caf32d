import FlyingFox
import Foundation

/// The HTTP side of the server: turns what FlyingFox hands over into a `RESTRequest`, and an `Answer` into a response.
///
/// Everything that reaches a client goes through `handleRequest`, so what should go wrong on purpose goes wrong there.
struct HTTPFront: HTTPHandler {
  let service: FHIRService
  let maximumBodyLength: Int
  let gate: Gate
  let faults: FaultInjector
  let time: SandboxTime
  let log: @Sendable (String) -> Void

  /// The path of the base.
  static let basePath = "fhir"

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let start = ContinuousClock.now
    let (response, fault) = try await respond(to: request)
    let duration = (ContinuousClock.now - start) / .milliseconds(1)
    let path = request.target.path(percentEncoded: true)
    let tenths = Int(duration * 10)
    let outcome = fault.map { "(\($0))" } ?? "\(response.statusCode.code)"
    log("\(request.method.rawValue) \(path) \(outcome) \(tenths / 10).\(tenths % 10) ms")
    return response
  }

  /// The response, and what was done to it on purpose.
  private func respond(
    to request: HTTPRequest
  ) async throws -> (response: HTTPResponse, fault: String?) {
    let body = try await body(of: request)
    var headers: [String: String] = [:]
    for (header, value) in request.headers { headers[header.rawValue.lowercased()] = value }
    let requestID = headers["x-request-id"]
    let path = segments(of: request)
    guard let body else {
      let refusal = Refusal(
        .contentTooLarge, .tooLong, "A body has at most \(maximumBodyLength) bytes here")
      return (response(to: request, Answer(refusal), requestID: requestID), nil)
    }
    guard path.first == Self.basePath else {
      let refusal = Refusal(
        .notFound, .notFound, "The base of this server is /\(Self.basePath)")
      return (response(to: request, Answer(refusal), requestID: requestID), nil)
    }
    var rest = RESTRequest(
      method: request.method.rawValue, path: Array(path.dropFirst()),
      query: QueryString(request.target.query(percentEncoded: true)), headers: headers,
      body: body)
    let faults = faults.faults(for: rest)
    for fault in faults where fault.moment == .before {
      if case .entries(let status, let share) = fault.effect {
        rest.failure = HTTPStatus(rawValue: status).map {
          EntryFailure(status: $0, share: share, decisions: fault.decisions)
        }
      } else if let broken = try await broken(fault.effect, request, nil) {
        return broken
      }
    }
    if let (refusal, hint) = gate.refusal(of: rest) {
      var answer = response(to: request, Answer(refusal), requestID: requestID)
      hint?.add(to: &answer.headers)
      return (answer, nil)
    }
    let answer = await service.answer(rest)
    let whole = response(to: request, answer, requestID: requestID)
    for fault in faults where fault.moment == .after {
      if let broken = try await broken(fault.effect, request, (whole, answer.body)) {
        return broken
      }
    }
    return (whole, nil)
  }

  /// The body; `nil` where it is too long.
  ///
  /// It is read to its end all the same, because the next request on the connection comes after it.
  private func body(of request: HTTPRequest) async throws -> [UInt8]? {
    guard request.bodySequence.count != 0 else { return [] }
    var bytes: [UInt8] = []
    var length = 0
    for try await chunk in request.bodySequence {
      length += chunk.count
      if length <= maximumBodyLength { bytes.append(contentsOf: chunk) }
    }
    return length <= maximumBodyLength ? bytes : nil
  }

  private func segments(of request: HTTPRequest) -> [String] {
    request.target.path(percentEncoded: true).split(separator: "/").map {
      $0.removingPercentEncoding ?? String($0)
    }
  }

  private func response(
    to request: HTTPRequest, _ answer: Answer, requestID: String?
  ) -> HTTPResponse {
    var headers = HTTPHeaders()
    headers[HTTPHeader("Date")] = Timestamp.now.httpDate
    if let requestID { headers[HTTPHeader("X-Request-ID")] = requestID }
    if let version = answer.version {
      headers[HTTPHeader("ETag")] = EntityTag.text(version.number)
      headers[HTTPHeader("Last-Modified")] = version.lastUpdated.httpDate
      if answer.tellsLocation {
        headers[HTTPHeader("Location")] = "\(service.context.base)/\(version.location)"
      }
    }
    if !answer.allowedMethods.isEmpty {
      headers[HTTPHeader("Allow")] = answer.allowedMethods.joined(separator: ", ")
    }
    let body = answer.body
    if !body.isEmpty {
      headers[HTTPHeader("Content-Type")] = "\(MediaTypes.fhirJSON);charset=utf-8"
    }
    let status = HTTPStatusCode(answer.status.rawValue, phrase: answer.status.phrase)
    guard request.method != .HEAD else {
      headers[HTTPHeader("Content-Length")] = String(body.count)
      return HTTPResponse(statusCode: status, headers: headers)
    }
    return HTTPResponse(statusCode: status, headers: headers, body: Data(body))
  }
}
