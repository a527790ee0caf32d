/// A server to deliver to: its base, the headers, and what lets in.
///
/// ```swift
/// let endpoint = DeliveryEndpoint(client: HTTPClient(), server: server)
/// let capabilities = try await endpoint.send(.get, path: ["metadata"])
/// ```
public struct DeliveryEndpoint: Sendable {
  /// What sends.
  public let client: HTTPClient
  /// The server's base.
  public let server: ServerURL
  /// The header fields of every request.
  public var headers: HTTPHeaders
  /// Gives what is shown to this server, and to no other; nil where nothing is.
  public var authorizing: (any Authorizing)?
  private let packing: BodyPacking

  /// Makes an endpoint; with `compressesBodies`, bodies of more than a kilobyte go out by gzip as long as the server reads it.
  public init(
    client: HTTPClient, server: ServerURL, headers: HTTPHeaders = HTTPHeaders(),
    authorizing: (any Authorizing)? = nil, compressesBodies: Bool = false
  ) {
    self.client = client
    self.server = server
    self.headers = headers
    self.authorizing = authorizing
    packing = BodyPacking(isOn: compressesBodies)
  }

  /// Whether the server took as it is what it had refused compressed, so that nothing is compressed any more.
  public var refusesCompression: Bool { packing.wasMisread }

  /// Sends a request that an item became, under an identity that the server can log.
  ///
  /// Its header fields come before the endpoint's of the same names. A request that is answered with 401 is sent once more
  /// where another credential can be had: what is refused so was not applied.
  public func send(
    _ request: DialectRequest, requestID: String, timeout: Duration? = nil
  ) async throws(DeliveryFailure) -> HTTPResponse {
    var sent = HTTPRequest(
      request.method, server.url(path: request.path, query: request.query), headers: headers,
      body: request.body, timeout: timeout)
    for field in request.headers.fields { try sent.set(field.name, to: field.value) }
    try sent.set("X-Request-ID", to: requestID)
    return try await send(sent)
  }

  /// Sends any other request to this server, with its headers and credential.
  public func send(
    _ method: HTTPMethod, path: [String], query: [(name: String, value: String)] = [],
    body: [UInt8] = [], timeout: Duration? = nil
  ) async throws(DeliveryFailure) -> HTTPResponse {
    try await send(
      HTTPRequest(
        method, server.url(path: path, query: query), headers: headers, body: body,
        timeout: timeout))
  }

  /// Reads what a link in one of the server's answers leads to, or nil where it leads to another server.
  public func follow(_ link: String) async throws(DeliveryFailure) -> HTTPResponse? {
    guard let url = server.url(following: link) else { return nil }
    return try await send(HTTPRequest(.get, url, headers: headers))
  }

  private func send(_ request: HTTPRequest) async throws(DeliveryFailure) -> HTTPResponse {
    guard let authorizing else { return try await transfer(request) }
    var request = request
    let credential = try await Self.credential(of: authorizing)
    request.authorization = credential.map { Authorization($0, for: server.origin) }
    let response = try await transfer(request)
    guard response.status == 401, let credential,
      try await Self.renew(authorizing, after: credential),
      let renewed = try await Self.credential(of: authorizing)
    else { return response }
    request.authorization = Authorization(renewed, for: server.origin)
    return try await transfer(request)
  }

  private func transfer(_ request: HTTPRequest) async throws(DeliveryFailure) -> HTTPResponse {
    do throws(TransferError) {
      guard let packed = packing.packed(request) else { return try await client.send(request) }
      let response = try await client.send(packed)
      guard packing.mayBeMisread(response) else { return response }
      let plain = try await client.send(request)
      packing.noteAnswer(toPlain: plain)
      return plain
    } catch {
      throw .transfer(error)
    }
  }

  private static func credential(
    of authorizing: any Authorizing
  ) async throws(DeliveryFailure) -> Credential? {
    do throws(AuthorizationError) {
      return try await authorizing.credential()
    } catch {
      throw .authorization(error)
    }
  }

  private static func renew(
    _ authorizing: any Authorizing, after refused: Credential
  ) async throws(DeliveryFailure) -> Bool {
    do throws(AuthorizationError) {
      return try await authorizing.renew(after: refused)
    } catch {
      throw .authorization(error)
    }
  }
}

extension HTTPRequest {
  fileprivate mutating func set(_ name: String, to value: String) throws(DeliveryFailure) {
    do throws(HTTPHeaderError) {
      try headers.set(name, to: value)
    } catch {
      throw .transfer(
        TransferError(.header, .notStarted, origin: url.origin, detail: "\(error)"))
    }
  }
}
