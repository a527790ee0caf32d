public import LosslessJSON

/// Reads a FHIR package: a .tgz file, a folder with or without `package/` in it, or `id#version` in a package cache.
///
///     let reader = try PackageReader("hl7.fhir.us.core-6.1.0.tgz")
///     try reader.forEachResource { name, document in ... }
///
/// The layout of packages: https://hl7.org/fhir/packages.html
public struct PackageReader: Sendable {
  private enum Source {
    case archive([UInt8])
    case folder(String)
  }

  /// The types of resources that a pack is made from.
  public static let packTypes: Set<String> = ["StructureDefinition", "CodeSystem", "ValueSet"]

  /// What the package says of itself.
  public let description: PackageDescription
  /// Where it was found.
  public let path: String
  private let source: Source
  private let limits: PackageLimits

  /// Finds a package and reads its `package.json`.
  ///
  /// - Parameters:
  ///   - location: the path of a .tgz file or of a folder; or `id#version`, with `cache`.
  ///   - cache: the folder of a package cache, as `~/.fhir/packages`.
  ///   - limits: what a package may be at most.
  /// - Throws: `PackageError` when there is no package there.
  public init(
    _ location: String, cache: String? = nil, limits: PackageLimits = PackageLimits()
  ) throws(PackageError) {
    var path = location
    if !Files.exists(path), let cache, location.contains("#"), !location.contains("/") {
      path = cache + "/" + location
    }
    self.path = path
    self.limits = limits
    if Files.isFolder(path) {
      let folder = Files.exists(path + "/package/package.json") ? path + "/package" : path
      source = .folder(folder)
      guard let bytes = Files.read(folder + "/package.json", limit: limits.file),
        let description = PackageDescription(bytes)
      else { throw PackageError(.notAPackage, path: path) }
      self.description = description
    } else {
      guard let bytes = Files.read(path, limit: limits.compressed) else {
        throw PackageError(.unreadable, path: path)
      }
      source = .archive(bytes)
      description = try PackageArchive(bytes, path: path, limits: limits).description
    }
  }

  /// The package as a pack names it; the digest is of the .tgz file, or of the names and bytes of a folder's JSON files.
  public func packSource() throws(PackageError) -> PackSource {
    let digest: String
    switch source {
    case .archive(let bytes): digest = SHA256.hexadecimal(bytes)
    case .folder(let folder):
      var hash = SHA256()
      for name in try names(in: folder) {
        hash.update(Array(name.utf8) + [0])
        hash.update(try bytes(of: folder + "/" + name))
      }
      digest = hash.finish()
    }
    return PackSource(
      id: description.id, version: description.version,
      fhirVersion: description.fhirVersions.first, sha256: digest,
      dependencies: description.dependencies)
  }

  /// The package as loaded definitions name it: nobody asks for the digest of what is read anew each time.
  var loadedSource: PackSource {
    PackSource(
      id: description.id, version: description.version,
      fhirVersion: description.fhirVersions.first, sha256: "",
      dependencies: description.dependencies)
  }

  /// Reads the resources of some types, each as it comes; those of an archive in its order, of a folder by name.
  ///
  /// - Parameters:
  ///   - types: the types of resources to read; all when it is empty.
  ///   - body: is given the file's name, without folder, and the resource.
  /// - Throws: `PackageError` at the first thing that cannot be read.
  public func forEachResource(
    ofTypes types: Set<String> = packTypes, _ body: (String, JSONDocument) -> Void
  ) throws(PackageError) {
    var first: PackageError?
    try forEachResource(ofTypes: types) { _, error in
      first = first ?? error
    } _: { name, document in
      if first == nil { body(name, document) }
    }
    if let first { throw first }
  }

  /// Reads the resources of some types, and goes on after a file that cannot be read.
  ///
  /// - Parameters:
  ///   - types: the types of resources to read; all when it is empty.
  ///   - refuse: is given the name of a file that cannot be read, and why.
  ///   - body: is given the file's name, without folder, and the resource.
  /// - Throws: `PackageError` where the archive or the folder as a whole cannot be read.
  public func forEachResource(
    ofTypes types: Set<String>, refused refuse: (String, PackageError) -> Void,
    _ body: (String, JSONDocument) -> Void
  ) throws(PackageError) {
    let place = Place(folder: "", inArchive: "package/")
    try forEachResource(at: place, ofTypes: types, refused: refuse, body)
  }

  /// Reads the examples of the package, each as it comes: the resources in its folder `example`.
  ///
  /// - Parameters:
  ///   - refuse: is given the name of a file that cannot be read, and why.
  ///   - body: is given the file's name, without folder, and the resource.
  /// - Throws: `PackageError` where the archive or the folder as a whole cannot be read.
  public func forEachExample(
    refused refuse: (String, PackageError) -> Void, _ body: (String, JSONDocument) -> Void
  ) throws(PackageError) {
    let place = Place(folder: "/example", inArchive: "package/example/")
    if case .folder(let folder) = source, !Files.isFolder(folder + place.folder) { return }
    try forEachResource(at: place, ofTypes: [], refused: refuse, body)
  }

  // MARK: Files

  /// Where in a package files stand.
  private struct Place {
    /// Below the package's folder.
    var folder: String
    /// What their names begin with in an archive; the folders below hold other things.
    var inArchive: String

    func has(_ name: String) -> Bool {
      name.hasPrefix(inArchive) && PackageReader.isResourceFile(name.dropFirst(inArchive.count))
    }
  }

  private func forEachResource(
    at place: Place, ofTypes types: Set<String>, refused refuse: (String, PackageError) -> Void,
    _ body: (String, JSONDocument) -> Void
  ) throws(PackageError) {
    var budget = limits.values
    func take(
      _ name: String, _ bytes: () throws(PackageError) -> [UInt8]
    ) {
      do throws(PackageError) {
        if let document = try document(bytes(), name: name, types: types, &budget) {
          body(name, document)
        }
      } catch {
        refuse(name, error)
      }
    }
    switch source {
    case .archive(let bytes):
      budget = limits.ofArchive(length: bytes.count).values
      var archive = try TarReader(bytes, path: path, limits: limits)
      while let file = try archive.next(where: { place.has($0) }) {
        take(String(file.name.dropFirst(place.inArchive.count))) { file.bytes }
      }
    case .folder(let folder):
      let folder = folder + place.folder
      for name in try names(in: folder) {
        take(name) { () throws(PackageError) in try self.bytes(of: folder + "/" + name) }
      }
    }
  }

  private static func isResourceFile(_ name: some StringProtocol) -> Bool {
    name.hasSuffix(".json") && !name.contains("/") && !name.hasPrefix(".")
      && name != "package.json"
  }

  private func names(in folder: String) throws(PackageError) -> [String] {
    guard let names = Files.names(in: folder) else {
      throw PackageError(.unreadable, path: folder)
    }
    return names.filter { Self.isResourceFile($0) }
  }

  private func bytes(of file: String) throws(PackageError) -> [UInt8] {
    guard let bytes = Files.read(file, limit: limits.file) else {
      throw PackageError(.unreadable, path: file)
    }
    return bytes
  }

  private func document(
    _ bytes: [UInt8], name: String, types: Set<String>, _ budget: inout Int
  ) throws(PackageError) -> JSONDocument? {
    if !types.isEmpty, let type = ResourceTypeSniffer.type(of: bytes), !types.contains(type) {
      return nil
    }
    budget -= Self.mostValues(in: bytes)
    guard budget >= 0 else { throw PackageError(.tooLarge, path: path) }
    let document: JSONDocument
    do {
      document = try JSONDocument(bytes.withoutByteOrderMark)
    } catch {
      throw PackageError(
        .invalidResource, path: path, detail: "\(name):\(error.position): \(error.message)")
    }
    guard let type = document.value["resourceType"]?.string else { return nil }
    return types.isEmpty || types.contains(type) ? document : nil
  }

  /// How many values a text has at most, keys among them: each but the first stands behind one of these.
  private static func mostValues(in bytes: [UInt8]) -> Int {
    1
      + bytes.count {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "[")
          || $0 == UInt8(ascii: "{")
      }
  }
}
