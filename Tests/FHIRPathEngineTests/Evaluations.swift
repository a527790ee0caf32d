import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import LosslessJSON
import Testing

/// What an expression comes to, each item as text.
///
/// - Parameters:
///   - text: the expression.
///   - json: the resource that it is evaluated on; `nil` for nothing.
///   - mode: how much is forgiven.
///   - context: what surrounds the resource.
/// - Returns: the text of each item.
/// - Throws: what the expression or the evaluation says.
func evaluate(
  _ text: String, on json: String? = nil, mode: FHIRPathExpression.Mode = .strict,
  in context: FHIRPathContext = FHIRPathContext()
) throws -> [String] {
  try items(text, on: json, mode: mode, in: context).map(\.description)
}

/// What an expression comes to.
///
/// - Throws: what the expression or the evaluation says.
func items(
  _ text: String, on json: String? = nil, mode: FHIRPathExpression.Mode = .strict,
  in context: FHIRPathContext = FHIRPathContext()
) throws -> [FHIRPathItem] {
  let focus = try json.map { FHIRPathItem(resource: try JSONDocument(Array($0.utf8))) }
  let expression = try FHIRPathExpression(
    text, on: focus?.typeName, definitions: .r4, mode: mode)
  return try expression.evaluate(on: focus, in: context)
}

/// The stage at which an expression fails; `nil` where it does not.
func failure(
  of text: String, on json: String? = nil, mode: FHIRPathExpression.Mode = .strict
) -> FHIRPathError.Code? {
  do {
    _ = try evaluate(text, on: json, mode: mode)
    return nil
  } catch let error as FHIRPathError {
    return error.code
  } catch {
    Issue.record("unexpected error: \(error)")
    return nil
  }
}

/// Expects each expression to be true.
func expectTrue(
  _ expressions: String..., on json: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for expression in expressions {
    #expect(
      try evaluate(expression, on: json) == ["true"], "\(expression)",
      sourceLocation: sourceLocation)
  }
}

/// Expects each expression to come to nothing.
func expectNothing(
  _ expressions: String..., on json: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for expression in expressions {
    #expect(
      try evaluate(expression, on: json) == [], "\(expression)", sourceLocation: sourceLocation)
  }
}

/// A patient that nobody is.
let patient = """
  {
    "resourceType": "Patient",
    "id": "p1",
    "active": true,
    "name": [
      { "use": "official", "family": "Ostrich", "given": ["Ada", "Bea"] },
      { "use": "usual", "given": ["Addy"] }
    ],
    "birthDate": "1951-03-04",
    "_birthDate": {
      "extension": [
        {
          "url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime",
          "valueDateTime": "1951-03-04T05:06:07Z"
        }
      ]
    },
    "deceasedBoolean": false,
    "contact": [{ "name": { "family": "Ibis" } }],
    "managingOrganization": { "reference": "#org" },
    "contained": [{ "resourceType": "Organization", "id": "org", "name": "Aviary" }]
  }
  """

/// A measurement that nobody made.
let observation = """
  {
    "resourceType": "Observation",
    "status": "final",
    "code": { "coding": [{ "system": "http://loinc.org", "code": "8302-2" }] },
    "valueQuantity": {
      "value": 1.50, "unit": "m", "system": "http://unitsofmeasure.org", "code": "m"
    }
  }
  """
