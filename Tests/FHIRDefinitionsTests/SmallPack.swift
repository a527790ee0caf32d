import FHIRDefinitions
import LosslessJSON

/// Packs for tests, from resources that are written in the test.
enum SmallPack {
  static func bytes(_ resources: String..., context: Definitions = Definitions([])) throws
    -> [UInt8]
  {
    try bytes(packages: [resources], context: context)
  }

  static func bytes(packages: [[String]], context: Definitions = Definitions([])) throws
    -> [UInt8]
  {
    var builder = PackBuilder(context: context)
    for (place, resources) in packages.enumerated() {
      builder.begin(
        PackSource(
          id: "test.\(place)", version: "1.0.\(place)", fhirVersion: "4.0.1",
          sha256: String(repeating: "0\(place)", count: 32)))
      for (number, resource) in resources.enumerated() {
        builder.add(try JSONDocument(Array(resource.utf8)), named: "\(number).json")
      }
    }
    return try builder.build()
  }

  static func definitions(_ resources: String...) throws -> Definitions {
    try Definitions([DefinitionPack(bytes(packages: [resources]))])
  }

  static func definitions(packages: [[String]]) throws -> Definitions {
    try Definitions([DefinitionPack(bytes(packages: packages))])
  }

  /// A type with what elements can have: a choice, a nested list, a content reference, slices, values.
  static let pet = #"""
    {
      "resourceType": "StructureDefinition", "id": "Pet", "url": "http://example.org/Pet", "version": "1.0.0",
      "name": "Pet", "status": "active", "kind": "resource", "abstract": false, "type": "Pet",
      "text": {"status": "generated", "div": "<div>Words for people</div>"},
      "baseDefinition": "http://example.org/Resource", "derivation": "specialization",
      "extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status", "valueCode": "trial-use"},
        {"url": "http://example.org/words", "valueString": "Words for people"}],
      "context": [{"type": "element", "expression": "Patient"}], "contextInvariant": ["true"],
      "snapshot": {"element": [
        {"id": "Pet", "path": "Pet", "min": 0, "max": "*", "definition": "Words for people",
         "constraint": [{"key": "pet-1", "severity": "warning", "human": "Words for people",
                         "expression": "age.exists()", "source": "http://example.org/Pet"}]},
        {"id": "Pet.id", "path": "Pet.id", "min": 0, "max": "1", "base": {"path": "Resource.id", "min": 0, "max": "1"},
         "type": [{"code": "http://hl7.org/fhirpath/System.String"}]},
        {"id": "Pet.age[x]", "path": "Pet.age[x]", "min": 0, "max": "1",
         "type": [{"code": "integer"}, {"code": "string"}, {"code": "Quantity", "profile": ["http://example.org/Age"]}],
         "minValueInteger": 0, "maxValueInteger": 40, "maxLength": 10},
        {"id": "Pet.toy", "path": "Pet.toy", "min": 0, "max": "3", "isModifier": true, "isSummary": true,
         "slicing": {"discriminator": [{"type": "value", "path": "kind"}, {"type": "exists", "path": "toy"}],
                     "ordered": true, "rules": "openAtEnd"},
         "type": [{"code": "BackboneElement"}]},
        {"id": "Pet.toy.kind", "path": "Pet.toy.kind", "min": 1, "max": "1", "type": [{"code": "code"}],
         "binding": {"strength": "required", "valueSet": "http://example.org/toys|1.0.0", "extension": [
           {"url": "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet",
            "valueCanonical": "http://example.org/all-toys"}]}},
        {"id": "Pet.toy.toy", "path": "Pet.toy.toy", "min": 0, "max": "*", "contentReference": "#Pet.toy"},
        {"id": "Pet.toy:ball", "path": "Pet.toy", "sliceName": "ball", "min": 1, "max": "1", "mustSupport": true,
         "base": {"path": "Pet.toy", "min": 0, "max": "3"}, "type": [{"code": "BackboneElement"}]},
        {"id": "Pet.toy:ball.kind", "path": "Pet.toy.kind", "min": 1, "max": "1", "type": [{"code": "code"}],
         "fixedCode": "ball"},
        {"id": "Pet.toy:ball/red", "path": "Pet.toy", "sliceName": "ball/red", "min": 0, "max": "1",
         "type": [{"code": "BackboneElement"}],
         "patternCodeableConcept": { "coding" : [ {"system": "http://example.org/toys" , "code": "a \" b"} ] }},
        {"id": "Pet.owner", "path": "Pet.owner", "min": 0, "max": "1",
         "type": [{"code": "Reference", "targetProfile": ["http://example.org/Person"],
                   "aggregation": ["contained", "bundled"], "versioning": "specific"}]}
      ]}
    }
    """#

  static let profile = #"""
    {
      "resourceType": "StructureDefinition", "id": "old", "url": "http://example.org/old-pet", "name": "OldPet",
      "kind": "resource", "type": "Pet", "derivation": "constraint", "baseDefinition": "http://example.org/Pet",
      "differential": {"element": [{"id": "Pet.age[x]", "path": "Pet.age[x]", "min": 1}]}
    }
    """#

  static let toys = #"""
    {
      "resourceType": "CodeSystem", "id": "toys", "url": "http://example.org/toys", "version": "1.0.0",
      "name": "Toys", "status": "active", "content": "complete", "caseSensitive": true,
      "property": [{"code": "round", "type": "boolean"}, {"code": "note", "type": "string"}],
      "concept": [
        {"code": "toy", "display": "Toy", "definition": "Words for people", "concept": [
          {"code": "ball", "display": "Ball",
           "property": [{"code": "round", "valueBoolean": true}, {"code": "note", "valueString": "Words for people"}],
           "concept": [{"code": "football", "display": "Football"}]},
          {"code": "rope", "display": "Rope", "property": [{"code": "status", "valueCode": "retired"}]}]},
        {"code": "bone", "display": "Bone", "property": [
          {"code": "parent", "valueCode": "toy"}, {"code": "notSelectable", "valueBoolean": true}]}]
    }
    """#

  /// A value set with the given JSON as its compose.
  static func valueSet(_ name: String, _ compose: String, version: String = "1.0.0") -> String {
    #"""
    {"resourceType": "ValueSet", "url": "http://example.org/\#(name)", "version": "\#(version)",
     "name": "\#(name)", "status": "draft", "compose": \#(compose)}
    """#
  }
}
