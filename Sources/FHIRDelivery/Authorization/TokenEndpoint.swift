/// Where tokens are given.
public struct TokenEndpoint: Sendable {
  enum Place: Sendable {
    case fixed(HTTPURL)
    case discovered(ServerURL)
  }

  let place: Place

  /// Takes the URL of a token endpoint, which must be encrypted or this machine.
  public init(_ text: String) throws(HTTPURLError) {
    let url = try HTTPURL(text)
    guard url.isConfidential else { throw HTTPURLError(.plainHTTP) }
    place = .fixed(url)
  }

  private init(_ place: Place) {
    self.place = place
  }

  /// The endpoint that a server names in its `.well-known/smart-configuration`.
  public static func discovered(at server: ServerURL) -> Self { Self(.discovered(server)) }
}

extension HTTPURL {
  /// Whether nobody on the way can read what goes there.
  var isConfidential: Bool { origin.scheme == .https || origin.isLoopback }
}
