internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

/// What a questionnaire says in FHIRPath: constraints on responses, and when items apply.
struct FormExpressions: Sendable {
  /// Something that must be true of a response or of an item.
  struct Constraint: Sendable {
    let key: String
    let human: String?
    let severity: Severity
    /// `nil` for one that cannot be read.
    let expression: FHIRPathExpression?
  }

  /// The constraints on the response as a whole.
  let ofResponse: [Constraint]
  /// The constraints on items, by the place of the item.
  private(set) var ofItems: [Int: [Constraint]] = [:]
  /// When items apply; `nil` for an expression that cannot be read.
  private(set) var conditions: [Int: FHIRPathExpression?] = [:]

  init(of form: Form, over definitions: Definitions) {
    ofResponse = Self.constraints(of: form.json, definitions)
    for (place, item) in form.items.enumerated() where item.json["extension"] != nil {
      let constraints = Self.constraints(of: item.json, definitions)
      if !constraints.isEmpty { ofItems[place] = constraints }
      if let condition = item.json.extension(Self.condition) {
        conditions[place] = .some(Self.expression(condition, definitions))
      }
    }
  }

  private static let condition =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
  private static let constraints: Set = [
    "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint",
    "http://hl7.org/fhir/StructureDefinition/targetConstraint",
  ]

  private static func constraints(
    of json: JSONValue, _ definitions: Definitions
  ) -> [Constraint] {
    json["extension"]?.elements.compactMap { json in
      guard let url = json["url"]?.string, constraints.contains(url),
        let expression = json.extension("expression")
      else { return nil }
      return Constraint(
        key: json.extension("key")?.json.string ?? "", human: json.extension("human")?.json.string,
        severity: json.extension("severity")?.json.string == "warning" ? .warning : .error,
        expression: Self.expression(expression, definitions))
    } ?? []
  }

  /// A string, or an Expression in FHIRPath.
  private static func expression(
    _ value: FormValue, _ definitions: Definitions
  ) -> FHIRPathExpression? {
    let text: String?
    if value.type == "Expression" {
      guard value.json["language"]?.string == "text/fhirpath" else { return nil }
      text = value.json["expression"]?.string
    } else {
      text = value.json.string
    }
    return text.flatMap {
      try? FHIRPathExpression($0, definitions: definitions, mode: .invariant)
    }
  }
}
