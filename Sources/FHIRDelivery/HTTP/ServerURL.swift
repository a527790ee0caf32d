/// The base of a server's interface: checked, without a trailing slash, and encrypted unless it is this machine.
///
/// ```swift
/// let server = try ServerURL("https://server.example.org/fhir/")
/// server.url(path: ["Patient", "a b"], query: [("_count", "10")])
/// // https://server.example.org/fhir/Patient/a%20b?_count=10
/// ```
public struct ServerURL: Hashable, Sendable {
  /// The base itself, where a transaction is posted.
  public let url: HTTPURL
  /// Whether clear text to another machine was allowed.
  public let allowsPlainHTTP: Bool

  /// Checks a base URL; clear text is refused except to this machine, unless it is allowed.
  public init(_ text: String, allowPlainHTTP: Bool = false) throws(HTTPURLError) {
    let given = try HTTPURL(text)
    guard given.query == nil else { throw HTTPURLError(.query) }
    guard given.origin.scheme == .https || given.origin.isLoopback || allowPlainHTTP else {
      throw HTTPURLError(.plainHTTP)
    }
    var path = Substring(given.path)
    while path.hasSuffix("/") { path.removeLast() }
    url = HTTPURL(origin: given.origin, path: String(path), query: nil)
    allowsPlainHTTP = allowPlainHTTP
  }

  /// Scheme, host and port: where credentials may go.
  public var origin: Origin { url.origin }

  /// A URL below the base; segments and query are percent-encoded here, so they are given as they are.
  public func url(path segments: [String], query: [(name: String, value: String)] = []) -> HTTPURL {
    var path = url.path == "/" && !segments.isEmpty ? "" : url.path
    for segment in segments { path += "/" + PercentEncoding.encode(segment) }
    let pairs = query.map { pair in
      PercentEncoding.encode(pair.name) + "=" + PercentEncoding.encode(pair.value)
    }
    return HTTPURL(
      origin: origin, path: path, query: pairs.isEmpty ? nil : pairs.joined(separator: "&"))
  }

  /// Follows a link that the server gave, or nil where it leads away from the base's origin.
  public func url(following link: String) -> HTTPURL? {
    guard let target = try? url.resolving(link), target.origin == origin else { return nil }
    return target
  }
}

extension ServerURL: CustomStringConvertible {
  /// The base as it was understood.
  public var description: String {
    url.path == "/" ? origin.description : "\(origin)\(url.path)"
  }
}

/// Percent-encoding of RFC 3986 2.1.
enum PercentEncoding {
  /// Encodes all but the unreserved characters, and a segment of dots too, which would climb the path.
  static func encode(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isDots = !bytes.isEmpty && bytes.allSatisfy { $0 == UInt8(ascii: ".") }
    var encoded = ""
    for byte in bytes {
      if isUnreserved(byte), !isDots {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
