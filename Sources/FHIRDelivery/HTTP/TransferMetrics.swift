/// What a transfer was: when each phase ended, how much moved, over which connection.
public struct TransferMetrics: Sendable, Hashable {
  /// The moments at which the phases ended, each counted from the start of the transfer.
  public struct Phases: Sendable, Hashable {
    /// The name was looked up.
    public var nameLookup: Duration = .zero
    /// The connection stood; zero on one that was used again.
    public var connect: Duration = .zero
    /// TLS was agreed on; zero without TLS or on a connection that was used again.
    public var tls: Duration = .zero
    /// The request was about to be sent.
    public var beforeTransfer: Duration = .zero
    /// The last byte of the request was handed over to be sent.
    public var requestSent: Duration = .zero
    /// The first byte of the answer came.
    public var firstByte: Duration = .zero
    /// All was done.
    public var total: Duration = .zero

    /// Nothing has happened.
    public init() {}

    /// How long the server had the request before it began to answer.
    public var serverTime: Duration { max(firstByte - requestSent, .zero) }
  }

  /// When each phase ended.
  public var phases = Phases()
  /// Bytes of the request: headers and body.
  public var bytesSent: Int64 = 0
  /// Bytes of the answer as they came: headers and the body before it was decompressed.
  public var bytesReceived: Int64 = 0
  /// How many connections had to be made: 0 where one was used again, more than 1 where libcurl had to begin anew.
  public var connectionsOpened = 0
  /// The address that was spoken to: the proxy's, where there is one.
  public var peerAddress: String?
  /// `1.1` or `2`.
  public var httpVersion: String?
  /// What TLS was, where a probe asked for it.
  var tls: TLSFacts?

  /// Nothing has happened.
  public init() {}
}
