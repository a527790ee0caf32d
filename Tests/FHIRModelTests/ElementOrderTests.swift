import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON
import Testing

@testable import FHIRModel

/// FHIR's JSON has no order, but XML has: bytes that follow the specification can be compared and converted by anybody.
struct ElementOrderTests {
  @Test(arguments: filledResources.indices)
  func elementsStandInTheOrderOfTheSpecification(index: Int) throws {
    let type = filledResources[index]
    let definition = try #require(Definitions.r4.type(type.resourceType.description))
    for variant in 0..<12 {
      let document = try JSONDocument(type.filled(variant).json())
      expectOrder(document.value, below: definition.root, at: definition.type)
    }
  }

  private func expectOrder(_ json: JSONValue, below element: ElementDefinition, at path: String) {
    var last = -1
    for (key, value) in json.members where key != "resourceType" {
      let name = key.hasPrefix("_") ? String(key.dropFirst()) : key
      guard let child = element.child(named: name) else {
        Issue.record("\(path).\(key) is not defined")
        continue
      }
      #expect(child.element.index > last, "\(path).\(key) comes too late")
      last = child.element.index
      for value in value.kind == .array ? Array(value.elements) : [value]
      where value.kind == .object {
        guard let content = content(of: child, value) else { continue }
        expectOrder(value, below: content, at: "\(path).\(key)")
      }
    }
  }

  /// The element whose children a value may have: its own, those of another element, or those of its type.
  private func content(of child: ElementChild, _ value: JSONValue) -> ElementDefinition? {
    if let content = child.element.content { return content }
    if child.element.hasChildren { return child.element }
    let type = value["resourceType"]?.string ?? child.type?.code
    return type.flatMap { Definitions.r4.type($0)?.root }
  }
}
