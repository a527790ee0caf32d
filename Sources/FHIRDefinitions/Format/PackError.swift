/// Why bytes are no pack.
public struct PackError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// The bytes do not begin as a pack does.
    case notAPack
    /// The pack was made by a version of this library with another layout.
    case unknownVersion
    /// The pack is shorter than its header says.
    case truncated
    /// A section lies outside the pack, or has rows of another width.
    case damaged
    /// More or longer definitions than 32-bit offsets can name.
    case tooLarge
  }

  /// What kind of fault it is.
  public var code: Code

  /// Makes an error.
  public init(_ code: Code) { self.code = code }
}

extension PackError: CustomStringConvertible {
  /// The fault in words.
  public var description: String {
    switch code {
    case .notAPack: "this is no pack of FHIR definitions"
    case .unknownVersion:
      "the pack has a layout that this version cannot read; make it again with fhir-pack"
    case .truncated: "the pack ends before its last section; make it again with fhir-pack"
    case .damaged: "the pack's table of sections is damaged; make it again with fhir-pack"
    case .tooLarge: "the definitions do not fit into one pack"
    }
  }
}
