import FHIRDefinitions

/// Packages that are asked for, with those that they need.
struct PackageLoading {
  private var loading = DefinitionLoading()
  private var seen: Set<String> = []
  private var waiting: [(needs: PackageDescription.Dependency, by: String)] = []
  private let cache: PackageCache

  init(cache: PackageCache) { self.cache = cache }

  /// The packages that are part of the program, whatever their version.
  private static let embedded = [
    "hl7.fhir.r4.core", "hl7.fhir.r4.expansions", "hl7.terminology", "hl7.terminology.r4",
    "hl7.fhir.uv.extensions", "hl7.fhir.uv.extensions.r4", "hl7.fhir.uv.tools",
    "hl7.fhir.uv.tools.r4",
  ]

  static func isEmbedded(_ id: String) -> Bool { embedded.contains(id) }

  /// Adds a package that must be there.
  mutating func add(_ location: String) throws {
    let parts = location.split(separator: "#", maxSplits: 1).map(String.init)
    var path = location
    if parts.count == 2, let entry = cache.entry(id: parts[0], version: parts[1]) {
      path = entry.path
    }
    do throws(PackageError) {
      try add(PackageReader(path))
    } catch {
      let hint =
        parts.count == 2 && !location.contains("/") && error.code == .unreadable
        ? "; kypho packages install \(location) fetches it" : ""
      throw Failure(.unreadable, "the package \(error)\(hint)")
    }
  }

  private mutating func add(_ reader: PackageReader) throws(PackageError) {
    guard seen.insert(reader.description.id).inserted else { return }
    let name = "\(reader.description.id)#\(reader.description.version)"
    loading.add(package: reader)
    waiting += reader.description.dependencies.map { ($0, name) }
  }

  /// Loads all packages over definitions that are there; what could not be used is said in words.
  consuming func build(
    over base: Definitions
  ) throws -> (Definitions, notices: [String]) {
    let present = Set(base.sources.map(\.id))
    var missing: [String] = []
    var index = 0
    // Packages that were asked for win over those that others need, and the nearer ones over the farther.
    while index < waiting.count {
      let (dependency, name) = waiting[index]
      index += 1
      guard !seen.contains(dependency.id), !Self.isEmbedded(dependency.id) else { continue }
      guard let entry = cache.entry(id: dependency.id, version: dependency.version),
        let reader = try? PackageReader(entry.path)
      else {
        seen.insert(dependency.id)
        // A version of it may be part of the program.
        if present.contains(dependency.id) { continue }
        missing.append("\(name) needs \(dependency.id)#\(dependency.version), which is not here")
        continue
      }
      try add(reader)
    }
    let loaded = try loading.build(over: base)
    return (loaded.definitions, missing + loaded.notices.map(\.description))
  }
}
