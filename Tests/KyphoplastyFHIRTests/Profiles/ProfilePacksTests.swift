import CKyphoplastyProfiles
import FHIRDefinitions
import FHIRDefinitionsR4
import KyphoplastyFHIR
import TestSupport
import Testing

/// The packs in the program are those of `Profiles/`, one over each version of US Core.
@Suite("Profiles: the embedded packs")
struct ProfilePacksTests {
  @Test(
    "They are what fhir-pack makes of Profiles/ now, byte for byte",
    arguments: USCoreVersion.allCases)
  func areCurrent(_ version: USCoreVersion) throws {
    var builder = PackBuilder(context: .usCore(version))
    let reader = try PackageReader(PackageFolder.profiles)
    builder.begin(try reader.packSource())
    try reader.forEachResource(ofTypes: []) { name, document in
      builder.add(document, named: name)
    }
    let made = try builder.build()

    // A comparison by `==` in the expectation would print the packs.
    let isSame = made.elementsEqual(embedded(version))
    #expect(isSame, "run Scripts/make-packs")
    #expect(builder.summary.refused == [])
    #expect(builder.summary.notices.map(\.description) == [])
  }

  @Test(
    "Every profile stands on a base that is known, and says all of it",
    arguments: USCoreVersion.allCases)
  func haveSnapshots(_ version: USCoreVersion) throws {
    let definitions = Definitions.kyphoplasty(version)
    let own = Definitions([try DefinitionPack.kyphoplasty(version)])

    #expect(Array(own.structures).count > 20)
    for profile in own.structures {
      #expect(profile.hasSnapshot, "\(profile.url)")
      let base = try #require(profile.baseDefinition)
      #expect(!base.contains("|"), "a version would tie \(profile.url) to one US Core")
      #expect(definitions.structure(base) != nil, "\(base)")
      for element in profile.elements {
        for type in element.types { #expect(definitions.definition(of: type) != nil) }
        for target in element.types.flatMap(\.targetProfiles) {
          #expect(definitions.structure(target) != nil, "\(profile.url): \(target)")
        }
        if let set = element.binding?.valueSet, set.contains("/kyphoplasty/") {
          #expect(definitions.valueSet(set) != nil, "\(profile.url): \(set)")
        }
      }
    }
  }

  private func embedded(_ version: USCoreVersion) -> UnsafeRawBufferPointer {
    switch version {
    case .v610:
      UnsafeRawBufferPointer(
        start: kyphoplasty_profiles_610_pack(), count: kyphoplasty_profiles_610_pack_length())
    case .v700:
      UnsafeRawBufferPointer(
        start: kyphoplasty_profiles_700_pack(), count: kyphoplasty_profiles_700_pack_length())
    case .v800:
      UnsafeRawBufferPointer(
        start: kyphoplasty_profiles_800_pack(), count: kyphoplasty_profiles_800_pack_length())
    }
  }
}
