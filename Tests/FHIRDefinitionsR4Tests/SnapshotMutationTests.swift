import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON
import TestSupport
import Testing

@Suite("R4: snapshots of damaged profiles")
struct SnapshotMutationTests {
  private static let profile = MadeProfile.json(
    "it", of: "Observation",
    #"""
    {"id": "Observation", "path": "Observation", "min": 0, "max": "*"},
    {"id": "Observation.category", "path": "Observation.category", "slicing": {"discriminator": [{"type": "pattern", "path": "$this"}], "rules": "open"}, "min": 1},
    {"id": "Observation.category.coding", "path": "Observation.category.coding", "min": 1},
    {"id": "Observation.category:lab", "path": "Observation.category", "sliceName": "lab", "min": 1, "max": "1"},
    {"id": "Observation.category:lab.coding.system", "path": "Observation.category.coding.system", "fixedUri": "http://example.org/system"},
    {"id": "Observation.value[x]:valueQuantity", "path": "Observation.value[x]", "sliceName": "valueQuantity", "type": [{"code": "Quantity", "profile": ["http://example.org/quantity"]}]},
    {"id": "Observation.value[x]:valueQuantity.unit", "path": "Observation.value[x].unit", "min": 1},
    {"id": "Observation.component.valueString", "path": "Observation.component.valueString", "maxLength": 5},
    {"id": "Observation.component.referenceRange.low", "path": "Observation.component.referenceRange.low", "min": 1},
    {"id": "Observation.extension:it", "path": "Observation.extension", "sliceName": "it", "type": [{"code": "Extension", "profile": ["http://example.org/extension"]}]}
    """#)

  private static let quantity = MadeProfile.json(
    "quantity", of: "Quantity", kind: "complex-type", #"{"path": "Quantity.code", "min": 1}"#)
  private static let extensionProfile = MadeProfile.json(
    "extension", of: "Extension", kind: "complex-type",
    #"{"path": "Extension.url", "fixedUri": "http://example.org/extension"}"#)

  /// The parts of a text between quotation marks, which are what a damaged definition has in the wrong places.
  private func exchange(_ text: String, _ random: inout SeededGenerator) -> String {
    var parts = text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let one = Int.random(in: 0..<(parts.count / 2), using: &random) * 2 + 1
      let other = Int.random(in: 0..<(parts.count / 2), using: &random) * 2 + 1
      switch Int.random(in: 0..<4, using: &random) {
      case 0: parts.swapAt(one, other)
      case 1: parts[one] = parts[other]
      case 2: parts[one] += ".item" + parts[one].suffix(12)
      default: parts[one] = String(parts[one].shuffled(using: &random))
      }
    }
    return parts.joined(separator: "\"")
  }

  @Test("100 profiles whose words have been exchanged make a snapshot or a notice, and no trap")
  func exchangedWords() throws {
    var random = SeededGenerator(seed: 20_261_121)
    var made = 0
    for _ in 0..<100 {
      var loading = DefinitionLoading()
      for text in [Self.profile, Self.quantity, Self.extensionProfile] {
        let damaged = exchange(text, &random)
        guard let document = try? JSONDocument(Array(damaged.utf8)) else { continue }
        loading.add(resource: document, named: "it.json")
      }
      let loaded = try loading.build(over: .r4)
      for structure in loaded.definitions.structures {
        if structure.url.hasPrefix("http://hl7.org/") { break }
        made += structure.hasSnapshot ? 1 : 0
        for element in structure.elements {
          #expect(element.children.allSatisfy { $0.parent == element })
        }
      }
    }
    #expect(made > 100)
  }

  @Test("A path without end, and slices without number, end in a notice")
  func limits() throws {
    let deep = Array(repeating: "item", count: 500).joined(separator: ".")
    let path = try MadeProfile.load(
      MadeProfile.json(
        "deep", of: "Questionnaire", #"{"path": "Questionnaire.\#(deep)", "min": 1}"#))
    #expect(path.definitions.structure("http://example.org/deep")?.hasSnapshot == true)
    #expect(path.notices.map(\.kind) == [.unknownElement])

    let slices = (0..<600).map { #"{"path": "Questionnaire.item", "sliceName": "s\#($0)"}"# }
    let many = try MadeProfile.load(
      MadeProfile.json(
        "many", of: "Questionnaire",
        #"{"path": "Questionnaire.item.item.item.item.item.item", "min": 1}"#),
      MadeProfile.json(
        "more", of: "Questionnaire", base: "http://example.org/many",
        slices.joined(separator: ", ")))
    #expect(many.notices.map(\.kind) == [.tooLarge])
  }
}
