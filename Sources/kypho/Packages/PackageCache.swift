import Foundation

/// The folder in which FHIR's tools keep packages: one folder for each, named `id#version`.
struct PackageCache {
  /// Where it is.
  let folder: String

  /// The cache at a path, or else the one in the home folder.
  init(folder: String?, environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.folder =
      folder ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.fhir/packages"
  }

  /// A package and where it lies.
  struct Entry: Hashable {
    var id: String
    var version: String
    var path: String
  }

  /// What is in it, by name; what is being written is not.
  var entries: [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
      guard parts.count == 2, !name.hasPrefix("."),
        FileManager.default.fileExists(atPath: "\(folder)/\(name)/package/package.json")
      else { return nil }
      return Entry(id: parts[0], version: parts[1], path: "\(folder)/\(name)")
    }
  }

  /// The package of a version, or the latest of those that a pattern such as `1.0.x` allows.
  func entry(id: String, version: String) -> Entry? {
    entries.filter { $0.id == id && PackageVersionPattern(version).matches($0.version) }
      .max { PackageVersionPattern.precedes($0.version, $1.version) }
  }
}
