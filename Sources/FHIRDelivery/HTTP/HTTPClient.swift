/// Sends requests over a pool of connections that one thread of its own keeps.
///
/// ```swift
/// let client = HTTPClient()
/// let server = try ServerURL("https://server.example.org/fhir")
/// let response = try await client.send(HTTPRequest(.get, server.url(path: ["metadata"])))
/// await client.shutDown()
/// ```
///
/// A request is sent once: no redirect is followed, and nothing is repeated. libcurl's own habit of sending a request
/// again on a new connection is kept from everything that could change the server. A `get` may be repeated by libcurl.
public final class HTTPClient: Sendable {
  /// How it behaves.
  public let configuration: HTTPClientConfiguration
  private let loop: TransferLoop

  /// Starts the client's thread; where even that fails, every request says so.
  public init(_ configuration: HTTPClientConfiguration = HTTPClientConfiguration()) {
    self.configuration = configuration
    loop = TransferLoop(configuration)
  }

  deinit {
    loop.close()
  }

  /// Sends a request and awaits the whole answer, whatever its status.
  ///
  /// Any number of tasks may send at once; those above the configured concurrency wait here. Cancelling the task ends
  /// the transfer; the error says how far it had come.
  public func send(_ request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
    if let refusal = refusal(of: request) { throw Transfer(request).notSent(refusal) }
    let transfer = Transfer(request)
    let answer = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if transfer.submit(continuation) { loop.accept(transfer) }
      }
    } onCancel: {
      loop.cancel(transfer)
    }
    return try answer.get()
  }

  /// Accepts nothing more, and returns when all that was accepted has its answer and every connection is closed.
  public func shutDown() async {
    loop.close()
    await loop.waitForEnd()
  }

  private func refusal(of request: HTTPRequest) -> TransferError.Code? {
    let origin = request.url.origin
    if origin.scheme == .http, !origin.isLoopback, !configuration.allowsPlainHTTP {
      return .plainHTTP
    }
    if let authorization = request.authorization, authorization.origin != origin {
      return .foreignCredential
    }
    return nil
  }
}
