/// Gives the credential that a request shows, and renews it where it can be renewed.
///
/// Several tasks ask at once; where a credential has to be fetched, it is fetched once for all of them.
public protocol Authorizing: Sendable {
  /// The credential to show now; one that ends soon is renewed before.
  func credential() async throws(AuthorizationError) -> Credential?

  /// Takes note that the server did not accept a credential; whether another one can be had.
  func renew(after refused: Credential) async throws(AuthorizationError) -> Bool
}

/// Why no credential can be had.
public struct AuthorizationError: Error, Sendable, Hashable {
  /// Why, with what to do about it, without any secret.
  public let reason: DeliveryReason
  /// Whether it may work later: the token server is down or busy.
  public let isTemporary: Bool
  /// How long the token server asks to wait.
  public let retryAfter: Duration?

  /// Makes an error.
  public init(_ reason: DeliveryReason, isTemporary: Bool, retryAfter: Duration? = nil) {
    self.reason = reason
    self.isTemporary = isTemporary
    self.retryAfter = retryAfter
  }
}

extension AuthorizationError: CustomStringConvertible {
  /// The reason's words.
  public var description: String { reason.message }
}
