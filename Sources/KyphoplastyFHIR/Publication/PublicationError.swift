/// Why the profiles cannot be published.
public struct PublicationError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// What is embedded in the program cannot be read: a fault of the program.
    case damagedSources
    /// A sample record does not become a bundle: a fault of the program.
    case brokenSample
    /// The name is none that a FHIR package can have.
    case invalidPackageName
    /// The version is none that a FHIR package can have.
    case invalidPackageVersion
  }

  /// What kind of fault it is.
  public var code: Code
  /// What it is about.
  public var detail: String

  /// Makes an error.
  public init(_ code: Code, detail: String) {
    self.code = code
    self.detail = detail
  }
}

extension PublicationError: CustomStringConvertible {
  /// The fault in words.
  public var description: String {
    switch code {
    case .damagedSources: "the embedded profiles cannot be read: \(detail)"
    case .brokenSample: "the sample record \(detail) does not become a bundle"
    case .invalidPackageName:
      "'\(detail)' is no name of a FHIR package: give parts of small letters, digits and hyphens with dots between them, such as org.example.spine"
    case .invalidPackageVersion:
      "'\(detail)' is no version of a FHIR package: give three numbers, such as 1.0.0, with a label where needed, such as 1.0.0-ballot"
    }
  }
}
