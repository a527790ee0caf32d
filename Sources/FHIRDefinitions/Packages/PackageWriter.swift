internal import LosslessJSON

/// Makes a FHIR package: the `.tgz` with `package.json`, the index and the resources.
///
///     var package = PackageWriter(description: packageJSON)
///     try package.add(profile)
///     try package.add(bundle, in: .examples, named: "Bundle-story.json")
///     let tgz = package.finish()
///
/// The layout: https://hl7.org/fhir/packages.html
public struct PackageWriter: Sendable {
  /// A folder of a package that has an index.
  public enum Folder: String, Sendable {
    /// What the package defines.
    case definitions = "package/"
    /// Resources that show how it is used.
    case examples = "package/example/"
  }

  private var archive = ArchiveWriter()
  private var indices: [Folder: PackageIndex] = [:]

  /// Begins a package.
  ///
  /// - Parameter description: the whole of its `package.json`.
  public init(description: [UInt8]) {
    archive.add("package/package.json", description)
  }

  /// Adds a resource.
  ///
  /// - Parameters:
  ///   - resource: its JSON, byte for byte as it will stand there.
  ///   - folder: where.
  ///   - name: the file's name; `type-id.json` where there is none.
  /// - Throws: `PackageError` where it is not JSON, or no resource.
  public mutating func add(
    _ resource: [UInt8], in folder: Folder = .definitions, named name: String? = nil
  ) throws(PackageError) {
    let document: JSONDocument
    do {
      document = try JSONDocument(resource)
    } catch {
      throw PackageError(
        .invalidResource, path: name ?? folder.rawValue,
        detail: "\(error.position): \(error.message)")
    }
    guard let type = document.value["resourceType"]?.string else {
      throw PackageError(
        .invalidResource, path: name ?? folder.rawValue, detail: "it lacks a resourceType")
    }
    let file = name ?? "\(type)-\(document.value["id"]?.string ?? "").json"
    archive.add(folder.rawValue + file, resource)
    indices[folder, default: PackageIndex()].add(document.value, file: file)
  }

  /// Adds a file that is no resource, below `package/other/`.
  public mutating func add(other bytes: [UInt8], named name: String) {
    archive.add("package/other/" + name, bytes)
  }

  /// The package.
  public consuming func finish() -> [UInt8] {
    for (folder, index) in indices { archive.add(folder.rawValue + ".index.json", index.json) }
    return archive.finish()
  }
}
