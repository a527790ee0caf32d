import FHIRDefinitionsR4
import FHIRValidation
import Foundation
import Kyphoplasty
import LosslessJSON
import TestSupport
import Testing

@testable import FHIRDefinitions
@testable import KyphoplastyFHIR

/// The package of the profiles, as other tools load it.
@Suite("Publication: the package", .serialized)
struct ProfilePackageTests {
  /// A package that was made, unpacked and loaded again: each is made once.
  struct Made {
    var archive: [UInt8]
    var files: [String: [UInt8]]
    var definitions: Definitions
    var notices: [String]

    init(_ usCore: Kyphoplasty.USCoreVersion, canonical: String? = nil) throws {
      let base = try canonical.map { try CanonicalBase($0) }
      archive = try ProfilePackage(usCore: usCore, canonical: base).archive()
      var files: [String: [UInt8]] = [:]
      var given = try PackageArchive(archive, path: "made.tgz").files()
      while let (name, bytes) = try given.next() { files[name] = bytes }
      self.files = files
      let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).tgz"
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(archive).write(to: URL(fileURLWithPath: path))
      var loading = DefinitionLoading()
      loading.add(package: try PackageReader(path))
      let loaded = try loading.build(over: .usCore(usCore.embedded))
      (definitions, notices) = (loaded.definitions, loaded.notices.map(\.description))
    }

    func json(_ name: String) throws -> JSONValue {
      let file = try #require(files[name], "\(name)")
      return try JSONDocument(file).value
    }

    /// The files in a folder of the package that are resources.
    func resources(in folder: String) -> [(name: String, bytes: [UInt8])] {
      files.filter { name, _ in
        name.hasPrefix(folder) && !name.dropFirst(folder.count).contains("/")
          && name.hasSuffix(".json") && !name.hasSuffix("/.index.json")
          && !name.hasSuffix("package.json")
      }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }

  private static let made = Result { try Made(.v6_1_0) }

  @Test func aSecondRunMakesTheSameBytes() throws {
    let again = try ProfilePackage().archive()
    let isSame = again == (try Self.made.get()).archive
    #expect(isSame)
  }

  @Test func itSaysWhatItNeeds() throws {
    let made = try Self.made.get()
    let file = try #require(made.files["package/package.json"])
    let description = try #require(PackageDescription(file))

    #expect(description.id == "org.example.kyphoplasty")
    #expect(description.canonical == "http://example.org/fhir/kyphoplasty")
    #expect(
      description.dependencies.map { "\($0.id)#\($0.version)" } == [
        "hl7.fhir.r4.core#4.0.1", "hl7.fhir.us.core#6.1.0", "hl7.fhir.uv.extensions.r4#5.2.0",
        "hl7.terminology.r4#7.0.1",
      ])
    #expect(made.notices == [])
  }

  @Test func theIndexNamesEveryResourceOnce() throws {
    let made = try Self.made.get()
    for folder in ["package/", "package/example/"] {
      let index = try made.json(folder + ".index.json")
      let names = index["files"]?.elements.compactMap { $0["filename"]?.string }

      #expect(index["index-version"]?.integer == 2)
      #expect(names == made.resources(in: folder).map { String($0.name.dropFirst(folder.count)) })
    }
  }

  @Test("The guide lists every resource of the package and every example, and nothing else")
  func theGuideAgreesWithTheFiles() throws {
    let made = try Self.made.get()
    let guide = try made.json("package/ImplementationGuide-kyphoplasty.json")
    let listed = guide["definition"]?["resource"].map { Array($0.elements) } ?? []
    let groups = guide["definition"]?["grouping"].map { Array($0.elements) } ?? []
    let names = listed.compactMap { $0["reference"]?["reference"]?.string }
    var resources: [String: JSONValue] = [:]
    var examples: Set<String> = []
    for folder in ["package/", "package/example/"] {
      for (_, bytes) in made.resources(in: folder) {
        let json = try JSONDocument(bytes).value
        let type = try #require(json["resourceType"]?.string)
        guard type != "ImplementationGuide" else { continue }
        let name = "\(type)/\(try #require(json["id"]?.string))"
        resources[name] = json
        if folder != "package/" { examples.insert(name) }
      }
    }

    #expect(names.sorted() == resources.keys.sorted())
    for entry in listed {
      let name = try #require(entry["reference"]?["reference"]?.string)
      let resource = try #require(resources[name])
      #expect(entry["name"]?.string?.isEmpty == false, "\(name)")
      #expect(entry["description"]?.string?.isEmpty == false, "\(name)")
      let group = try #require(entry["groupingId"]?.string)
      #expect(groups.contains { $0["id"]?.string == group }, "\(name)")
      if examples.contains(name) {
        let profile = try #require(entry["exampleCanonical"]?.string)
        let claims = resource["meta"]?["profile"].map { $0.elements.compactMap(\.string) } ?? []
        #expect(claims.contains(profile), "\(name)")
      } else {
        #expect(entry["exampleBoolean"]?.boolean == false, "\(name)")
        #expect(entry["description"]?.string == resource["description"]?.string, "\(name)")
        #expect(
          entry["name"]?.string == (resource["title"] ?? resource["name"])?.string, "\(name)")
      }
    }
  }

  @Test("The guide depends on what the package depends on, beside FHIR itself")
  func theGuideNeedsWhatThePackageNeeds() throws {
    let made = try Self.made.get()
    let guide = try made.json("package/ImplementationGuide-kyphoplasty.json")
    let file = try #require(made.files["package/package.json"])
    let package = try #require(PackageDescription(file))
    let needed = guide["dependsOn"].map { Array($0.elements) } ?? []
    #expect(
      needed.map { "\($0["packageId"]?.string ?? "")#\($0["version"]?.string ?? "")" }.sorted()
        == package.dependencies.filter { $0.id != "hl7.fhir.r4.core" }.map {
          "\($0.id)#\($0.version)"
        }.sorted())
    #expect(guide["fhirVersion"]?.elements.compactMap(\.string) == ["4.0.1"])
  }

  @Test func thePagesOfTheGuideAreThoseOfTheSite() throws {
    let files = Dictionary(
      uniqueKeysWithValues: try ProfileSite().files().map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
    let guide = try Self.made.get().json("package/ImplementationGuide-kyphoplasty.json")
    var pages = [try #require(guide["definition"]?["page"])]
    var names: [String] = []
    while let page = pages.popLast() {
      let name = try #require(page["nameUrl"]?.string)
      let title = try #require(page["title"]?.string)
      names.append(name)
      #expect(files[name]?.contains("<title>\(title)") == true, "\(name)")
      pages += page["page"].map { Array($0.elements) } ?? []
    }
    #expect(Set(names).isSuperset(of: SitePage.parts.map(\.0)))
  }

  @Test func everyConformanceResourceIsValidAndHasTheVersionOfThePackage() throws {
    let made = try Self.made.get()
    let validator = Validator(definitions: made.definitions)
    let resources = made.resources(in: "package/")

    #expect(resources.count > 80)
    for (name, bytes) in resources {
      let findings = validator.validate(bytes).showing(atLeast: .warning).findings
      #expect(findings.map(\.description) == [], "\(name)")
      let json = try JSONDocument(bytes).value
      // Questionnaires and the others alike: what has a url has a version.
      #expect(json["url"] == nil || json["version"]?.string == "0.1.0", "\(name)")
    }
  }

  @Test func everyExampleIsValidAgainstTheProfilesThatItClaims() throws {
    let made = try Self.made.get()
    let validator = Validator(definitions: made.definitions)
    let examples = made.resources(in: "package/example/")

    #expect(examples.count >= 16)
    for (name, bytes) in examples {
      let findings = validator.validate(bytes).showing(atLeast: .error).findings
      #expect(findings.map(\.description) == [], "\(name)")
    }
  }

  @Test(
    "What is read from the package is what the program itself has, fact by fact",
    arguments: Kyphoplasty.USCoreVersion.allCases)
  func snapshotsSayTheSame(_ version: Kyphoplasty.USCoreVersion) throws {
    let made = version == .v6_1_0 ? try Self.made.get() : try Made(version)
    let pack = try DefinitionPack.kyphoplasty(version.embedded)

    for own in Definitions([pack]).structures {
      let read = try #require(made.definitions.structure(own.url))
      #expect(read.hasSnapshot)
      #expect(read.elements.map(\.id) == own.elements.map(\.id), "\(own.url)")
      for (one, other) in zip(read.elements, own.elements) {
        let (one, other) = (
          String(describing: ElementFacts(one)), String(describing: ElementFacts(other))
        )
        #expect(one == other, "\(own.url)")
      }
    }
  }

  @Test func aProfileHasTheWordsOfItsAuthorsAndSnapshotBeforeDifferential() throws {
    let made = try Self.made.get()
    let json = try made.json("package/StructureDefinition-treated-level-procedure.json")
    let elements = json["snapshot"]?["element"].map { Array($0.elements) } ?? []
    let site = try #require(elements.first { $0["id"]?.string == "Procedure.bodySite" })
    let subject = try #require(elements.first { $0["id"]?.string == "Procedure.subject" })

    #expect(json.members.map(\.key).suffix(2) == ["snapshot", "differential"])
    #expect(site["short"]?.string == "The vertebra")
    #expect(site["definition"]?.string == "The vertebra.")
    #expect(site["min"]?.integer == 1)
    #expect(site["base"]?["max"]?.string == "*")
    #expect(
      subject["definition"]?.string
        == "As Procedure.subject of http://hl7.org/fhir/us/core/StructureDefinition/us-core-procedure."
    )
  }

  @Test("Every invariant that is inherited has words of our own")
  func invariantsHaveWords() throws {
    let package = try ProfilePackage()
    var missing: Set<String> = []
    for resource in package.sources.resources {
      for row in package.outline(of: resource)?.rows ?? [] {
        for constraint in row.constraints where !constraint.isOwn {
          if InvariantWords.words[constraint.key] == nil { missing.insert(constraint.key) }
        }
      }
    }
    #expect(missing.sorted() == [])
  }

  @Test func anotherBaseTakesThePlaceOfOursAndNothingElseChanges() throws {
    let other = "https://spine.example.org/fhir"
    let made = try Self.made.get()
    let moved = try Made(.v6_1_0, canonical: other + "/")

    #expect(moved.files.keys.sorted() == made.files.keys.sorted())
    for (name, bytes) in moved.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("http://example.org/fhir/kyphoplasty"), "\(name)")
      let back = text.replacingOccurrences(of: other, with: "http://example.org/fhir/kyphoplasty")
      let isSame = Array(back.utf8) == made.files[name]
      #expect(isSame, "\(name)")
    }
    let profile = try #require(
      moved.definitions.structure("\(other)/StructureDefinition/treated-level-procedure"))
    #expect(profile.hasSnapshot)
    let validator = Validator(definitions: moved.definitions)
    for (name, bytes) in moved.resources(in: "package/example/").prefix(2) {
      let findings = validator.validate(bytes).showing(atLeast: .error).findings
      #expect(findings.map(\.description) == [], "\(name)")
    }
  }

}

extension Kyphoplasty.USCoreVersion {
  /// The same version, as the definitions name it.
  fileprivate var embedded: FHIRDefinitionsR4.USCoreVersion {
    switch self {
    case .v6_1_0: .v610
    case .v7_0_0: .v700
    case .v8_0_0: .v800
    }
  }
}
