internal import LosslessJSON

extension Walk {
  /// Checks a Measure: that its parts can be told apart in a report, and that its expressions are in its libraries.
  mutating func checkMeasure(_ node: JSONNode) {
    let measure = ElementPlace(resource: node)
    let libraries = libraries(of: measure)
    let groups = children("group", of: measure)
    if groups.isEmpty { report(.warning, .noGroups, at: measure) }
    for group in groups {
      if groups.count > 1 { checkCode(of: group, "group") }
      let populations = children("population", of: group)
      if populations.isEmpty { report(.warning, .noPopulations, at: group) }
      if populations.count > 1 {
        for population in populations { checkCode(of: population, "population") }
      }
      checkStratifiers(of: group, libraries)
    }
  }

  private mutating func checkStratifiers(of group: ElementPlace, _ libraries: [CQLLibrary]) {
    let stratifiers = children("stratifier", of: group)
    for stratifier in stratifiers {
      if stratifiers.count > 1 { checkCode(of: stratifier, "stratifier") }
      if let criteria = child("criteria", of: stratifier) { checkCriteria(criteria, libraries) }
      let components = children("component", of: stratifier)
      for component in components {
        if components.count > 1 { checkCode(of: component, "component") }
        if let criteria = child("criteria", of: component) { checkCriteria(criteria, libraries) }
      }
    }
  }

  /// Parts without a code cannot be told from each other in a report.
  private mutating func checkCode(of part: ElementPlace, _ name: String) {
    if child("code", of: part) == nil { report(.warning, .noPartCode(name), at: part) }
  }
}

extension Rule {
  static let measureParts = Rule(
    "measure.parts", .required, "The parts of a measure can be told apart by their codes.",
    explanation: """
      A MeasureReport names the groups, populations and stratifiers that it gives figures for by their codes. Where there \
      is more than one of a kind, each needs a code; and a measure without groups or populations measures nothing.
      """,
    remedy: "Add groups and populations, and a code to each of several.")

  static let measureRules = [measureParts]
}

extension Cause {
  fileprivate static var noGroups: Cause { Cause(.measureParts, "has no groups") }

  fileprivate static var noPopulations: Cause { Cause(.measureParts, "has no populations") }

  fileprivate static func noPartCode(_ name: String) -> Cause {
    Cause(.measureParts, "has no code to tell it from the other \(name) parts")
  }
}
