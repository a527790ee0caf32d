import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// A profile of a resource or data type, with nothing but a differential.
///
/// Its url is `http://example.org/StructureDefinition/<name>`. The elements are those of the differential as JSON, separated
/// by commas; `more` has further members of the definition, each with a comma behind it.
func profile(
  _ name: String, of type: String, _ elements: String, base: String? = nil, more: String = ""
) -> String {
  let isResource = Definitions.r4.type(type)?.kind == .resource
  let base = base ?? "http://hl7.org/fhir/StructureDefinition/\(type)"
  return """
    { "resourceType": "StructureDefinition", "id": "\(name)", \(more)
      "url": "http://example.org/StructureDefinition/\(name)", "name": "\(name)", "status": "active",
      "kind": "\(isResource ? "resource" : "complex-type")", "abstract": false, "type": "\(type)",
      "baseDefinition": "\(base)", "derivation": "constraint",
      "differential": { "element": [\(elements)] } }
    """
}

/// The definitions of R4 with some invented ones in front.
///
/// - Throws: what is wrong with the invented ones.
func definitions(_ resources: [String]) throws -> Definitions {
  var loading = DefinitionLoading()
  for (index, resource) in resources.enumerated() {
    loading.add(resource: try JSONDocument(Array(resource.utf8)), named: "\(index).json")
  }
  let loaded = try loading.build(over: .r4)
  #expect(loaded.notices.isEmpty)
  return loaded.definitions
}

/// Validates a marked text against invented profiles, of which the first is asked for, and expects these findings and no
/// others.
///
/// - Throws: what is wrong with the text or the profiles.
@discardableResult
func expectFindings(
  _ marked: String, against profiles: [String], _ expected: [Expected],
  options: ValidationOptions = ValidationOptions(), resolver: (any ReferenceResolver)? = nil,
  isClaimed: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Outcome {
  let definitions = try definitions(profiles)
  var options = options
  if !isClaimed, let first = profiles.first,
    let url = try JSONDocument(Array(first.utf8)).value["url"]?.string
  {
    options.profiles.append(url)
  }
  return try expectFindings(
    marked, expected,
    validator: Validator(definitions: definitions, options: options, resolver: resolver),
    sourceLocation: sourceLocation)
}
