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
    var builder = try Self.builder(Self.packages.map { folder + "/" + $0 }, context: nil)
    let embedded = UnsafeRawBufferPointer(start: fhir_r4_pack(), count: fhir_r4_pack_length())
    let made = try builder.build()
    // A comparison by `==` in the expectation would print megabytes.
    let isSame = made.elementsEqual(embedded)
    #expect(
      isSame, "run fhir-pack --output Sources/CFHIRDefinitions/r4.pack on the packages in order")
    #expect(builder.summary.refused.isEmpty)
  }

  @Test(
    "Those of US Core are what fhir-pack makes of its packages now, byte for byte",
    .enabled(if: try SharedFolder.isPresent), arguments: USCoreVersion.allCases)
  func isCurrent(_ version: USCoreVersion) throws {
    let folder = try #require(try SharedFolder.path) + "/packages"
    let path = folder + "/hl7.fhir.us.core-\(version.rawValue).tgz"
    var builder = try Self.builder([path], context: .r4)
    let made = try builder.build()
    let embedded =
      switch version {
      case .v610: (fhir_us_core_610_pack(), fhir_us_core_610_pack_length())
      case .v700: (fhir_us_core_700_pack(), fhir_us_core_700_pack_length())
      case .v800: (fhir_us_core_800_pack(), fhir_us_core_800_pack_length())
      }
    let isSame = made.elementsEqual(
      UnsafeRawBufferPointer(start: embedded.0, count: embedded.1))
    #expect(isSame, "run fhir-pack --context r4.pack on US Core \(version.rawValue)")
  }

  private static func builder(_ paths: [String], context: Definitions?) throws -> PackBuilder {
    var builder = PackBuilder(context: context ?? Definitions([]))
    for path in paths {
      let reader = try PackageReader(path)
      builder.begin(try reader.packSource())
      try reader.forEachResource(ofTypes: []) { name, document in
        builder.add(document, named: name)
      }
    }
    return builder
  }

  @Test(
    "The packs of US Core find their types, bases and elements in that of R4",
    arguments: zip(USCoreVersion.allCases, [59, 63, 67]))
  func carriesProfiles(_ version: USCoreVersion, _ count: Int) throws {
    let definitions = Definitions.usCore(version)
    let own = Definitions([try DefinitionPack.usCore(version)])
    #expect(definitions.sources.last?.version == version.rawValue)
    #expect(Array(own.types).isEmpty && Array(own.structures).count == count)
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
