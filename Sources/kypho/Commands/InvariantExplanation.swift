import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation

/// What the definitions of FHIR and of US Core say about an invariant, by its key: `dom-6`, `us-core-6`.
struct InvariantExplanation {
  /// An expression, and the elements that it has to be true of.
  private struct Statement {
    var expression: String?
    var severity: Constraint.Severity
    var isBestPractice: Bool
    var elements: [String]
    /// Whether these are the elements of the structure that states it, and not of others.
    var isOwn: Bool
  }

  private let key: String
  private let publication: String
  private var statements: [Statement] = []

  /// Looks an invariant up; `nil` where neither an element of FHIR R4 nor one of US Core has it.
  static func of(_ key: String) -> InvariantExplanation? {
    if let own = InvariantExplanation(key, in: Definitions.r4.types, of: "FHIR R4") { return own }
    for version in USCoreVersion.allCases.reversed() {
      let name = "US Core \(version.rawValue)"
      if let found = InvariantExplanation(key, in: Definitions.usCore(version).structures, of: name)
      {
        return found
      }
    }
    return nil
  }

  private init?(
    _ key: String, in structures: some Sequence<StructureDefinition>, of publication: String
  ) {
    self.key = key
    self.publication = publication
    for structure in structures {
      for element in structure.elements {
        for constraint in element.constraints where constraint.key == key {
          // Whatever comes from the structure that states it repeats it.
          let isOwn = constraint.source.map { $0 == structure.url } ?? true
          note(constraint, at: element.path, isOwn: isOwn)
        }
      }
    }
    if statements.isEmpty { return nil }
  }

  private mutating func note(_ constraint: Constraint, at path: String, isOwn: Bool) {
    if let place = statements.firstIndex(where: { $0.expression == constraint.expression }) {
      if isOwn != statements[place].isOwn {
        guard isOwn else { return }
        statements[place].elements = []
        statements[place].isOwn = true
      }
      statements[place].elements.append(path)
    } else {
      statements.append(
        Statement(
          expression: constraint.expression, severity: constraint.severity,
          isBestPractice: constraint.isBestPractice, elements: [path], isOwn: isOwn))
    }
  }

  /// The invariant in words.
  var text: String {
    var text = "\(key): an invariant of \(publication)\n"
    for statement in statements {
      let weight =
        statement.isBestPractice
        ? "a recommendation" : statement.severity == .error ? "an error" : "a warning"
      text += "\n\(Self.list(statement.elements)): \(weight) where it is not true\n"
      text += "  \(statement.expression ?? "(stated in words only)")\n"
    }
    let rules = Rule.all.filter { $0.invariants.contains(key) }
    for rule in rules {
      text += "\nDecided by the rule \(rule.id): \(rule.title)\n\n\(rule.explanation)\n"
      text += "\nTo mend it: \(rule.remedy)\n"
    }
    return text
  }

  private static func list(_ elements: [String]) -> String {
    var seen: Set<String> = []
    let elements = elements.filter { seen.insert($0).inserted }
    let more = elements.count - 6
    return elements.prefix(6).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
