import FHIRSandbox
import LosslessJSON
import TestSupport
import Testing

@Suite("A bundle from elsewhere", .takingTurns) struct ForeignBundleTests {
  @Test(
    "with names and conditions for references is stored with ids in their place",
    .enabled(if: try SharedFolder.isPresent),
    arguments: [
      "data/Bennett146_Swaniawski813_704c9750-f6e6-473b-ee83-fbd48e07fe3f.json",
      "data/Dino214_Parisian75_40d82b80-b682-cd8b-da6d-396809878641.json",
    ])
  func synthetic(file: String) async throws {
    let bytes = try SharedFolder.bytes(of: file)
    let text = String(decoding: bytes, as: UTF8.self)
    let entries = try #require(try JSONDocument(bytes).value["entry"].map { Array($0.elements) })
    try await withSandbox { client, sandbox in
      // Nothing that its conditions name is there yet.
      #expect(try await client.post("", text).status == 412)
      #expect(try await sandbox.statistics().versions == 0)

      let conditions = Set(references(in: text).filter { $0.contains("?identifier=") })
      for condition in conditions {
        let parts = condition.split(separator: "?identifier=")
        let token = try #require(parts.last).split(separator: "|")
        let body = """
          {"resourceType":"\(parts[0])",\
          "identifier":[{"system":"\(token[0])","value":"\(token[1])"}]}
          """
        #expect(try await client.post(String(parts[0]), body).status == 201)
      }
      let reply = try await client.post("", text)
      #expect(reply.status == 200)
      #expect(reply.statuses == Array(repeating: "201 Created", count: entries.count))
      for (entry, answer) in zip(entries, reply.entries) {
        let place = try #require(answer["response"]?["location"]?.string)
        let read = try await client.get(place)
        #expect(read.json?["resourceType"]?.string == entry["resource"]?["resourceType"]?.string)
        for reference in references(in: read.text) where !reference.hasPrefix("#") {
          #expect(try await client.get(reference).status == 200)
        }
      }
      let counts = try await sandbox.resourceCounts()
      #expect(counts.values.reduce(0, +) == entries.count + conditions.count)
    }
  }

  /// The texts of all references of a document.
  private func references(in text: String) -> [String] {
    text.matches(of: /"reference": ?"([^"]*)"/).map { String($0.output.1) }
  }
}
