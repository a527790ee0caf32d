public import LosslessJSON

/// Findings that somebody has looked at and accepts: which ones, why, and until when.
public struct Suppression: Hashable, Sendable {
  /// Which findings.
  public var pattern: FindingPattern
  /// Why they are accepted.
  public var reason: String
  /// The last day on which they are, as `YYYY-MM-DD`; `nil` for good.
  public var expiry: String?
  /// Where the suppression is written.
  public var position: SourcePosition

  /// Makes a suppression.
  public init(
    pattern: FindingPattern, reason: String, expiry: String? = nil,
    position: SourcePosition = SourcePosition(offset: 0, line: 1, column: 1)
  ) {
    self.pattern = pattern
    self.reason = reason
    self.expiry = expiry
    self.position = position
  }

  /// Whether it counts no more on a day, which is written `YYYY-MM-DD`.
  public func isExpired(on today: String) -> Bool { expiry.map { $0 < today } ?? false }

  /// Whether a text is a day as suppressions write it.
  public static func isDay(_ text: String) -> Bool {
    text.utf8.count == 10 && DateFormat.fault(inDate: text.utf8.span) == nil
  }
}
