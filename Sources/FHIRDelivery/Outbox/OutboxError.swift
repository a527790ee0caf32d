/// Why an outbox cannot do its work.
public struct OutboxError: Error, Sendable, Hashable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// The file cannot be made or opened.
    case cannotOpen
    /// This user may not read or write the file.
    case permission
    /// Others than its owner may read the file.
    case readableByOthers
    /// There is something else under that name.
    case notAnOutbox
    /// A later version of the program has made it.
    case laterVersion
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
    /// The caller asked for a change that the item's state does not allow.
    case misuse
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
