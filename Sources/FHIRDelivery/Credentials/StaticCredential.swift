/// A credential that stays as it is.
public struct StaticCredential: Authorizing {
  private let value: Credential

  /// Shows this one, always.
  public init(_ credential: Credential) {
    value = credential
  }

  /// The same each time.
  public func credential() -> Credential? { value }

  /// There is no other one.
  public func renew(after refused: Credential) -> Bool { false }
}
