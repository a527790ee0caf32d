import FHIRDefinitions
import TestSupport
import Testing

@Suite("Damaged packs")
struct PackDamageTests {
  @Test("What is no pack is refused")
  func notAPack() throws {
    let pack = try SmallPack.bytes(SmallPack.pet)
    func code(_ bytes: [UInt8]) -> PackError.Code? {
      do {
        _ = try DefinitionPack(bytes)
        return nil
      } catch { return error.code }
    }
    #expect(code([]) == .notAPack && code(Array("FHIRPACK".utf8)) == .notAPack)
    #expect(code(Array(repeating: 0, count: 1_000)) == .notAPack)
    var other = pack
    other[8] = 99
    #expect(code(other) == .unknownVersion)
    #expect(code(Array(pack.dropLast())) == .truncated)
    other = pack
    other[24] = 0xFF
    other[26] = 0xFF
    #expect(code(other) == .damaged)
    #expect(code(pack) == nil)
  }

  @Test("20,000 packs with seeded damage are refused or read without a trap")
  func mutations() throws {
    let resources = [
      SmallPack.pet, SmallPack.profile, SmallPack.toys,
      SmallPack.valueSet("all", #"{"include": [{"system": "http://example.org/toys"}]}"#),
      SmallPack.valueSet(
        "set",
        #"{"include": [{"system": "http://example.org/toys", "concept": [{"code": "ball"}]}], "exclude": [{"system": "http://example.org/x", "filter": [{"property": "a", "op": "=", "value": "b"}]}]}"#
      ),
    ]
    let pack = try SmallPack.bytes(packages: [resources])
    var random = SeededGenerator(seed: 20_260_101)
    var refused = 0
    for _ in 0..<20_000 {
      var bytes = pack
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
        case 1: bytes[place] = 0xFF
        default:
          let word = place / 4 * 4
          for offset in word..<min(word + 4, bytes.count) { bytes[offset] = 0xFF }
        }
      }
      guard let damaged = try? DefinitionPack(bytes) else {
        refused += 1
        continue
      }
      visit(damaged)
    }
    #expect(refused > 0 && refused < 20_000)
  }

  /// Asks for one thing of each kind, wherever the damage may be.
  private func visit(_ pack: DefinitionPack) {
    let definitions = Definitions([pack])
    _ = pack.sources
    for name in ["Pet", "nothing"] {
      guard let type = definitions.type(name) else { continue }
      visit(type.root, in: definitions)
      _ = type.element(id: "Pet.toy")
      _ = (type.contexts, type.contextInvariants, type.extensionsJSON, type.valuePattern)
    }
    for structure in definitions.structures {
      _ = (structure.kind, structure.derivation, structure.primitive)
      for element in structure.elements.prefix(20) { visit(element, in: definitions) }
    }
    for system in definitions.codeSystems {
      for concept in system.concepts { _ = (concept.ancestors, concept.properties) }
      _ = (system.lookup("ball"), system.lookup("BALL"), system.content)
    }
    for set in definitions.valueSets {
      _ = (set.isComplete, set.gaps, set.systems, set.contains(code: "ball"))
      _ = set.contains(system: "http://example.org/toys", code: "ball")
      for inclusion in set.includes + set.excludes {
        _ = (inclusion.concepts, inclusion.filters, inclusion.valueSets)
      }
    }
  }

  private func visit(_ element: ElementDefinition, in definitions: Definitions) {
    for key in ["ageString", "toy"] {
      guard let child = element.child(named: key) else { continue }
      _ = (child.choiceType?.code, child.element.path, child.type?.definition?.url)
    }
    for child in element.children.prefix(20) { _ = (child.id, child.index, child.isArray) }
    for type in element.types.prefix(5) {
      _ = (type.profiles, type.targetProfiles, type.versioning, type.primitive)
      _ = definitions.content(of: element, as: type)?.name
    }
    _ = (
      element.fixed, element.pattern, element.minValue, element.maxLength, element.binding?.strength
    )
    _ = (element.constraints.prefix(5).map(\.key), element.slicing?.discriminators, element.max)
    _ = (element.parent?.path, element.content?.path, element.structure.url)
  }
}
