/// Why an outbox cannot do its work.
public struct OutboxError: Error, Sendable, Hashable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// The file cannot be made or opened.
    case cannotOpen
    /// Others than its owner may read the file.
    case readableByOthers
    /// The file is no outbox, or one of a later version of the program.
    case notAnOutbox
    /// It was made with another site secret.
    case otherSecret
    /// It belongs to another server.
    case otherTarget
    /// Another sender has it.
    case inUse
    /// The disk is full.
    case full
    /// Reading or writing failed.
    case inputOutput
    /// The content is damaged.
    case corrupt
    /// The database server cannot be reached, or the connection broke.
    case connection
  }

  /// What kind of fault it is.
  public let code: Code
  /// What happened and what to do about it, without any patient's data.
  public let message: String

  /// Makes an error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension OutboxError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
