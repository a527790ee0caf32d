internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks that the codes of a ConceptMap are those of the code systems and value sets that it maps.
  mutating func checkConceptMap(_ node: JSONNode) {
    let map = ElementPlace(resource: node)
    guard options.checksTerminology else { return }
    let source = choice("source", of: map).flatMap { text(of: $0.place) }
    let target = choice("target", of: map).flatMap { text(of: $0.place) }
    let sources = source.flatMap { cache.definitions.valueSet($0) }
    let targets = target.flatMap { cache.definitions.valueSet($0) }
    for group in children("group", of: map) {
      let from = MappedSystem(text("source", of: group), sources, cache.definitions)
      let to = MappedSystem(text("target", of: group), targets, cache.definitions)
      for element in children("element", of: group) {
        check(element, isTarget: false, from)
        var seen: Set<String> = []
        for target in children("target", of: element) {
          check(target, isTarget: true, to)
          guard let code = text("code", of: target) else { continue }
          let relation = text("equivalence", of: target) ?? ""
          if !seen.insert("\(code) \(relation)").inserted,
            document.member("dependsOn", of: target.node) == nil
          {
            report(.warning, .mappedTwice(code), at: target)
          }
        }
      }
    }
  }

  private mutating func check(_ element: ElementPlace, isTarget: Bool, _ mapped: MappedSystem) {
    guard let code = text("code", of: element), let place = child("code", of: element) else {
      return
    }
    switch mapped.fault(of: code) {
    case .notInSystem(let url)?:
      report(.error, .unmappable(code, url, isTarget: isTarget), at: place)
    case .notInValueSet(let url)?:
      report(.error, .unmappable(code, url, isTarget: isTarget), at: place)
    case nil:
      if let display = text("display", of: element), let expected = mapped.display(of: code),
        display.lowercased() != expected.lowercased()
      {
        report(.warning, .mappedDisplay(code, expected), at: child("display", of: element) ?? place)
      }
    }
  }
}

/// One side of a group of a ConceptMap: the code system that it names and the value set that the map is about.
private struct MappedSystem {
  enum Fault {
    case notInSystem(String)
    case notInValueSet(String)
  }

  private let url: String?
  private let system: CodeSystem?
  private let valueSet: ValueSet?

  init(_ url: String?, _ valueSet: ValueSet?, _ definitions: Definitions) {
    self.url = url
    self.valueSet = valueSet
    system = url.flatMap { definitions.codeSystem($0) }
  }

  func fault(of code: String) -> Fault? {
    if let system, system.content == .complete, system.lookup(code) == nil {
      return .notInSystem(system.url)
    }
    // Of a system that is not here, a value set's list may be out of date; only the server knows.
    guard system?.content == .complete, let valueSet, let url,
      valueSet.contains(system: url, code: code) == .notContained
    else {
      return nil
    }
    return .notInValueSet(valueSet.url)
  }

  func display(of code: String) -> String? { system?.lookup(code)?.display }
}

extension Rule {
  static let conceptMapCode = Rule(
    "conceptmap.code", .codeInvalid,
    "A code that a map names is one of its code system and of the value set that is mapped.",
    explanation: """
      A map translates the codes of the source value set into those of the target value set. What is in neither cannot occur. \
      Checked where code system and value set are here.
      """,
    remedy: "Correct the code, the group's system, or the value set that the map names.")
  static let conceptMapDisplay = Rule(
    "conceptmap.display", .codeInvalid, "A display in a map is the one that the code has.",
    explanation:
      "Readers trust the display; if it does not belong to the code, one of the two is wrong.",
    remedy: "Use the display of the code system, or leave it out.")
  static let conceptMapRepeated = Rule(
    "conceptmap.repeated", .duplicate, "A code is mapped to another once.",
    explanation: "The same pair with the same relationship twice says nothing more.",
    remedy: "Remove one of the two, or tell them apart by `dependsOn`.")

  static let conceptMapRules = [conceptMapCode, conceptMapDisplay, conceptMapRepeated]
}

extension Cause {
  fileprivate static func unmappable(_ code: String, _ url: String, isTarget: Bool) -> Cause {
    Cause(
      .conceptMapCode,
      "is '\(shown(code: code))', which \(url), the \(isTarget ? "target" : "source") of the map, does not have"
    )
  }
  fileprivate static func mappedDisplay(_ code: String, _ display: String) -> Cause {
    Cause(.conceptMapDisplay, "is not the display of '\(shown(code: code))', which is '\(display)'")
  }
  fileprivate static func mappedTwice(_ code: String) -> Cause {
    Cause(.conceptMapRepeated, "maps to '\(shown(code: code))' a second time")
  }
}
