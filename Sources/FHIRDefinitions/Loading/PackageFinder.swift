/// Where packages are looked for: in folders of packages, in a package cache, and among the packs that a program carries.
///
/// A cache has a folder `id#version` for each package, with `package/` in it.
///
///     let finder = PackageFinder(cache: "/home/me/.fhir/packages")
///     let path = finder.path(of: "hl7.fhir.us.core", version: "6.1.x")
public struct PackageFinder: Sendable {
  /// The folder of the package cache; `nil` for none.
  public var cache: String?
  /// Folders in which packages lie as .tgz files or folders, looked through first.
  public var folders: [String]
  /// Packs that stand for the packages they were made from.
  public var builtIn: [DefinitionPack]

  /// Says where to look.
  public init(cache: String? = nil, folders: [String] = [], builtIn: [DefinitionPack] = []) {
    self.cache = cache
    self.folders = folders
    self.builtIn = builtIn
  }

  /// The path of what a user names: a .tgz file, a folder, or `id#version`; `nil` for what is nowhere.
  public func path(of location: String) -> String? {
    if Files.exists(location) { return location }
    guard let (id, version) = Self.parts(of: location) else { return nil }
    return path(of: id, version: version)
  }

  /// The path of a package; of several that fit a version with wildcards, the latest that is released.
  ///
  /// - Parameters:
  ///   - id: the package's name.
  ///   - version: a version, or `1.0.x`, `latest`, `current`.
  /// - Returns: the path of a .tgz file or a folder, for `PackageReader`.
  public func path(of id: String, version: String) -> String? {
    for folder in folders + (cache.map { [$0] } ?? []) {
      let found = (Files.names(in: folder) ?? []).compactMap { name -> (String, String)? in
        Self.version(of: name, id: id).map { (name, $0) }
      }
      if let exact = found.first(where: { $0.1 == version }) { return folder + "/" + exact.0 }
      let fitting = found.filter { PackageVersion.matches($0.1, version) }
      let released = fitting.filter { !PackageVersion($0.1).isPrerelease }
      let candidates = released.isEmpty ? fitting : released
      if let latest = candidates.max(by: { PackageVersion($0.1) < PackageVersion($1.1) }) {
        return folder + "/" + latest.0
      }
    }
    return nil
  }

  /// Whether what a user names is somewhere: a .tgz file, a folder, or `id#version`.
  public func knows(_ location: String) -> Bool {
    if path(of: location) != nil { return true }
    guard let (id, version) = Self.parts(of: location) else { return false }
    return pack(of: id, version: version) != nil
  }

  /// The parts of `id#version`; without a version it is the latest.
  static func parts(of location: String) -> (id: String, version: String)? {
    let parts = location.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let id = parts.first, !id.isEmpty, !id.contains("/") else { return nil }
    return (String(id), parts.count > 1 ? String(parts[1]) : "latest")
  }

  /// The pack that stands for a package.
  func pack(of id: String, version: String) -> DefinitionPack? {
    builtIn.first { pack in
      pack.sources.contains {
        $0.id == id && ($0.version == version || PackageVersion.matches($0.version, version))
      }
    }
  }

  /// The version in a name such as `id#1.0.0`, `id-1.0.0.tgz`; `nil` where the name is not of the package.
  private static func version(of name: String, id: String) -> String? {
    guard name.hasPrefix(id) else { return nil }
    var rest = name.dropFirst(id.count)
    guard rest.first == "#" || rest.first == "-" || rest.first == "@" else { return nil }
    rest.removeFirst()
    if rest.hasSuffix(".tgz") { rest.removeLast(4) }
    if rest.hasSuffix(".tar.gz") { rest.removeLast(7) }
    return rest.isEmpty ? nil : String(rest)
  }
}
