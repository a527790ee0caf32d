import CKyphoplastyProfiles
import FHIRDefinitions
import KyphoplastyFHIR
import TestSupport
import Testing

/// The sources in the program are those of `Profiles/` and the records of `Samples/`.
@Suite("Publication: the embedded sources")
struct ProfileSourcesArchiveTests {
  @Test("They are what Scripts/make-packs makes of both folders now, byte for byte")
  func areCurrent() throws {
    var archive = ArchiveWriter()
    for path in try PackageFolder.files(in: PackageFolder.profiles, suffix: ".json") {
      archive.add("package/\(name(of: path))", try PackageFolder.bytes(of: path))
    }
    for path in try PackageFolder.files(in: PackageFolder.samples, suffix: ".json")
    where !path.hasSuffix(".bundle.json") {
      archive.add("package/other/records/\(name(of: path))", try PackageFolder.bytes(of: path))
    }

    // A comparison by `==` in the expectation would print the archives.
    let embedded = UnsafeRawBufferPointer(
      start: kyphoplasty_profile_sources(), count: kyphoplasty_profile_sources_length())
    let isSame = archive.finish().elementsEqual(embedded)
    #expect(isSame, "run Scripts/make-packs")
  }

  @Test func everyResourceAndEveryStoryIsThere() throws {
    let sources = try ProfileSources()
    let files = try PackageFolder.files(in: PackageFolder.profiles, suffix: ".json").map(name)

    #expect(
      Set(sources.resources.map(\.file))
        == Set(files).subtracting(["package.json", "encounter-record.schema.json"]))
    #expect(sources.records.map(\.story) == (try Samples.stories()))
    #expect(sources.packageName == "org.example.kyphoplasty")
    #expect(sources.canonical == "http://example.org/fhir/kyphoplasty")
  }

  private func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
