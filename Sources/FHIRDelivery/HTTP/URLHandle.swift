internal import CCurl

/// libcurl's own URL parser, so that what is checked is what is dialled.
struct URLHandle: ~Copyable {
  private let handle: OpaquePointer

  /// Makes an empty one, which `resolve` fills; nil where memory has run out.
  init?() {
    guard let handle = curl_url() else { return nil }
    self.handle = handle
  }

  deinit {
    curl_url_cleanup(handle)
  }

  /// Takes an absolute URL, or follows a relative one from where it is.
  func resolve(_ text: String) throws(HTTPURLError) {
    let flags = UInt32(CURLU_DISALLOW_USER | CURLU_NON_SUPPORT_SCHEME)
    switch curl_url_set(handle, CURLUPART_URL, text, flags) {
    case CURLUE_OK: return
    case CURLUE_USER_NOT_ALLOWED: throw HTTPURLError(.userInfo)
    default: throw HTTPURLError(.malformed)
    }
  }

  /// The scheme in lower case.
  var scheme: String? { part(CURLUPART_SCHEME) }
  /// The host as it is written; an IPv6 address in brackets.
  var host: String? { part(CURLUPART_HOST) }
  /// The port, the scheme's own where none is written.
  var port: UInt16? {
    part(CURLUPART_PORT, flags: UInt32(CURLU_DEFAULT_PORT)).flatMap { UInt16($0) }
  }
  /// The path in its percent-encoded form; `/` where none is written.
  var path: String? { part(CURLUPART_PATH) }
  /// The query without its question mark.
  var query: String? { part(CURLUPART_QUERY) }
  /// The fragment without its hash.
  var fragment: String? { part(CURLUPART_FRAGMENT) }

  private func part(_ part: CURLUPart, flags: UInt32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
