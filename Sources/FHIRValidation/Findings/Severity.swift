/// How much a finding matters: `OperationOutcome.issue.severity`, least first.
public enum Severity: String, Sendable, CaseIterable {
  /// Worth knowing: something was not checked, say.
  case information
  /// Allowed, and probably not meant.
  case warning
  /// The document does not conform.
  case error
  /// The document could not be checked at all.
  case fatal
}

extension Severity: Comparable {
  /// Whether one matters less than the other.
  public static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

  private var rank: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    case .fatal: 3
    }
  }
}
