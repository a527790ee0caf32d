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

  /// Begins to give out the files.
  ///
  /// - Returns: every file whose name leads to a place below the archive's own folder, in the archive's order.
  /// - Throws: `PackageError` when it is not compressed as archives are.
  public func files() throws(PackageError) -> Files {
    Files(archive: try TarReader(bytes, path: path, limits: limits))
  }

  /// The files of an archive, one after the other.
  public struct Files: ~Copyable {
    fileprivate var archive: TarReader

    /// The next file: its name, such as `package/package.json`, and its bytes; `nil` after the last.
    ///
    /// - Throws: `PackageError` when the archive is damaged, or more than the limits allow.
    public mutating func next() throws(PackageError) -> (name: String, bytes: [UInt8])? {
      try archive.next(where: { PackageArchive.staysInside($0) })
    }
  }

  /// Whether a name leads nowhere else: an archive from afar may say `../../.profile`.
  fileprivate static func staysInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.contains("\0") && !name.contains("\\")
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
