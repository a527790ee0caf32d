import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

/// Bundles go out under a registry's canonical base, and come back from under it.
@Suite("Identity: the canonical base of documents")
struct OwnFormTests {
  private let registry: CanonicalBase
  private let record: KyphoplastyEncounter
  private let bundle: [UInt8]

  init() throws {
    registry = try CanonicalBase("https://registry.example/fhir")
    record = try .maximal()
    bundle = EncounterMapper(secret: .demonstration).bundle(for: record).json()
  }

  private var published: [UInt8] { CanonicalBase.own.exchanged(for: registry, in: bundle) }

  @Test func onlyTheUrlsOfProfilesAndCodesAreExchanged() {
    let text = String(decoding: published, as: UTF8.self)
    #expect(!text.contains("http://example.org/fhir/kyphoplasty/StructureDefinition"))
    #expect(!text.contains("http://example.org/fhir/kyphoplasty/CodeSystem"))
    #expect(text.contains("\"https://registry.example/fhir/CodeSystem/kyphoplasty\""))
    // The site's own identifiers are no profiles.
    #expect(text.contains("http://example.org/fhir/kyphoplasty/site"))
    #expect(registry.exchanged(for: .own, in: published) == bundle)
  }

  @Test func aBundleUnderAnotherBaseIsReadAsOurs() throws {
    let own = BundleReader.result(of: bundle)
    let other = BundleReader.result(of: published)
    #expect((other.draft?.json() == own.draft?.json()) as Bool)
    #expect(other.findings.map(\.rule) == own.findings.map(\.rule))
    #expect(other.findings.map(ForeignText.path) == own.findings.map(ForeignText.path))
  }

  @Test func aFindingStandsWhereItStandsInTheText() throws {
    let text = String(decoding: published, as: UTF8.self)
      .replacing("\"birthDate\":", with: "\n\"birthDate\":7,\"was\":")
    let result = BundleReader.result(of: Array(text.utf8))
    let finding = try #require(result.findings.first { $0.rule == "record.bundle-value" })
    guard case .element(_, let line, let column, let path) = finding.place else {
      Issue.record("\(finding.place)")
      return
    }
    #expect(line == 2)
    #expect(column == 13)
    #expect(path.hasSuffix(".resource.birthDate"))
  }

  @Test func slashesMayBeEscaped() throws {
    let escaped = String(decoding: published, as: UTF8.self).replacing("/", with: "\\/")
    let result = BundleReader.result(of: Array(escaped.utf8))
    #expect((result.draft?.json() == BundleReader.result(of: bundle).draft?.json()) as Bool)
  }

  @Test func aNameAloneIsNoClaim() throws {
    let text = """
      {"resourceType": "Observation", "meta": {"profile":
        ["https://other.example/StructureDefinition/cement-volume"]}}
      """
    let document = try JSONDocument(Array(text.utf8))
    #expect(CanonicalBase.claimed(in: document) == nil)
    #expect(CanonicalBase.ownForm(of: document) === document)
    // Where somebody says so, it is.
    let other = try CanonicalBase("https://other.example")
    #expect(CanonicalBase.ownForm(of: document, as: other) !== document)
  }

  @Test func theProgramsOwnBaseNeedsNoExchange() throws {
    let document = try JSONDocument(bundle)
    #expect(CanonicalBase.ownForm(of: document) === document)
    #expect(CanonicalBase.ownForm(of: document, as: registry) === document)
  }
}
