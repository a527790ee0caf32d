/// Applies the filters of a value set to the concepts of a code system.
///
/// The operations and what they mean: https://hl7.org/fhir/R4/valueset-filter-operator.html
struct ConceptFilter {
  private let system: CodeSystemFacts

  init(_ system: CodeSystemFacts) { self.system = system }

  /// The places of the concepts that meet the filter; `nil` where what is here does not tell.
  func matches(_ filter: ValueSet.Filter) -> Set<Int>? {
    switch filter.operation {
    case "is-a": return descendants(of: filter.value, includingItself: true)
    case "descendent-of": return descendants(of: filter.value, includingItself: false)
    case "is-not-a":
      return descendants(of: filter.value, includingItself: true).map {
        Set(system.concepts.indices).subtracting($0)
      }
    case "child-of": return children(of: filter.value)
    case "descendent-leaf":
      let parents = Set(system.concepts.flatMap(\.parents))
      return descendants(of: filter.value, includingItself: false)?.subtracting(parents)
    case "generalizes": return ancestors(of: filter.value)
    case "=": return places(filter) { $0 == filter.value }
    case "in":
      let list = list(filter.value)
      return places(filter) { list.contains($0) }
    case "not-in":
      let list = list(filter.value)
      return places(filter) { list.contains($0) }.map {
        Set(system.concepts.indices).subtracting($0)
      }
    case "exists": return exists(filter)
    case "regex":
      guard let pattern = CodePattern(filter.value) else { return nil }
      return places(filter) { pattern.matchesWhole($0) }
    default: return nil
    }
  }

  private func list(_ text: String) -> Set<Substring> {
    Set(text.split(separator: ",").map { $0.trimmingSpaces() })
  }

  /// The concepts that have a value of the property for which a condition holds.
  private func places(
    _ filter: ValueSet.Filter, where condition: (Substring) -> Bool
  ) -> Set<Int>? {
    let values: (ConceptFacts) -> [String]
    switch filter.property {
    case "concept", "code": values = { [$0.code] }
    case "display": values = { $0.display.map { [$0] } ?? [] }
    case "parent": values = { $0.parents.map { system.concepts[$0].code } }
    case "child":
      let children = childCodes()
      values = { children[$0.code] ?? [] }
    default:
      guard system.propertyCodes.contains(filter.property) else { return nil }
      values = { $0.properties.filter { $0.code == filter.property }.map(\.value) }
    }
    return Set(
      system.concepts.indices.filter { values(system.concepts[$0]).contains { condition($0[...]) } }
    )
  }

  /// The codes directly below each code.
  private func childCodes() -> [String: [String]] {
    var codes: [String: [String]] = [:]
    for concept in system.concepts {
      for parent in concept.parents {
        codes[system.concepts[parent].code, default: []].append(concept.code)
      }
    }
    return codes
  }

  private func exists(_ filter: ValueSet.Filter) -> Set<Int>? {
    guard let having = places(filter, where: { _ in true }) else { return nil }
    return filter.value == "false" ? Set(system.concepts.indices).subtracting(having) : having
  }

  private func descendants(of code: String, includingItself: Bool) -> Set<Int>? {
    guard let start = system.index[code] else { return nil }
    var children: [Int: [Int]] = [:]
    for (place, concept) in system.concepts.enumerated() {
      for parent in concept.parents { children[parent, default: []].append(place) }
    }
    var found: Set<Int> = [start]
    var open = [start]
    while let place = open.popLast() {
      for child in children[place] ?? [] where found.insert(child).inserted { open.append(child) }
    }
    if !includingItself { found.remove(start) }
    return found
  }

  private func children(of code: String) -> Set<Int>? {
    system.index[code].map { place in
      Set(system.concepts.indices.filter { system.concepts[$0].parents.contains(place) })
    }
  }

  private func ancestors(of code: String) -> Set<Int>? {
    guard let start = system.index[code] else { return nil }
    var found: Set<Int> = [start]
    var open = [start]
    while let place = open.popLast() {
      for parent in system.concepts[place].parents where found.insert(parent).inserted {
        open.append(parent)
      }
    }
    return found
  }
}

extension Substring {
  func trimmingSpaces() -> Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
