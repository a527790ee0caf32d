import FHIRDefinitions
import FHIRDefinitionsR4

/// Packages that are asked for, with those that they need.
struct PackageLoading {
  private var loading = DefinitionLoading()
  private let base: Definitions
  private let finder: PackageFinder

  /// - Parameters:
  ///   - base: the definitions that are there.
  ///   - cache: where packages are that are not named by a path, or that others need.
  /// - Throws: `Failure` where a package that is part of the program cannot be read.
  init(over base: Definitions, cache: PackageCache) throws {
    self.base = base
    do {
      finder = PackageFinder(
        cache: cache.folder,
        builtIn: try USCoreVersion.allCases.map { try DefinitionPack.usCore($0) })
    } catch {
      throw Failure(.bug, "US Core, which is part of the program, cannot be read: \(error)")
    }
  }

  /// The packages that are part of the program, whatever their version.
  private static let embedded = [
    "hl7.fhir.r4.core", "hl7.fhir.r4.expansions", "hl7.terminology", "hl7.terminology.r4",
    "hl7.fhir.uv.extensions", "hl7.fhir.uv.extensions.r4", "hl7.fhir.uv.tools",
    "hl7.fhir.uv.tools.r4",
  ]

  static func isEmbedded(_ id: String) -> Bool { embedded.contains(id) }

  /// Adds a package that must be there, and those that it needs.
  mutating func add(_ location: String) throws {
    do throws(PackageError) {
      guard finder.knows(location) else { throw PackageError(.unreadable, path: location) }
      try loading.add(packageAt: location, finder: finder, over: base)
    } catch {
      let hint =
        location.contains("#") && !location.contains("/") && error.code == .unreadable
        ? "; kypho packages install \(location) fetches it" : ""
      throw Failure(.unreadable, "the package \(error)\(hint)")
    }
  }

  /// Loads all packages over the definitions that are there; what could not be used is said in words.
  consuming func build() throws -> (Definitions, notices: [String]) {
    let loaded = try loading.build(over: base)
    return (loaded.definitions, loaded.notices.map(\.description))
  }
}
