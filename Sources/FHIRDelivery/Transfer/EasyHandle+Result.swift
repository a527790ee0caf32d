internal import CCurl

extension EasyHandle {
  /// The answer, or why there is none.
  func result(
    _ code: CURLcode, _ request: HTTPRequest, _ exchange: Exchange
  ) -> Result<HTTPResponse, TransferError> {
    guard code == CURLE_OK else { return .failure(failure(code, request, exchange)) }
    // libcurl makes this URL absolute; only its origin is kept, for the rest may name a patient.
    let redirect = text(CURLINFO_REDIRECT_URL).flatMap { try? HTTPURL($0).origin }
    return .success(
      HTTPResponse(
        status: number(CURLINFO_RESPONSE_CODE), headers: exchange.headers, body: exchange.received,
        redirect: redirect, metrics: metrics(request, exchange)))
  }

  /// Why there is no answer.
  func failure(
    _ result: CURLcode, _ request: HTTPRequest, _ exchange: Exchange
  ) -> TransferError {
    // 56 otherwise, as if the server had answered.
    let isRefusedByProxy =
      exchange.progress == .notStarted && number(CURLINFO_HTTP_CONNECTCODE) >= 300
    let code: TransferError.Code =
      switch exchange.abort {
      case .tooLarge: .tooLarge
      case .stalled: .stalled
      case .resend: .resendRefused
      case nil where isRefusedByProxy: .proxy
      case nil: TransferError.Code(result, verification: number(CURLINFO_SSL_VERIFYRESULT))
      }
    let status = number(CURLINFO_RESPONSE_CODE)
    return TransferError(
      code, exchange.progress, origin: request.url.origin, status: status == 0 ? nil : status,
      detail: exchange.abort == nil ? explain(result) : "", metrics: metrics(request, exchange))
  }

  /// That the transfer was cancelled, and how far it had come.
  func cancellation(_ request: HTTPRequest, _ exchange: Exchange) -> TransferError {
    TransferError(
      .cancelled, exchange.progress, origin: request.url.origin, metrics: metrics(request, exchange)
    )
  }

  private func metrics(_ request: HTTPRequest, _ exchange: Exchange) -> TransferMetrics {
    var metrics = TransferMetrics()
    metrics.phases.nameLookup = .microseconds(offset(CURLINFO_NAMELOOKUP_TIME_T))
    metrics.phases.connect = .microseconds(offset(CURLINFO_CONNECT_TIME_T))
    metrics.phases.tls = .microseconds(offset(CURLINFO_APPCONNECT_TIME_T))
    metrics.phases.beforeTransfer = .microseconds(offset(CURLINFO_PRETRANSFER_TIME_T))
    // libcurl's STARTTRANSFER is the first byte in either direction, which says nothing of a request with a body.
    let instants = exchange.instants
    if let begun = instants.begun {
      let start = metrics.phases.beforeTransfer
      if let sent = instants.sent { metrics.phases.requestSent = start + (sent - begun) }
      if let answered = instants.answered { metrics.phases.firstByte = start + (answered - begun) }
    }
    metrics.phases.total = .microseconds(offset(CURLINFO_TOTAL_TIME_T))
    metrics.bytesSent = Int64(number(CURLINFO_REQUEST_SIZE)) + offset(CURLINFO_SIZE_UPLOAD_T)
    metrics.bytesReceived =
      Int64(number(CURLINFO_HEADER_SIZE)) + offset(CURLINFO_SIZE_DOWNLOAD_T)
    metrics.connectionsOpened = number(CURLINFO_NUM_CONNECTS)
    metrics.peerAddress = text(CURLINFO_PRIMARY_IP)
    metrics.httpVersion =
      switch number(CURLINFO_HTTP_VERSION) {
      case Int(CURL_HTTP_VERSION_1_0): "1.0"
      case Int(CURL_HTTP_VERSION_1_1): "1.1"
      case Int(CURL_HTTP_VERSION_2_0): "2"
      default: nil
      }
    if request.inspection != nil {
      let certificates = certificates().map { CertificateFacts(lines: $0) }
      if exchange.tlsLine != nil || !certificates.isEmpty {
        metrics.tls = TLSFacts(line: exchange.tlsLine, certificates: certificates)
      }
    }
    return metrics
  }
}
