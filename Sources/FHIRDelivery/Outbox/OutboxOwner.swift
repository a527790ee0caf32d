/// Whom an outbox belongs to: the first server and the first site secret that it is opened for.
package struct OutboxOwner: Sendable, Hashable {
  /// The server's base; nil asks for none.
  package var target: String?
  /// What the secret is known by; nil asks for none.
  package var secretFingerprint: String?

  /// Whether nothing is asked for.
  package var isAnybody: Bool { target == nil && secretFingerprint == nil }

  package init(target: String?, secretFingerprint: String?) {
    self.target = target
    self.secretFingerprint = secretFingerprint
  }
}
