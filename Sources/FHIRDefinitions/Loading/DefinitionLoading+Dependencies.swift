extension DefinitionLoading {
  /// Adds a package and, behind it, the packages that it needs.
  ///
  /// What a package needs is looked for beside it, then where the finder says. A package that is nowhere is a notice; so is
  /// one that is for another version of FHIR.
  ///
  /// - Parameters:
  ///   - location: the path of a .tgz file, of the folder of a package, of a resource or a folder of resources; or `id#version`.
  ///   - finder: where packages are.
  ///   - base: the definitions that are there: packages that they were made from are not looked for.
  /// - Throws: `PackageError` when what is at the location is no package.
  public mutating func add(
    packageAt location: String, finder: PackageFinder = PackageFinder(), over base: Definitions
  ) throws(PackageError) {
    guard let path = finder.path(of: location) else {
      if let (id, version) = PackageFinder.parts(of: location),
        let pack = finder.pack(of: id, version: version)
      {
        add(pack: pack)
      } else {
        note(LoadingNotice(.missingPackage, location))
      }
      return
    }
    if add(filesAt: path) { return }
    let reader = try PackageReader(path)
    add(package: reader)
    var beside = finder
    beside.folders.insert(Files.parent(of: path), at: 0)
    let known = base.sources
    var open = [reader.description]
    var next = 0
    // A version such as `current` is not what the package calls itself.
    var tried: Set<PackageDescription.Dependency> = []
    while next < open.count {
      for dependency in open[next].dependencies
      where !Self.isThere(dependency, among: known) && !has(dependency)
        && tried.insert(dependency).inserted
      {
        if let reader = package(dependency, finder: beside) {
          add(package: reader)
          open.append(reader.description)
        } else if let pack = finder.pack(of: dependency.id, version: dependency.version) {
          add(pack: pack)
        } else {
          note(
            LoadingNotice(
              .missingDependency, "\(open[next].id)#\(open[next].version)",
              detail: "\(dependency.id)#\(dependency.version)"))
        }
      }
      next += 1
    }
  }

  private func package(
    _ dependency: PackageDescription.Dependency, finder: PackageFinder
  ) -> PackageReader? {
    finder.path(of: dependency.id, version: dependency.version).flatMap {
      try? PackageReader($0)
    }
  }

  private func has(_ dependency: PackageDescription.Dependency) -> Bool {
    sources.contains { $0.id == dependency.id && Self.fits($0.version, dependency.version) }
  }

  private static func fits(_ version: String, _ wanted: String) -> Bool {
    version == wanted || PackageVersion.matches(version, wanted)
  }

  /// Whether the definitions that are there stand for a package: those that everything needs do for each of their versions.
  private static func isThere(
    _ dependency: PackageDescription.Dependency, among sources: [PackSource]
  ) -> Bool {
    let id = dependency.id
    // What is only for making packages.
    if id == "hl7.fhir.uv.tools" || id.hasPrefix("hl7.fhir.uv.tools.r") { return true }
    return sources.contains { source in
      if source.id == id, fits(source.version, dependency.version) { return true }
      guard isCommon(source.id) else { return false }
      // `hl7.terminology` is the same for another version of FHIR; the core package has companions.
      return source.id == id || source.id.hasPrefix(id + ".r")
        || (source.id.hasSuffix(".core") && source.id.dropLast(5) == id.prefix(source.id.count - 5)
          && companions.contains(String(id.dropFirst(source.id.count - 5))))
        || (source.id.hasSuffix(".core") && id == "hl7.fhir.core")
    }
  }

  private static let companions: Set<String> = [
    ".core", ".expansions", ".examples", ".elements", ".search", ".corexml",
  ]

  private static func isCommon(_ id: String) -> Bool {
    id.hasPrefix("hl7.terminology") || id.hasPrefix("hl7.fhir.uv.extensions")
      || (id.hasPrefix("hl7.fhir.r") && id.hasSuffix(".core"))
  }
}
