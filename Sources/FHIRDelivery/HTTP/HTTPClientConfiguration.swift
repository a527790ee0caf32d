/// How a client behaves; the defaults suit bundles of some ten to hundred kilobytes and a server that may think.
public struct HTTPClientConfiguration: Sendable {
  /// Which HTTP is spoken.
  public enum Version: Sendable {
    /// A connection for each transfer in flight.
    case http1
    /// Few connections for all where the server agrees by TLS; if one breaks, every transfer on it is unknown.
    case http2
  }

  /// Transfers in flight at once; the others wait here, where it does not count as their time.
  public var concurrency = 4
  /// Which HTTP is spoken.
  public var version = Version.http1
  /// How long a connection may take, TLS included.
  public var connectTimeout = Duration.seconds(10)
  /// How long a transfer may take; it should exceed what the server allows itself.
  public var timeout = Duration.seconds(120)
  /// How long the sending of a body may stand still; a server that has the whole body may be silent up to `timeout`.
  public var uploadStallTimeout = Duration.seconds(30)
  /// How old an unused connection may be to be used again: less than any server keeps one (nginx: 75 s).
  public var idleConnectionAge = Duration.seconds(45)
  /// How old any connection may be to be used again, so that certificates are looked at anew.
  public var connectionAge = Duration.seconds(300)
  /// Bytes of a decompressed body that are accepted.
  public var responseLimit = 64 << 20
  /// Whether clear text to other machines is allowed; to this machine it always is.
  public var allowsPlainHTTP = false
  /// A file of certificates in PEM that are trusted instead of the system's.
  public var certificateAuthorityFile: String?
  /// The client's certificate and its key, for servers that ask for one.
  public var identity: ClientIdentity?
  /// The public keys that one origin's server may have, beside a certificate that is trusted.
  public var pinnedKey: PinnedKey?
  /// By which proxy the client goes out.
  public var proxy = ProxySetting.environment
  /// What the client calls itself; nothing where this is nil.
  public var userAgent: String?

  /// The defaults.
  public init() {}
}
