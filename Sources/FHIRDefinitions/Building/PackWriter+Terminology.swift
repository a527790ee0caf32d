extension PackWriter {
  // MARK: Code systems

  mutating func writeCodeSystems() {
    conceptRows = []
    for entry in input.codeSystems {
      let facts = entry.facts
      var flags = UInt32(facts.content.rawValue)
      if !facts.isCaseSensitive { flags |= CodeSystemField.isCaseInsensitive }
      if facts.isExperimental { flags |= CodeSystemField.isExperimental }
      let first = writeConcepts(of: facts)
      conceptRows.append(first)
      var words = [strings.key(facts.url), strings.text(facts.version), strings.text(facts.name)]
      words += [flags, first, UInt32(truncatingIfNeeded: facts.concepts.count)]
      words += [strings.text(facts.supplements), strings.text(facts.valueSet)]
      words += [strings.text(facts.status), UInt32(truncatingIfNeeded: entry.package)]
      words += [strings.text(facts.id), strings.text(facts.standardsStatus)]
      words += [strings.text(facts.language), strings.text(facts.hierarchy)]
      let properties = facts.properties.flatMap {
        [strings.text($0.code), strings.text($0.type), strings.text($0.uri)]
      }
      words += range(properties, in: .lists)
      let filters = facts.filters.flatMap {
        [strings.text($0.code), strings.text($0.operators.joined(separator: " "))]
      }
      words += range(filters, in: .lists)
      append(words, to: .codeSystems)
    }
  }

  /// Writes the concepts by code; the number of the first.
  private mutating func writeConcepts(of facts: CodeSystemFacts) -> UInt32 {
    let first = count(.concepts)
    var order: [(key: UInt32, place: Int)] = []
    for (place, concept) in facts.concepts.enumerated() {
      order.append((strings.key(concept.code), place))
    }
    order.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    var rows = [UInt32](repeating: 0, count: order.count)
    for (row, entry) in order.enumerated() {
      rows[entry.place] = first + UInt32(truncatingIfNeeded: row)
    }
    for entry in order {
      let concept = facts.concepts[entry.place]
      var flags: UInt32 = 0
      if concept.isAbstract { flags |= ConceptField.isAbstract }
      if concept.isInactive { flags |= ConceptField.isInactive }
      var words = [entry.key, strings.text(concept.display)]
      words += range(concept.parents.map { rows[$0] }, in: .lists)
      words += range(propertyRows(of: concept), in: .properties)
      words += [flags, UInt32(truncatingIfNeeded: entry.place)]
      append(words, to: .concepts)
    }
    return first
  }

  private mutating func propertyRows(of concept: ConceptFacts) -> [UInt32] {
    var rows: [UInt32] = []
    for property in concept.properties where isFact(property) {
      rows += [strings.text(property.code), strings.text(property.kind)]
      rows += [strings.text(property.value), strings.text(property.system)]
    }
    for designation in concept.designations {
      rows += [strings.text(designation.language), strings.text("\(Concept.Designation.kind)")]
      rows += [strings.text(designation.value), strings.text(nil as String?)]
    }
    return rows
  }

  private func isFact(_ property: Concept.Property) -> Bool {
    if input.filterProperties.contains(property.code) { return true }
    switch property.code {
    // The first three are what `parents` says.
    case "parent", "child", "subsumedBy", "internalId": return false
    default: return property.kind != "string"
    }
  }

  // MARK: Value sets

  mutating func writeValueSets() {
    for (entry, expansion) in input.valueSets {
      let facts = entry.facts
      var words = [strings.key(facts.url), strings.text(facts.version), strings.text(facts.name)]
      words.append(facts.isExperimental ? ValueSetField.isExperimental : 0)
      var parts: [UInt32] = []
      for key in expansion.systems.keys.sorted() {
        guard let system = expansion.systems[key] else { continue }
        parts += partRows(key, system)
      }
      words += range(parts, in: .parts)
      var gaps: [[UInt32]] = []
      for gap in expansion.gaps {
        gaps.append([
          strings.key(gap.system), UInt32(gap.reason.rawValue), strings.text(gap.valueSet),
        ])
      }
      words += range(gaps.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }, in: .gaps)
      words += inclusionRange(facts, package: entry.package)
      words += [strings.text(facts.status), UInt32(truncatingIfNeeded: entry.package)]
      words += [strings.text(facts.id), strings.text(facts.standardsStatus)]
      words += keyRange(facts.supplements)
      var designations: [[UInt32]] = []
      for (code, language, value) in facts.designations {
        designations.append([strings.key(code), strings.text(language), strings.text(value)])
      }
      designations.sort { $0.lexicographicallyPrecedes($1) }
      words += range(designations.flatMap { $0 }, in: .codeDesignations)
      append(words, to: .valueSets)
    }
  }

  private mutating func partRows(_ key: Expansion.Key, _ system: Expansion.System) -> [UInt32] {
    let facts = input.library.facts(key)
    let place = input.library.place(key)
    let uncertain = system.isUncertain ? PartField.isUncertain : 0
    var rows: [UInt32] = []
    func head(_ flags: UInt32) -> [UInt32] {
      [strings.key(key.url), strings.text(key.version), flags]
    }
    let systemRow = place.map { UInt32(truncatingIfNeeded: $0) + 1 } ?? 0
    if !system.without.isEmpty {
      rows += head(PartField.isExcluded)
      rows += codeRange(system.without.map { ($0, nil) }, of: nil) + [systemRow]
    }
    var codes = system.codes
    if system.isWhole, let facts, facts.content == .complete {
      codes = codes.filter { facts.index[$0.key] == nil || system.without.contains($0.key) }
    }
    if !codes.isEmpty {
      rows += head(uncertain)
      rows += codeRange(codes.map { ($0.key, $0.value) }, of: facts) + [systemRow]
    }
    if system.isWhole {
      rows += head(uncertain | PartField.isWholeSystem) + [0, 0, systemRow]
    }
    return rows
  }

  /// Codes sorted by their numbers; the words for a code are left out where its system has the same.
  private mutating func codeRange(
    _ codes: [(code: String, display: String?)], of system: CodeSystemFacts?
  ) -> [UInt32] {
    var rows: [(code: UInt32, display: UInt32)] = []
    for (code, display) in codes {
      let known = system?.index[code].flatMap { system?.concepts[$0].display }
      rows.append((strings.key(code), strings.text(display == known ? nil : display)))
    }
    rows.sort { $0 < $1 }
    return range(rows.flatMap { [$0.code, $0.display] }, in: .codes)
  }

  private mutating func inclusionRange(_ facts: ValueSetFacts, package: Int) -> [UInt32] {
    var rows: [UInt32] = []
    for (inclusions, isExclude) in [(facts.includes ?? [], false), (facts.excludes, true)] {
      for inclusion in inclusions {
        var flags = isExclude ? IncludeField.isExclude : 0
        if inclusion.concepts != nil { flags |= IncludeField.hasConcepts }
        rows += [strings.key(inclusion.system), strings.text(inclusion.version), flags]
        let system = inclusion.system.flatMap {
          input.library.facts(
            input.library.key($0, version: inclusion.version, package: package))
        }
        rows += codeRange((inclusion.concepts ?? []).map { ($0.code, $0.display) }, of: system)
        var filters: [UInt32] = []
        for filter in inclusion.filters {
          filters += [strings.text(filter.property), strings.text(filter.operation)]
          filters.append(strings.text(filter.value))
        }
        rows += range(filters, in: .filters)
        rows += keyRange(inclusion.valueSets)
      }
    }
    return range(rows, in: .includes)
  }
}
