extension OutboxTransaction {
  /// Compares whom the outbox belongs to; false where something of that is not noted yet.
  ///
  /// - Throws: `OutboxError` of the kind `otherTarget` or `otherSecret`.
  package func belongs(to owner: OutboxOwner, named name: String) throws(OutboxError) -> Bool {
    let target = try connection.meta(Self.target)
    if let wanted = owner.target, let target, target != wanted {
      throw OutboxError(
        .otherTarget,
        "\(name) belongs to \(target). Use an outbox per server; if that server has moved here, say "
          + "so with: outbox retarget")
    }
    let secret = try connection.meta(Self.secret)
    if let wanted = owner.secretFingerprint, let secret, secret != wanted {
      throw OutboxError(
        .otherSecret,
        "\(name) was made with another site secret, so the same records would get other ids. Use "
          + "the secret that it was made with, or a new outbox.")
    }
    return (owner.target == nil || target != nil)
      && (owner.secretFingerprint == nil || secret != nil)
  }

  /// Notes whom the outbox belongs to, where that is not noted yet, and compares it else.
  package func bind(to owner: OutboxOwner, named name: String) throws(OutboxError) {
    guard try !belongs(to: owner, named: name) else { return }
    for (what, wanted) in [
      (Self.target, owner.target), (Self.secret, owner.secretFingerprint),
    ] {
      guard let wanted, try connection.meta(what) == nil else { continue }
      try connection.setMeta(what, to: wanted)
    }
  }

  /// The server that the outbox belongs to.
  package func target() throws(OutboxError) -> String? { try connection.meta(Self.target) }

  /// Gives the outbox to the same server at another address.
  package func retarget(to target: String) throws(OutboxError) {
    try connection.setMeta(Self.target, to: target)
  }

  private static var target: String { "target" }
  private static var secret: String { "secret" }
}
