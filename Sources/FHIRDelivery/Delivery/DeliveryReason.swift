/// Why something was not delivered.
public struct DeliveryReason: Sendable, Hashable {
  /// A stable name, for records and tables: `http-429`, `transfer-connect`.
  public var code: String
  /// What happened and what to do about it, without any patient's data.
  public var message: String
  /// Whether every further delivery would end the same way until a setting is changed.
  public var needsChange: Bool

  /// Makes a reason.
  public init(_ code: String, _ message: String, needsChange: Bool = false) {
    self.code = code
    self.message = message
    self.needsChange = needsChange
  }
}

extension DeliveryReason {
  /// Whether it is the size of what was sent, so that smaller bundles, or a higher limit of the server, would help.
  ///
  /// The code says it, so that it is known of what is read from an outbox too.
  public var isTooLarge: Bool {
    ["http-413", "entry-413", "item-too-large", "item-not-divisible"].contains(code)
      || (code.hasPrefix("http-") && code.hasSuffix(Self.tooLarge))
  }

  /// The reason as one of size, where something else than the status says that it is.
  public var ofSize: DeliveryReason {
    isTooLarge
      ? self : DeliveryReason(code + Self.tooLarge, message, needsChange: needsChange)
  }

  private static let tooLarge = "-too-large"
}
