// The reasons why no token can be had; each names what helps, and none holds a secret or a server's own words.

extension AuthorizationError {
  /// A setting or a key is wrong; nothing was asked of anybody, or everything further would end the same way.
  static func setting(_ message: String) -> Self {
    Self(DeliveryReason("auth-setting", message, needsChange: true), isTemporary: false)
  }

  /// The token server or the server refuses.
  static func refused(_ message: String) -> Self {
    Self(DeliveryReason("auth-refused", message, needsChange: true), isTemporary: false)
  }

  /// The token server is down or busy.
  static func unavailable(_ message: String, retryAfter: Duration? = nil) -> Self {
    Self(DeliveryReason("auth-unavailable", message), isTemporary: true, retryAfter: retryAfter)
  }
}

extension DeliveryReason {
  /// Whether a token was refused, as opposed to one that could not be asked for.
  public var isRefusedAuthorization: Bool { code == "auth-refused" || code == "http-401" }
}
