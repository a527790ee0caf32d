extension ValueSetFacts {
  /// The facts that a pack has kept; `nil` for a value set that does not say how it is composed.
  init?(_ set: ValueSet) {
    let includes = set.includes
    guard !includes.isEmpty else { return nil }
    url = set.url
    version = set.version
    name = set.name
    id = set.id
    status = set.status
    isExperimental = set.isExperimental
    standardsStatus = set.standardsStatus
    supplements = set.supplements
    self.includes = includes.map { InclusionFacts($0) }
    excludes = set.excludes.map { InclusionFacts($0) }
  }
}

extension InclusionFacts {
  fileprivate init(_ inclusion: ValueSet.Inclusion) {
    system = inclusion.system
    version = inclusion.version
    concepts = inclusion.hasConcepts ? inclusion.concepts : nil
    filters = inclusion.filters
    valueSets = inclusion.valueSets
  }
}
