internal import CCurl

extension EasyHandle {
  /// Sets up a request; nothing that an earlier one had of its own is left.
  mutating func prepare(
    _ request: HTTPRequest, _ exchange: Exchange, _ configuration: HTTPClientConfiguration
  ) throws(CurlFault) {
    let setup = TransferSetup(request)
    if setup == nil || setup != self.setup {
      try renew()
      try set(for: request, configuration)
      isSet(for: setup)
    }
    try begin(exchange, headerLines: Self.headerLines(of: request))
    try set(CURLOPT_URL, request.url.text)
    try setBody(of: request)
  }

  /// Sets what can stay for further requests.
  private func set(
    for request: HTTPRequest, _ configuration: HTTPClientConfiguration
  ) throws(CurlFault) {
    try setMethod(of: request)
    try setSafety(scheme: request.url.origin.scheme)
    try setTLS(configuration, for: request)
    try setProxy(configuration.proxy.proxy(for: request.url))
    try setLimits(request, configuration)
    try set(CURLOPT_ACCEPT_ENCODING, "")
    if let inspection = request.inspection { try inspect(inspection) }
    if let userAgent = configuration.userAgent { try set(CURLOPT_USERAGENT, userAgent) }
  }

  private func inspect(_ inspection: HTTPRequest.Inspection) throws(CurlFault) {
    try inspect()
    guard inspection == .handshakeAlone else { return }
    // Nothing is sent over this connection, and nothing else is ever sent over it.
    try set(CURLOPT_CONNECT_ONLY, 1)
    try set(CURLOPT_SSL_VERIFYPEER, 0)
    try set(CURLOPT_SSL_VERIFYHOST, 0)
    try set(CURLOPT_PINNEDPUBLICKEY, nil)
  }

  private func setMethod(of request: HTTPRequest) throws(CurlFault) {
    switch request.method {
    case .get where request.body.isEmpty: try set(CURLOPT_HTTPGET, 1)
    case .head: try set(CURLOPT_NOBODY, 1)
    case .delete where request.body.isEmpty:
      try set(CURLOPT_CUSTOMREQUEST, request.method.description)
    case .post: try set(CURLOPT_POST, 1)
    default:
      try set(CURLOPT_UPLOAD, 1)
      try set(CURLOPT_CUSTOMREQUEST, request.method.description)
    }
  }

  private func setBody(of request: HTTPRequest) throws(CurlFault) {
    switch request.method {
    case .get where request.body.isEmpty, .head,
      .delete where request.body.isEmpty:
      break
    case .post: try set(CURLOPT_POSTFIELDSIZE_LARGE, offset: request.body.count)
    default: try set(CURLOPT_INFILESIZE_LARGE, offset: request.body.count)
    }
  }

  /// What a sender of other people's data leaves off: redirects, other protocols, netrc, cookies, signals.
  private func setSafety(scheme: Origin.Scheme) throws(CurlFault) {
    try set(CURLOPT_PROTOCOLS_STR, scheme.rawValue)
    try set(CURLOPT_REDIR_PROTOCOLS_STR, scheme.rawValue)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_UNRESTRICTED_AUTH, 0)
    try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try set(CURLOPT_NOSIGNAL, 1)
  }

  private func setTLS(
    _ configuration: HTTPClientConfiguration, for request: HTTPRequest
  ) throws(CurlFault) {
    try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    if let file = configuration.certificateAuthorityFile {
      try set(CURLOPT_CAINFO, file)
      try set(CURLOPT_CAPATH, nil)
    }
    if let identity = configuration.identity, request.inspection != .handshakeAlone {
      try set(CURLOPT_SSLCERT_BLOB, blob: identity.certificate)
      try set(CURLOPT_SSLKEY_BLOB, blob: Array(identity.key.revealed.utf8))
      // Never nil: OpenSSL would ask the terminal.
      try set(CURLOPT_KEYPASSWD, identity.passphrase?.revealed ?? "")
    }
    if let pinned = configuration.pinnedKey, pinned.origin == request.url.origin {
      try set(CURLOPT_PINNEDPUBLICKEY, pinned.text)
    }
    switch configuration.version {
    case .http1: try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    case .http2:
      try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
      try set(CURLOPT_PIPEWAIT, 1)
    }
  }

  /// Both options are always set, so that libcurl does not read the environment a second time and differently.
  private func setProxy(_ proxy: EffectiveProxy?) throws(CurlFault) {
    try set(CURLOPT_PROXY, proxy?.url.secret.revealed ?? "")
    try set(CURLOPT_NOPROXY, "")
  }

  private func setLimits(
    _ request: HTTPRequest, _ configuration: HTTPClientConfiguration
  ) throws(CurlFault) {
    try set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
    try set(CURLOPT_TIMEOUT_MS, (request.timeout ?? configuration.timeout).milliseconds)
    try set(CURLOPT_MAXAGE_CONN, configuration.idleConnectionAge.wholeSeconds)
    try set(CURLOPT_MAXLIFETIME_CONN, configuration.connectionAge.wholeSeconds)
    try set(CURLOPT_TCP_KEEPALIVE, 1)
    try set(CURLOPT_TCP_KEEPIDLE, 60)
    try set(CURLOPT_TCP_KEEPINTVL, 30)
  }

  /// Lines as libcurl wants them: `Name:` takes a field away, `Name;` sends an empty one.
  private static func headerLines(of request: HTTPRequest) -> [String] {
    // 7.88 waits a second for `100 Continue` before a body of over 1 MiB, which few servers send.
    var lines = ["Expect:"]
    if request.headers["Content-Type"] == nil { lines.append("Content-Type:") }
    for field in request.headers.fields {
      lines.append(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
    }
    if let authorization = request.authorization {
      lines.append("Authorization: \(authorization.credential.headerValue)")
    }
    return lines
  }
}

extension Duration {
  /// Whole milliseconds for libcurl, to which 0 would mean no limit.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    let (product, overflow) = Int(clamping: seconds).multipliedReportingOverflow(by: 1000)
    guard !overflow, product < Int(Int32.max) else { return Int(Int32.max) }
    return max(product + Int(attoseconds / 1_000_000_000_000_000), 1)
  }

  /// Whole seconds for libcurl, to which 0 would mean no limit.
  var wholeSeconds: Int { max(Int(clamping: components.seconds), 1) }
}
