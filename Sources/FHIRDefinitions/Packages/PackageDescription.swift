internal import LosslessJSON

/// What a package says of itself in `package.json`.
public struct PackageDescription: Hashable, Sendable {
  /// A package that another needs.
  public struct Dependency: Hashable, Sendable {
    /// Its name.
    public var id: String
    /// Its version, or a pattern of versions: `5.0.x`.
    public var version: String

    /// Names a package.
    public init(id: String, version: String) {
      self.id = id
      self.version = version
    }
  }

  /// The name: `hl7.fhir.us.core`.
  public var id: String
  /// The version: `6.1.0`.
  public var version: String
  /// The versions of FHIR that it is for.
  public var fhirVersions: [String]
  /// The packages that it needs, in the order of the file.
  public var dependencies: [Dependency]
  /// The base of the canonical urls in it.
  public var canonical: String?

  /// Reads a `package.json`; `nil` when it is not JSON or lacks a name or version.
  public init?(_ bytes: [UInt8]) {
    guard let document = try? JSONDocument(bytes.withoutByteOrderMark),
      let id = document.value["name"]?.string,
      let version = document.value["version"]?.string
    else { return nil }
    let json = document.value
    self.id = id
    self.version = version
    fhirVersions =
      (json["fhirVersions"] ?? json["fhir-version-list"]).map {
        $0.elements.compactMap(\.string)
      } ?? []
    dependencies =
      json["dependencies"].map {
        $0.members.compactMap { id, version in
          version.string.map { Dependency(id: id, version: $0) }
        }
      } ?? []
    canonical = json["canonical"]?.string
  }
}
