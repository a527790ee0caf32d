import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON

/// Profiles for tests, written as differentials; their snapshots are made.
enum MadeProfile {
  static let core = "http://hl7.org/fhir/StructureDefinition/"

  static func json(
    _ name: String, of type: String, base: String? = nil, kind: String = "resource",
    version: String = "1.0.0", _ elements: String
  ) -> String {
    #"""
    {"resourceType": "StructureDefinition", "url": "http://example.org/\#(name)", "version": "\#(version)", "name": "\#(name)",
     "status": "active", "kind": "\#(kind)", "abstract": false, "type": "\#(type)", "derivation": "constraint",
     "baseDefinition": "\#(base ?? core + type)", "differential": {"element": [\#(elements)]}}
    """#
  }

  static func load(_ resources: String...) throws -> DefinitionLoading.Loaded {
    var loading = DefinitionLoading()
    for (place, resource) in resources.enumerated() {
      loading.add(resource: try JSONDocument(Array(resource.utf8)), named: "\(place).json")
    }
    return try loading.build(over: .r4)
  }

  /// The one profile of a type.
  static func structure(of type: String, _ elements: String) throws -> StructureDefinition? {
    try load(json("it", of: type, elements)).definitions.structure("http://example.org/it")
  }
}

extension StructureDefinition {
  subscript(id: String) -> ElementDefinition? { element(id: id) }

  /// The ids below an element, in their order.
  func ids(below id: String) -> [String] {
    elements.map(\.id).filter { $0.hasPrefix(id + ".") }.map { String($0.dropFirst(id.count + 1)) }
  }
}
