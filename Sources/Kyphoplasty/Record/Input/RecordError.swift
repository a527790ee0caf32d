/// Why an input cannot be read at all; what is wrong with single records is a finding.
public struct RecordError: Error, Sendable {
  /// What kind of reason it is.
  public enum Code: Sendable, Hashable {
    /// The system does not let the file be read.
    case unreadable
    /// The system does not let the file be written.
    case unwritable
    /// The file is not UTF-8.
    case encoding
    /// The file has no header, or lacks a column without which its rows mean nothing.
    case header
    /// Nothing says which form the input has, or what it says is not there.
    case format
  }

  /// What kind of reason it is.
  public var code: Code
  /// The file or folder, as it was named.
  public var file: String
  /// The reason, in words.
  public var message: String

  init(_ code: Code, _ file: String, _ message: String) {
    self.code = code
    self.file = file
    self.message = message
  }
}

extension RecordError: CustomStringConvertible {
  /// `file: reason`.
  public var description: String { "\(file): \(message)" }
}
