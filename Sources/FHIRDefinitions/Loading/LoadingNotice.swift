/// Something about loaded definitions that whoever loads them should know; the rest was loaded all the same.
public struct LoadingNotice: Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A file cannot be read, or lacks what every definition has.
    case refusedFile
    /// A package or a definition is for another version of FHIR; it is read as far as its fields allow.
    case wrongFHIRVersion
    /// A package that another one needs is nowhere to be found.
    case missingDependency
    /// A package that was asked for is nowhere to be found.
    case missingPackage
    /// The structure that a profile comes from is not here: the profile stays without snapshot.
    case unknownBase
    /// A profile comes, in the end, from itself.
    case cyclicBase
    /// A differential says something about an element that its base does not have.
    case unknownElement
    /// A profile that an element's type asks for is not here, and the differential goes into its elements.
    case unknownProfile
    /// The snapshot of a profile would have more elements than any that is meant.
    case tooLarge
  }

  /// What kind of thing it is.
  public var kind: Kind
  /// What it is about: a file, a package, the canonical url of a definition.
  public var subject: String
  /// More about it: the url that is missing, an element's id, a version.
  public var detail: String?

  /// Makes a notice.
  public init(_ kind: Kind, _ subject: String, detail: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }
}

extension LoadingNotice: CustomStringConvertible {
  /// The notice in words.
  public var description: String {
    let more = detail.map { ": \($0)" } ?? ""
    return switch kind {
    case .refusedFile: "\(subject) was left out\(more)"
    case .wrongFHIRVersion:
      "\(subject) is for another version of FHIR\(detail.map { ", \($0)" } ?? "")"
    case .missingDependency: "\(subject) needs \(detail ?? "a package"), which is not here"
    case .missingPackage: "the package \(subject) is not here\(more)"
    case .unknownBase: "\(subject) comes from a definition that is not here\(more)"
    case .cyclicBase: "\(subject) comes from itself\(more)"
    case .unknownElement: "\(subject) constrains an element that its base does not have\(more)"
    case .unknownProfile:
      "\(subject) goes into an element whose profile is not here\(more)"
    case .tooLarge: "the snapshot of \(subject) would be too large"
    }
  }
}
