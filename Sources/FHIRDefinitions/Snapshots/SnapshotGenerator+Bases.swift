extension SnapshotGenerator {
  /// The snapshot that a canonical url means, as seen from a package.
  mutating func tree(_ canonical: String, from package: Int) -> BaseTree? {
    let (url, version) = Canonical.split(canonical)
    let places = byURL[url] ?? []
    let candidates = places.map {
      PackageScope.Candidate(version: entries[$0].facts.version, package: entries[$0].package)
    }
    if let choice = scope.choose(candidates, version: version, from: package) {
      return tree(at: places[choice])
    }
    if let found = context.structure(canonical) { return tree(found) }
    // A version that is not here is taken to be like the one that is.
    if let place = places.first { return tree(at: place) }
    return context.structure(url).flatMap { tree($0) }
  }

  mutating func tree(at place: Int) -> BaseTree? {
    if let tree = trees[place] { return tree }
    makeSnapshot(at: place)
    guard entries[place].facts.hasSnapshot else { return nil }
    let tree = BaseTree(entries[place].facts)
    trees[place] = tree
    return tree
  }

  mutating func tree(_ structure: StructureDefinition) -> BaseTree? {
    if let tree = contextTrees[structure] { return tree }
    guard structure.hasSnapshot else { return nil }
    let tree = BaseTree(StructureFacts(structure))
    contextTrees[structure] = tree
    return tree
  }

  mutating func type(_ name: String) -> BaseTree? {
    if let found = context.type(name) { return tree(found) }
    return byTypeName[name].flatMap { tree(at: $0) }
  }
}
