/// What is found on the way to a server: its name, the proxy, the connection, TLS, the clock.
///
/// Nothing of anybody's is sent: one GET of the server's own description, without a credential.
public struct ServerProbe: Sendable {
  /// The server.
  public var origin: Origin
  /// The proxy that is used, and where it comes from; nil where there is none.
  public var proxy: String?
  /// The server's addresses; nil where a proxy looks them up.
  public var lookup: NameLookup?
  /// The phases of the request, the address that answered, and the version of HTTP.
  public var metrics = TransferMetrics()
  /// What TLS was and which certificates the server has, also where they are refused; nil without TLS.
  public var tls: TLSFacts?
  /// How far this machine's clock is ahead of the server's; nil where the server does not say its time.
  public var clockAhead: Duration?
  /// The status of the answer.
  public var status: Int?
  /// Why there is no answer.
  public var error: TransferError?

  /// Looks at a server; the path is of something that it gives to anybody.
  public static func look(
    at server: ServerURL, path: [String] = ["metadata"],
    configuration: HTTPClientConfiguration = HTTPClientConfiguration()
  ) async -> ServerProbe {
    var probe = ServerProbe(origin: server.origin)
    let url = server.url(path: path)
    probe.proxy = configuration.proxy.proxy(for: url)?.description
    if probe.proxy == nil { probe.lookup = await NameLookup.run(server.origin.host) }

    let client = HTTPClient(configuration)
    var request = HTTPRequest(.get, url, timeout: min(configuration.timeout, .seconds(30)))
    request.headers.appendReceived(name: "Accept", value: "application/fhir+json")
    request.inspection = .transfer
    do throws(TransferError) {
      let response = try await client.send(request)
      probe.status = response.status
      probe.metrics = response.metrics
      probe.clockAhead = response.clockAhead()
    } catch {
      probe.error = error
      probe.status = error.status
      probe.metrics = error.metrics
      if error.isAboutServerCertificate {
        probe.metrics.tls = await refusedTLS(request, client) ?? probe.metrics.tls
      }
    }
    probe.tls = probe.metrics.tls
    await client.shutDown()
    return probe
  }

  /// Shakes hands once more without a look at who it is, and hangs up: for what a refused certificate says.
  private static func refusedTLS(_ request: HTTPRequest, _ client: HTTPClient) async -> TLSFacts? {
    var request = request
    request.inspection = .handshakeAlone
    let response = try? await client.send(request)
    return response?.metrics.tls
  }
}

extension TransferError {
  fileprivate var isAboutServerCertificate: Bool {
    [.certificate, .certificateDate, .certificateHost, .certificateIssuer, .pinnedKey]
      .contains(code)
  }
}
