/// Which of several definitions with one url a package means: its own, then those of the packages it needs, then the preferred.
struct PackageScope {
  /// How many packages of a chain of dependencies are looked through.
  private static let reach = 256

  /// A definition that has the url.
  struct Candidate {
    var version: String?
    /// The place of its package.
    var package: Int
  }

  private let sources: [PackSource]
  /// The packages that each one needs, directly or not, nearest first; as they are asked for.
  private let needs: [[Int]]
  /// The first place of the same package: some of its definitions may have been made anew, as a package of their own.
  private let identities: [Int]

  init(_ sources: [PackSource]) {
    self.sources = sources
    identities = sources.map { source in
      sources.firstIndex { $0.isSameRelease(as: source) } ?? 0
    }
    let direct = sources.map { source in
      source.dependencies.compactMap { dependency in
        sources.indices.filter {
          sources[$0].id == dependency.id
            && (sources[$0].version == dependency.version
              || PackageVersion.matches(sources[$0].version, dependency.version))
        }.max { PackageVersion(sources[$0].version) < PackageVersion(sources[$1].version) }
      }
    }
    needs = sources.indices.map { start in
      var found: [Int] = direct[start]
      var next = 0
      while next < found.count, found.count < Self.reach {
        for place in direct[found[next]] where place != start && !found.contains(place) {
          found.append(place)
        }
        next += 1
      }
      return found
    }
  }

  /// The place of the definition that is meant.
  ///
  /// - Parameters:
  ///   - candidates: those with the url, the preferred one first.
  ///   - version: the version that is asked for; where none has it, there is none.
  ///   - package: the package in which the reference stands.
  /// - Returns: a place among the candidates.
  func choose(
    _ candidates: [Candidate], version: String?, from package: Int?
  ) -> Int? {
    var places = Array(candidates.indices)
    if let version {
      places = PackageVersion.places(of: version, among: candidates.map(\.version))
    }
    guard places.count > 1, let package, needs.indices.contains(package) else {
      return places.first
    }
    for wanted in [package] + needs[package] {
      if let place = places.first(where: { identity(candidates[$0].package) == identity(wanted) }) {
        return place
      }
    }
    return places.first
  }

  private func identity(_ package: Int) -> Int {
    identities.indices.contains(package) ? identities[package] : package
  }
}
