import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import LosslessJSON
import TestSupport
import Testing

@Suite struct PublishedInvariantTests {
  @Test func everyInvariantOfTheDefinitionsCanBeRead() throws {
    var seen: Set<String> = []
    for structure in Definitions.r4.structures {
      for element in structure.elements {
        for constraint in element.constraints {
          guard let text = constraint.expression, seen.insert(text).inserted else { continue }
          #expect(throws: Never.self, "\(constraint.key): \(text)") {
            try FHIRPathExpression(text, definitions: .r4, mode: .invariant)
          }
        }
      }
    }
    #expect(seen.count > 190)
  }

  @Test(.enabled(if: try SharedFolder.isPresent))
  func everyPublishedInvariantCanBeRead() throws {
    let bytes = try SharedFolder.bytes(of: "corpora/fhirpath/r4-invariants.json")
    let json = try JSONDocument(bytes)
    let list = try #require(json.member("invariants", of: json.root))
    var count = 0
    for invariant in json.elements(of: list) {
      guard let text = json.member("expression", of: invariant) else { continue }
      count += 1
      #expect(throws: Never.self, "\(json.text(of: text))") {
        try FHIRPathExpression(json.text(of: text), definitions: .r4, mode: .invariant)
      }
    }
    #expect(count > 0)
  }
}
