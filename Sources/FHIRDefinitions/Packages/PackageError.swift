/// Why a FHIR package cannot be read.
public struct PackageError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// There is neither a file nor a folder there, or it may not be read.
    case unreadable
    /// The file is not compressed as a .tgz is, or is damaged.
    case notCompressed
    /// What is compressed is no tar archive, or is damaged.
    case notAnArchive
    /// There is no `package/package.json`, or it has no name or version.
    case notAPackage
    /// The package unpacks to more than the limits.
    case tooLarge
    /// A resource is not JSON.
    case invalidResource
  }

  /// What kind of fault it is.
  public var code: Code
  /// The file it was found in.
  public var path: String
  /// More about it: a line and column, a limit.
  public var detail: String?

  /// Makes an error.
  public init(_ code: Code, path: String, detail: String? = nil) {
    self.code = code
    self.path = path
    self.detail = detail
  }
}

extension PackageError: CustomStringConvertible {
  /// The file and the fault in words.
  public var description: String {
    let words =
      switch code {
      case .unreadable: "cannot be read"
      case .notCompressed: "is not a gzip file, or is damaged"
      case .notAnArchive: "does not contain a tar archive, or it is damaged"
      case .notAPackage: "is no FHIR package: a package.json with name and version is missing"
      case .tooLarge: "unpacks to more than is allowed"
      case .invalidResource: "holds a resource that is not JSON"
      }
    return "\(path) \(words)" + (detail.map { ": \($0)" } ?? "")
  }
}
