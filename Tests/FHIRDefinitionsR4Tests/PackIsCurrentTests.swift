import CFHIRDefinitions
import FHIRDefinitions
import FHIRDefinitionsR4
import Foundation
import TestSupport
import Testing

@Suite("R4: the embedded pack")
struct PackIsCurrentTests {
  private static let packages = [
    "hl7.fhir.r4.core-4.0.1.tgz", "hl7.terminology.r4-7.0.1.tgz",
    "hl7.fhir.uv.extensions.r4-5.2.0.tgz",
  ]

  @Test(
    "It is what fhir-pack makes of the packages now, byte for byte",
    .enabled(if: try SharedFolder.isPresent))
  func isCurrent() throws {
    let folder = try #require(try SharedFolder.path) + "/packages"
    var builder = PackBuilder()
    for name in Self.packages {
      let reader = try PackageReader(folder + "/" + name)
      builder.begin(try reader.packSource())
      try reader.forEachResource { name, document in builder.add(document, named: name) }
    }
    let embedded = UnsafeRawBufferPointer(start: fhir_r4_pack(), count: fhir_r4_pack_length())
    let made = try builder.build()
    // A comparison by `==` in the expectation would print megabytes.
    let isSame = made.elementsEqual(embedded)
    #expect(
      isSame, "run fhir-pack --output Sources/CFHIRDefinitions/r4.pack on the packages in order")
    #expect(builder.summary.refused.isEmpty)
  }

  @Test(
    "A profile package packed behind it finds its types, bases and elements in it",
    .enabled(if: try SharedFolder.isPresent))
  func carriesProfiles() throws {
    let folder = try #require(try SharedFolder.path) + "/packages"
    let reader = try PackageReader(folder + "/hl7.fhir.us.core-6.1.0.tgz")
    var builder = PackBuilder(context: .r4)
    builder.begin(try reader.packSource())
    try reader.forEachResource { name, document in builder.add(document, named: name) }
    let pack = try DefinitionPack(builder.build())
    let definitions = Definitions.r4.adding([pack])
    let own = Definitions([pack])
    #expect(Array(own.types).isEmpty && Array(own.structures).count == 59)
    for profile in own.structures {
      #expect(profile.hasSnapshot && definitions.type(profile.type) != nil, "\(profile.url)")
      let base = try #require(profile.baseDefinition)
      let isOfAnotherPackage = base.hasPrefix("http://hl7.org/fhir/uv/")
      #expect(isOfAnotherPackage || definitions.structure(base) != nil, "\(base)")
      for element in profile.elements {
        for type in element.types { #expect(definitions.definition(of: type) != nil) }
        let isResolved = definitions.content(of: element, as: nil) != nil
        #expect(element.contentReference == nil || isResolved, "\(element.id)")
      }
    }
    let status = try #require(
      definitions.valueSet(
        "http://hl7.org/fhir/us/core/ValueSet/us-core-observation-smoking-status-status"))
    #expect(status.isComplete && status.contains(code: "final") == .contained)
    #expect(status.contains(code: "preliminary") == .notContained)
  }

  @Test("It holds none of the specification's words")
  func hasNoProse() {
    let pack = Data(bytes: fhir_r4_pack(), count: fhir_r4_pack_length())
    for words in ["All FHIR elements must have", "This element is labeled as", "<div"] {
      let isThere = pack.range(of: Data(words.utf8)) != nil
      #expect(!isThere, "\(words)")
    }
  }
}
