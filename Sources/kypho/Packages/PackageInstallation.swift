import FHIRDefinitions
import Foundation

/// Puts packages from a registry into the cache, with those that they need.
struct PackageInstallation {
  let registry: PackageRegistry
  let cache: PackageCache
  /// Whether packages are fetched that others need.
  let followsDependencies: Bool

  /// What has become of a package.
  enum Result: Equatable {
    case installed(String)
    case present(String)
    /// It is part of the program.
    case embedded(String)
  }

  /// Installs a package: `id`, `id#version` or `id#1.2.x`.
  ///
  /// - Parameters:
  ///   - name: the package.
  ///   - report: is told of each package as it is done.
  /// - Throws: `Failure` at the first package that cannot be had.
  func install(_ name: String, report: (Result) -> Void) async throws {
    var waiting = [try Self.parse(name)]
    var seen: Set<String> = []
    var isFirst = true
    while !waiting.isEmpty {
      let (id, version) = waiting.removeFirst()
      guard seen.insert(id).inserted else { continue }
      // What is asked for by name is fetched even if the program has its own copy.
      if !isFirst, PackageLoading.isEmbedded(id) {
        report(.embedded("\(id)#\(version)"))
        continue
      }
      isFirst = false
      let dependencies = try await install(id, version, report)
      if followsDependencies {
        waiting += try dependencies.map { try Self.checked($0.id, $0.version) }
      }
    }
  }

  private func install(
    _ id: String, _ wanted: String, _ report: (Result) -> Void
  ) async throws -> [PackageDescription.Dependency] {
    let pattern = PackageVersionPattern(wanted)
    // A pattern means the latest that the registry has, not the latest that is here.
    if pattern.isExact, let entry = cache.entry(id: id, version: wanted) {
      report(.present("\(id)#\(entry.version)"))
      return try PackageReader(entry.path).description.dependencies
    }
    let version =
      pattern.isExact ? wanted : try await registry.version(of: id, matching: pattern)
    guard Self.isName(version) else {
      throw Failure(.unreadable, "the registry names a version of \(id) that no version can have")
    }
    let name = "\(id)#\(version)"
    if let entry = cache.entry(id: id, version: version) {
      report(.present(name))
      return try PackageReader(entry.path).description.dependencies
    }
    let bytes = try await registry.archive(of: id, version: version)
    let archive: PackageArchive
    do throws(PackageError) {
      archive = try PackageArchive(bytes, path: name)
    } catch {
      throw Failure(.unreadable, "what the registry sent for \(error)")
    }
    let description = archive.description
    guard description.id == id, description.version == version else {
      throw Failure(
        .unreadable,
        "the registry sent \(description.id)#\(description.version) instead of \(name)")
    }
    try unpack(archive, name: name)
    report(.installed(name))
    return description.dependencies
  }

  /// Unpacks beside the target and renames, so that no reader sees half a package, and two writers do no harm.
  private func unpack(_ archive: PackageArchive, name: String) throws {
    let files = FileManager.default
    let target = try target(of: name)
    let part = "\(cache.folder)/.\(name).\(UUID().uuidString)"
    defer { try? files.removeItem(atPath: part) }
    do {
      var packed = try archive.files()
      while let (file, bytes) = try packed.next() {
        let url = URL(fileURLWithPath: "\(part)/\(file)")
        try files.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
      }
    } catch let error as PackageError {
      throw Failure(.unreadable, "what the registry sent for \(error)")
    } catch {
      throw Failure(.cannotCreate, "\(name) cannot be written into \(cache.folder)")
    }
    guard rename(part, target) != 0 else { return }
    // Somebody else was faster, and has put the same there.
    if files.fileExists(atPath: target + "/package/package.json") { return }
    throw Failure(.cannotCreate, "\(target) cannot be written")
  }

  /// Where a package goes: directly into the cache, whatever its name would lead to.
  private func target(of name: String) throws -> String {
    let target = "\(cache.folder)/\(name)"
    let parent = URL(fileURLWithPath: target).standardizedFileURL.deletingLastPathComponent()
    guard parent.path == URL(fileURLWithPath: cache.folder).standardizedFileURL.path else {
      throw Failure(.unreadable, "\(name) would not lie in \(cache.folder)")
    }
    return target
  }

  private static func parse(_ name: String) throws -> (id: String, version: String) {
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    return try checked(String(parts.first ?? ""), parts.count == 2 ? String(parts[1]) : "latest")
  }

  /// Names become folders and parts of a url, so only what packages are called is let through.
  private static func checked(
    _ id: String, _ version: String
  ) throws -> (id: String, version: String) {
    guard isName(id), isName(version) else {
      throw Failure(.usage, "a package is named id#version, such as hl7.fhir.us.core#6.1.0")
    }
    return (id, version)
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix(".")
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "*"):
          true
        default: false
        }
      }
  }
}
