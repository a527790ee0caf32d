/// Something that a sandbox does wrong on purpose, and when it does.
public struct Fault: Sendable, Hashable {
  /// What goes wrong.
  public enum Effect: Sendable, Hashable {
    /// The server takes its time.
    case delay(Duration)
    /// The answer says how long it is, and ends after so many bytes of its body.
    case cut(Int)
    /// The connection is reset.
    case reset
    /// The connection is closed without an answer.
    case close
    /// A status with an OperationOutcome.
    case status(Int, RetryHint?)
    /// A page for a person, as proxies and gateways answer it, with this status.
    case page(Int)
    /// What a server answers whose transaction lost against another: an OperationOutcome with the code `conflict`.
    case conflict(Int)
    /// Some entries of a batch are answered with a status and not executed.
    case entries(Int, share: Double)
  }

  /// How long the server asks a client to wait.
  public enum RetryHint: Sendable, Hashable {
    /// `Retry-After: 1`
    case seconds(Int)
    /// `Retry-After: Sat, 31 Jan 2026 08:05:09 GMT`, so many seconds from now.
    case date(Int)
    /// `x-ms-retry-after-ms: 250`
    case milliseconds(Int)
  }

  /// Whether it happens before the request is executed or after.
  public enum Moment: String, Sendable, Hashable {
    /// Nothing is stored of a request that gets no further.
    case before
    /// What the request asked for is stored, whatever the client learns of it.
    case after
  }

  /// What goes wrong.
  public var effect: Effect
  /// Before the request is executed or after.
  public var moment: Moment
  /// How likely it is where everything else is right.
  public var probability = 1.0
  /// How often it happens in all.
  public var count: Int?
  /// How often it happens to one request: the same method, address and body.
  public var countPerRequest: Int?
  /// Only every so many requests that it could happen to.
  public var interval = 1
  /// Only requests whose path after the base begins so: `Patient/17`, `metadata`.
  public var path: String?
  /// Only requests with this method.
  public var method: String?

  /// Makes a fault that always happens, at its usual moment unless another is given.
  public init(_ effect: Effect, _ moment: Moment? = nil) {
    self.effect = effect
    self.moment = moment ?? effect.usualMoment
  }
}

extension Fault.Effect {
  /// When it happens unless something else is said.
  var usualMoment: Fault.Moment {
    switch self {
    case .cut, .close: .after
    case .delay, .reset, .status, .page, .conflict, .entries: .before
    }
  }

  /// Whether nothing can happen after it.
  var endsExchange: Bool {
    switch self {
    case .delay, .entries: false
    case .cut, .reset, .close, .status, .page, .conflict: true
    }
  }

  /// Whether it can happen at one moment only.
  var hasFixedMoment: Bool {
    switch self {
    case .cut, .entries: true
    case .delay, .reset, .close, .status, .page, .conflict: false
    }
  }
}
