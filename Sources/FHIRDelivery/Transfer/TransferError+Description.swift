extension TransferError: CustomStringConvertible {
  /// What went wrong at which server, and what to do about it.
  public var description: String {
    let cause = detail.isEmpty ? "" : " (\(detail))"
    return "\(origin): \(explanation)\(cause)"
  }

  /// What went wrong and what to do about it, without libcurl's own words.
  private var explanation: String {
    switch code {
    case .resolve: "no address is known for the host: check the server's URL and this machine's DNS"
    case .resolveProxy:
      "no address is known for the proxy: check the proxy setting or https_proxy"
    case .connect:
      "no connection: check that the server runs, its port, and whether a firewall or a proxy is between"
    case .proxy: "the proxy does not let through: check its address and its password"
    case .handshake where detail.contains("wrong version number"):
      "the server does not speak TLS on this port: check the port, or write http:// where that is allowed"
    case .handshake: "TLS was not agreed on: the server must offer TLS 1.2 or later"
    case .certificateIssuer:
      "the certificate is not signed by an authority trusted here: name that authority's file with --ca-file"
    case .certificateDate:
      "the certificate is past its time or not yet valid: have it renewed, and check this machine's clock"
    case .certificateHost:
      "the certificate is for another host: use the name that it is made out for"
    case .certificate: "the certificate is refused"
    case .authorityFile:
      "the file of trusted certificates cannot be used: it must be readable and PEM"
    case .pinnedKey:
      "the server has another public key than the pinned one: it has a new key, or it is another server; do not send before you know which"
    case .clientCertificate:
      "the client certificate cannot be used: check that certificate and key belong together, and the passphrase"
    case .timeout where progress == .notStarted:
      "no connection in time: check that the server runs and whether a firewall is between"
    case .timeout: "no whole answer in time; the server may still be at work\(effect)"
    case .stalled: "the server stopped taking the body\(effect)"
    case .emptyReply: "the connection was closed without an answer\(effect)"
    case .send: "the connection broke while the request was sent\(effect)"
    case .receive: "the connection broke before the whole answer\(effect)"
    case .partial: "the answer is shorter than it says\(effect)"
    case .resendRefused: "the connection broke, and the request was not sent a second time\(effect)"
    case .stream: "HTTP/2 broke\(effect)"
    case .notHTTP: "the answer is not HTTP: check the port, and whether it wants https://\(effect)"
    case .encoding: "the answer cannot be decompressed\(effect)"
    case .tooLarge: "the answer is larger than this client takes\(effect)"
    case .cancelled: "cancelled\(effect)"
    case .shutDown: "the client was shut down\(effect)"
    case .plainHTTP: "http is not encrypted: write https://, or allow it with --allow-http"
    case .foreignCredential: "the credential belongs to another server and was not sent"
    case .header: "a header of the request is refused"
    case .setUp: "the transfer could not be set up"
    default: "the transfer failed\(effect)"
    }
  }

  private var effect: String {
    mayHaveBeenApplied ? "; whether the request took effect is unknown" : ""
  }
}
