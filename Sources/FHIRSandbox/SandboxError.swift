/// Why a sandbox could not do what it was told.
public struct SandboxError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Code: Hashable, Sendable {
    /// It runs already.
    case alreadyRunning
    /// It does not run.
    case notRunning
    /// The port cannot be listened on.
    case cannotListen
    /// The SQLite file cannot be opened.
    case cannotOpenStore
  }

  /// What kind of failure it is.
  public var code: Code
  /// What the system said.
  public var reason: String

  /// Makes an error.
  public init(_ code: Code, reason: String = "") {
    self.code = code
    self.reason = reason
  }

  /// Only the code counts.
  public static func == (one: SandboxError, other: SandboxError) -> Bool { one.code == other.code }

  /// Only the code counts.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension SandboxError: CustomStringConvertible {
  /// The failure in a sentence.
  public var description: String {
    let text =
      switch code {
      case .alreadyRunning: "the sandbox runs already"
      case .notRunning: "the sandbox does not run"
      case .cannotListen: "the sandbox cannot listen on its port"
      case .cannotOpenStore: "the sandbox cannot open its SQLite file"
      }
    return reason.isEmpty ? text : "\(text): \(reason)"
  }
}
