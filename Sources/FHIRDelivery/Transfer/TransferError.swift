/// Why there is no whole answer, and how far the request had come.
///
/// Two errors are equal where their code and progress are.
public struct TransferError: Error, Sendable {
  /// How far the request had come.
  public enum Progress: Hashable, Sendable {
    /// Not a byte of it had left: the server cannot have seen it.
    case notStarted
    /// Some of it may have left.
    case started
    /// All of it was handed over to be sent.
    case complete
  }

  /// What went wrong.
  public let code: Code
  /// How far the request had come.
  public let progress: Progress
  /// Where it was to go.
  public let origin: Origin
  /// The status of an answer that had begun.
  public let status: Int?
  /// libcurl's own words; they name hosts and addresses, never a header or a body.
  public let detail: String
  /// What the transfer was until then.
  public let metrics: TransferMetrics

  init(
    _ code: Code, _ progress: Progress, origin: Origin, status: Int? = nil, detail: String = "",
    metrics: TransferMetrics = TransferMetrics()
  ) {
    self.code = code
    self.progress = progress
    self.origin = origin
    self.status = status
    self.detail = detail
    self.metrics = metrics
  }

  /// Whether the server may have done what the request says.
  public var mayHaveBeenApplied: Bool { progress != .notStarted }
}

extension TransferError: Hashable {
  /// Compares code and progress.
  public static func == (left: Self, right: Self) -> Bool {
    left.code == right.code && left.progress == right.progress
  }

  /// Hashes code and progress.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(progress)
  }
}

extension TransferError {
  /// What went wrong: an open list, whose names are stable.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The stable name, for records and tables.
    public let description: String

    private init(_ name: String) {
      description = name
    }

    /// No address is known for the host.
    public static let resolve = Self("resolve")
    /// No address is known for the proxy.
    public static let resolveProxy = Self("resolve-proxy")
    /// No connection came about.
    public static let connect = Self("connect")
    /// The proxy does not let through.
    public static let proxy = Self("proxy")
    /// TLS could not be agreed on.
    public static let handshake = Self("handshake")
    /// No trusted authority has signed the server's certificate.
    public static let certificateIssuer = Self("certificate-issuer")
    /// The server's certificate is past its time, or before it.
    public static let certificateDate = Self("certificate-date")
    /// The server's certificate is for another host.
    public static let certificateHost = Self("certificate-host")
    /// The server's certificate is refused for another reason.
    public static let certificate = Self("certificate")
    /// The file of trusted certificates cannot be used.
    public static let authorityFile = Self("authority-file")
    /// The server has another public key than it may have.
    public static let pinnedKey = Self("pinned-key")
    /// The client's own certificate or key cannot be used.
    public static let clientCertificate = Self("client-certificate")
    /// The time was up.
    public static let timeout = Self("timeout")
    /// The body stopped moving while it was sent.
    public static let stalled = Self("stalled")
    /// The connection closed before any byte of an answer.
    public static let emptyReply = Self("empty-reply")
    /// The connection broke while the request was sent.
    public static let send = Self("send")
    /// The connection broke while the answer was awaited or read.
    public static let receive = Self("receive")
    /// The answer is shorter than it says.
    public static let partial = Self("partial")
    /// The connection broke, and libcurl was kept from sending the request again by itself.
    public static let resendRefused = Self("resend-refused")
    /// HTTP/2 broke.
    public static let stream = Self("stream")
    /// The answer is not HTTP.
    public static let notHTTP = Self("not-http")
    /// The answer's compression is broken or unknown.
    public static let encoding = Self("encoding")
    /// The answer exceeds the client's limit.
    public static let tooLarge = Self("too-large")
    /// The task was cancelled.
    public static let cancelled = Self("cancelled")
    /// The client was shut down.
    public static let shutDown = Self("shut-down")
    /// Clear text to another machine without leave.
    public static let plainHTTP = Self("plain-http")
    /// The credential belongs to another origin.
    public static let foreignCredential = Self("foreign-credential")
    /// A header of the request is refused.
    public static let header = Self("header")
    /// libcurl could not be set up: memory, threads, an option that it lacks.
    public static let setUp = Self("set-up")
    /// Something that has no name here; the detail says what.
    public static let other = Self("other")
  }
}
