/// Why there is no whole answer to a request.
public enum DeliveryFailure: Error, Sendable, Hashable {
  /// The transfer failed.
  case transfer(TransferError)
  /// No credential could be had, and nothing was sent.
  case authorization(AuthorizationError)

  /// What it means for what was sent.
  public var outcome: DeliveryOutcome {
    switch self {
    case .transfer(let error): DeliveryOutcome(error)
    case .authorization(let error): DeliveryOutcome(error)
    }
  }

  /// What the transfer was, where there was one.
  public var transferError: TransferError? {
    guard case .transfer(let error) = self else { return nil }
    return error
  }
}

extension DeliveryFailure: CustomStringConvertible {
  /// What went wrong and what to do about it, without any secret.
  public var description: String {
    switch self {
    case .transfer(let error): error.description
    case .authorization(let error): error.description
    }
  }
}

extension DeliveryOutcome {
  /// What a missing credential means: nothing was sent, and it is temporary or a setting must change.
  public init(_ error: AuthorizationError) {
    self = .notApplied(error.reason, retryAfter: error.retryAfter)
  }
}
