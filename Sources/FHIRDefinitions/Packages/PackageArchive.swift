/// A package as it travels: a compressed tar archive, of which every file is given out.
public struct PackageArchive: Sendable {
  private let bytes: [UInt8]
  private let path: String
  private let limits: PackageLimits

  /// What the package says of itself.
  public let description: PackageDescription

  /// Finds the description of the package in an archive.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - path: what errors call it.
  ///   - limits: what a package may be at most.
  /// - Throws: `PackageError` when the archive is no package.
  public init(
    _ bytes: [UInt8], path: String, limits: PackageLimits = PackageLimits()
  ) throws(PackageError) {
    self.bytes = bytes
    self.path = path
    self.limits = limits
    var archive = try TarReader(bytes, path: path, limits: limits)
    guard let file = try archive.next(where: { $0 == "package/package.json" }),
      let description = PackageDescription(file.bytes)
    else { throw PackageError(.notAPackage, path: path) }
    self.description = description
  }

  /// Gives out every file whose name leads to a place below the archive's own folder, in the archive's order.
  ///
  /// - Parameter body: is given the name, such as `package/package.json`, and the bytes.
  /// - Throws: `PackageError` when the archive is damaged, or what `body` throws.
  public func forEachFile(_ body: (String, [UInt8]) throws -> Void) throws {
    var archive = try TarReader(bytes, path: path, limits: limits)
    while let file = try archive.next(where: { Self.staysInside($0) }) {
      try body(file.name, file.bytes)
    }
  }

  /// Whether a name leads nowhere else: an archive from afar may say `../../.profile`.
  private static func staysInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.contains("\0") && !name.contains("\\")
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
