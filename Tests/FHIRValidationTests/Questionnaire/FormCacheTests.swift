import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON
import Testing

@testable import FHIRValidation

@Suite struct FormCacheTests {
  private func definitions(_ versions: [String]) throws -> Definitions {
    var loading = DefinitionLoading()
    for version in versions {
      let text = """
        { "resourceType": "Questionnaire", "url": "http://example.org/q", "version": "\(version)" }
        """
      loading.add(resource: try JSONDocument(Array(text.utf8)), named: "\(version).json")
    }
    return try loading.build(over: .r4).definitions
  }

  @Test func howDocumentsNameAVersionMakesNoOtherQuestionnaire() throws {
    let definitions = try definitions(["1.0.0"])
    let cache = FormCache()

    for patch in 0..<50 {
      let canonical = "http://example.org/q|1.0.\(patch)"
      #expect(cache.entry(for: canonical, in: definitions) != nil)
    }

    #expect(cache.count == 1)
  }

  @Test func onlySoManyQuestionnairesAreHeld() throws {
    let versions = (0..<300).map { "\($0).0.0" }
    let definitions = try definitions(versions)
    let cache = FormCache()

    for version in versions {
      let entry = cache.entry(for: "http://example.org/q|\(version)", in: definitions)
      #expect(entry?.form.json["version"]?.string == version)
    }

    #expect(cache.count < 300)
  }
}
