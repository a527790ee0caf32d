internal import CCurl

extension TransferError.Code {
  /// Names a result of libcurl; `verification` is OpenSSL's verdict on the server's certificate.
  init(_ result: CURLcode, verification: Int) {
    self =
      switch result {
      case CURLE_COULDNT_RESOLVE_HOST: .resolve
      case CURLE_COULDNT_RESOLVE_PROXY: .resolveProxy
      case CURLE_COULDNT_CONNECT: .connect
      case CURLE_PROXY: .proxy
      case CURLE_SSL_CONNECT_ERROR: .handshake
      case CURLE_PEER_FAILED_VERIFICATION: .certificate(verification)
      case CURLE_SSL_INVALIDCERTSTATUS: .certificate
      case CURLE_SSL_PINNEDPUBKEYNOTMATCH: .pinnedKey
      case CURLE_SSL_CERTPROBLEM: .clientCertificate
      case CURLE_SSL_ISSUER_ERROR: .certificateIssuer
      case CURLE_SSL_CACERT_BADFILE: .authorityFile
      case CURLE_OPERATION_TIMEDOUT: .timeout
      case CURLE_GOT_NOTHING: .emptyReply
      case CURLE_SEND_ERROR: .send
      case CURLE_RECV_ERROR: .receive
      case CURLE_PARTIAL_FILE: .partial
      case CURLE_SEND_FAIL_REWIND: .resendRefused
      case CURLE_HTTP2, CURLE_HTTP2_STREAM: .stream
      case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: .notHTTP
      case CURLE_BAD_CONTENT_ENCODING: .encoding
      case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_UNKNOWN_OPTION, CURLE_NOT_BUILT_IN,
        CURLE_BAD_FUNCTION_ARGUMENT, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CIPHER,
        CURLE_URL_MALFORMAT:
        .setUp
      default: .other
      }
  }

  /// The numbers are OpenSSL's `X509_V_ERR_...` of `x509_vfy.h`; a wrong name is found by libcurl itself, before it asks
  /// OpenSSL for its verdict, which is then still libcurl's initial 1.
  private static func certificate(_ verification: Int) -> Self {
    switch verification {
    case 0, 1, 62, 64: .certificateHost
    case 9, 10: .certificateDate
    case 2, 18, 19, 20, 21: .certificateIssuer
    default: .certificate
    }
  }
}
