/// A method of HTTP.
public struct HTTPMethod: Hashable, Sendable, CustomStringConvertible {
  /// Its name.
  public let description: String

  private init(_ name: String) {
    description = name
  }

  /// Reads.
  public static let get = Self("GET")
  /// Reads the headers alone.
  public static let head = Self("HEAD")
  /// Has the server do what the body says.
  public static let post = Self("POST")
  /// Puts the body at the URL.
  public static let put = Self("PUT")
  /// Changes what stands at the URL.
  public static let patch = Self("PATCH")
  /// Removes what stands at the URL.
  public static let delete = Self("DELETE")

  /// Whether the request cannot change anything, so that sending it twice is harmless (RFC 9110 9.2.1).
  public var isSafe: Bool { self == .get || self == .head }
}

/// What to send where.
public struct HTTPRequest: Sendable {
  /// The method.
  public var method: HTTPMethod
  /// Where to.
  public var url: HTTPURL
  /// The header fields beside those that the transfer sets itself.
  public var headers: HTTPHeaders
  /// The body's bytes; an empty body is sent with the length 0.
  public var body: [UInt8]
  /// The credential, and the only origin that may see it.
  public var authorization: Authorization?
  /// How long the whole transfer may take, instead of the client's setting.
  public var timeout: Duration?
  /// What is to be found out beside the answer; only a probe asks for that.
  var inspection: Inspection?

  /// What a probe finds out.
  enum Inspection: Sendable {
    /// What TLS is, beside the answer.
    case transfer
    /// What TLS is, without sending anything; the server's certificate is not verified.
    case handshakeAlone
  }

  /// Makes a request.
  public init(
    _ method: HTTPMethod, _ url: HTTPURL, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = [],
    authorization: Authorization? = nil, timeout: Duration? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.authorization = authorization
    self.timeout = timeout
  }
}

extension HTTPRequest: CustomStringConvertible, CustomReflectable {
  /// Method, origin and size; paths, headers and bodies may hold a patient or a secret.
  public var description: String { "\(method) \(url.origin) (\(body.count) bytes)" }

  /// Nothing beyond the description.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
