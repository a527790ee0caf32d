/// What became of a delivery: not whether it went well, but what is known of the server's state.
public enum DeliveryOutcome: Sendable, Hashable {
  /// The server has it, and its answer says so in every part.
  case delivered
  /// The server refused it for good; the same bytes would be refused again.
  case rejected(DeliveryReason)
  /// The server did nothing; sending it again is right, after the wait that it asked for.
  case notApplied(DeliveryReason, retryAfter: Duration?)
  /// Nobody here knows; only a repetition without effect, or reading back, can tell.
  case unknown(DeliveryReason)

  /// Why it was not delivered.
  public var reason: DeliveryReason? {
    switch self {
    case .delivered: nil
    case .rejected(let reason), .notApplied(let reason, _), .unknown(let reason): reason
    }
  }

  /// The outcome without its reason.
  public var kind: Kind {
    switch self {
    case .delivered: .delivered
    case .rejected: .rejected
    case .notApplied: .notApplied
    case .unknown: .unknown
    }
  }

  /// The four outcomes by their stable names.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The server has it.
    case delivered
    /// The server refused it for good.
    case rejected
    /// The server did nothing.
    case notApplied = "not-applied"
    /// Nobody here knows.
    case unknown
  }
}

extension DeliveryOutcome {
  /// What a transfer without a whole answer means: not applied if nothing had left, else unknown.
  public init(_ error: TransferError) {
    let reason = DeliveryReason(
      "transfer-\(error.code)", error.description, needsChange: error.needsChange)
    self = error.mayHaveBeenApplied ? .unknown(reason) : .notApplied(reason, retryAfter: nil)
  }
}

extension TransferError {
  /// Whether every further transfer would end the same way until a setting is changed.
  public var needsChange: Bool {
    switch code {
    case .certificate, .certificateIssuer, .certificateDate, .certificateHost, .authorityFile,
      .pinnedKey, .clientCertificate, .plainHTTP, .foreignCredential, .header, .setUp:
      true
    default: false
    }
  }
}
