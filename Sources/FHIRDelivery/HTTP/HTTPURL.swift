/// An absolute http or https URL without user, password or fragment.
public struct HTTPURL: Hashable, Sendable {
  /// Where it leads.
  public let origin: Origin
  /// The path in its percent-encoded form, from its first slash.
  public let path: String
  /// The query in its percent-encoded form, without its question mark.
  public let query: String?

  init(origin: Origin, path: String, query: String?) {
    self.origin = origin
    self.path = path.isEmpty ? "/" : path
    self.query = query
  }

  /// Checks a URL.
  public init(_ text: String) throws(HTTPURLError) {
    // libcurl guesses a scheme and forgives missing or surplus slashes; a setting should say what it means.
    let head = text.prefix(8).lowercased()
    guard head.hasPrefix("http://") || head.hasPrefix("https://") else {
      throw HTTPURLError(text.contains("://") ? .scheme : .malformed)
    }
    let rest = text.drop { $0 != "/" }.dropFirst(2)
    guard let first = rest.first, first != "/" else { throw HTTPURLError(.malformed) }
    try self.init(following: [text])
  }

  private init(following links: [String]) throws(HTTPURLError) {
    guard let parsed = URLHandle() else { throw HTTPURLError(.malformed) }
    for link in links { try parsed.resolve(link) }
    guard let scheme = Origin.Scheme(rawValue: parsed.scheme ?? "") else {
      throw HTTPURLError(.scheme)
    }
    guard let host = parsed.host, !host.isEmpty, let port = parsed.port else {
      throw HTTPURLError(.malformed)
    }
    guard parsed.fragment == nil else { throw HTTPURLError(.fragment) }
    self.init(
      origin: Origin(scheme: scheme, host: host, port: port), path: parsed.path ?? "/",
      query: parsed.query)
  }

  /// Follows a link that stands in a document from here, such as the next page's.
  public func resolving(_ link: String) throws(HTTPURLError) -> HTTPURL {
    try HTTPURL(following: [text, link])
  }

  /// The URL as it is requested; its path and query may name a patient, so no error or log holds it.
  public var text: String {
    "\(origin)\(path)" + (query.map { "?\($0)" } ?? "")
  }
}

extension HTTPURL: CustomStringConvertible {
  /// The origin alone, because paths and queries may name a patient.
  public var description: String { origin.description }
}

/// Why a text is not a URL that a request may go to.
public struct HTTPURLError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// No absolute URL.
    case malformed
    /// Neither http nor https.
    case scheme
    /// It holds a user or a password.
    case userInfo
    /// A base URL with a query.
    case query
    /// It holds a fragment.
    case fragment
    /// Clear text to another machine without leave.
    case plainHTTP
  }

  /// What kind of fault it is.
  public let code: Code

  init(_ code: Code) {
    self.code = code
  }
}

extension HTTPURLError: CustomStringConvertible {
  /// What is wrong and what to write instead; never the URL itself, which may hold a password.
  public var description: String {
    switch code {
    case .malformed: "is not a URL such as https://server.example.org/fhir"
    case .scheme: "must begin with https://"
    case .userInfo:
      "holds a user name or password, which would end in logs: give them by environment or file"
    case .query: "holds a query (?...): give the base URL alone"
    case .fragment: "holds a fragment (#...): leave it out"
    case .plainHTTP:
      "is http, which anyone on the way can read: write https://, or allow it with --allow-http"
    }
  }
}
