/// A text that no description, dump or interpolation shows.
public struct Secret: Sendable {
  /// The text itself; only what writes the request asks for it.
  let revealed: String

  /// Wraps a text.
  public init(_ text: String) {
    revealed = text
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Never the text.
  public var description: String { "<redacted>" }
  /// Never the text.
  public var debugDescription: String { "<redacted>" }
  /// Never the text.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
