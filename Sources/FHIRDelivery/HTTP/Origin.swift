/// Scheme, host and port: the border that credentials never cross (RFC 6454).
public struct Origin: Hashable, Sendable {
  /// How the server is spoken to.
  public enum Scheme: String, Sendable {
    /// In clear text.
    case http
    /// Over TLS.
    case https

    /// The port where none is written.
    public var defaultPort: UInt16 {
      switch self {
      case .http: 80
      case .https: 443
      }
    }
  }

  /// How the server is spoken to.
  public let scheme: Scheme
  /// The host in lower case; an IPv6 address in brackets.
  public let host: String
  /// The port, also where the URL names none.
  public let port: UInt16

  init(scheme: Scheme, host: String, port: UInt16) {
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
  }

  /// Whether the bytes cannot leave this machine: 127.0.0.0/8, ::1 or `localhost`.
  ///
  /// libcurl takes `localhost` for the loopback address without asking a name server (RFC 6761 6.3).
  public var isLoopback: Bool {
    if host == "localhost" { return true }
    switch IPAddress(host) {
    case .v4(let bytes): return bytes.first == 127
    case .v6(let bytes): return bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    case nil: return false
    }
  }
}

extension Origin: CustomStringConvertible {
  /// `https://host`, and the port where it is not the scheme's own.
  public var description: String {
    "\(scheme.rawValue)://\(host)" + (port == scheme.defaultPort ? "" : ":\(port)")
  }
}
