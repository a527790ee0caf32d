import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON
import TestSupport
import Testing

/// Every sample record has the bundle that it becomes beside it: `<story>.json` and `<story>.bundle.json`.
///
/// The bundle is laid out for reading. What is sent is the same without white space; both are compared.
@Suite struct SampleTests {
  @Test(arguments: try Samples.stories())
  func theBundleOfASampleIsTheOneBesideIt(story: String) throws {
    let bundle = try #require(try Samples.prepared(story).bundle)

    try expectSnapshot(JSONLayout.indented(bundle.bytes), at: Samples.bundlePath(of: story))
    let recorded = try PackageFolder.bytes(of: Samples.bundlePath(of: story))
    // The difference is shown above; that of two long lines would help nobody.
    let isTheSame = JSONLayout.minified(recorded) == bundle.bytes
    #expect(isTheSame)
  }

  @Test(arguments: try Samples.stories(), USCoreVersion.allCases)
  func aSampleHasNothingToMend(story: String, usCore: USCoreVersion) throws {
    let prepared = try Samples.prepared(story, usCore: usCore)

    #expect(prepared.findings.filter { $0.severity > .information }.map(\.description) == [])
  }

  @Test func thereAreSixteenStoriesAndNoBundleWithoutOne() throws {
    let stories = try Samples.stories()
    let bundles = try PackageFolder.files(in: PackageFolder.samples, suffix: ".bundle.json")

    #expect(stories.count >= 16)
    #expect(bundles == stories.map(Samples.bundlePath(of:)))
  }

  @Test func theReadmeNamesEveryStory() throws {
    let readme = String(
      decoding: try PackageFolder.bytes(of: "\(PackageFolder.root)/README.md"), as: UTF8.self)

    for story in try Samples.stories() { #expect(readme.contains("| `\(story)` |"), "\(story)") }
  }

  @Test func aLayoutKeepsNumbersAndStringsAsTheyAreWritten() throws {
    let text = bytes(#"{"a":[0.010,-1E+2,{"b":"x \" { , } \\","c":[],"d":{}}],"e":null}"#)

    let indented = try JSONLayout.indented(text)

    #expect(
      String(decoding: indented, as: UTF8.self) == #"""
        {
          "a": [
            0.010,
            -1E+2,
            {
              "b": "x \" { , } \\",
              "c": [],
              "d": {}
            }
          ],
          "e": null
        }

        """#)
    #expect(JSONLayout.minified(indented) == text)
  }
}

/// The records that the package ships.
enum Samples {
  /// The names of the stories: `myeloma`, ...
  static func stories() throws -> [String] {
    try PackageFolder.files(in: PackageFolder.samples, suffix: ".json")
      .filter { !$0.hasSuffix(".bundle.json") }
      .compactMap { $0.split(separator: "/").last?.dropLast(".json".count) }
      .map(String.init)
  }

  static func path(of story: String) -> String { "\(PackageFolder.samples)/\(story).json" }

  static func bundlePath(of story: String) -> String {
    "\(PackageFolder.samples)/\(story).bundle.json"
  }

  /// What becomes of a sample, with the demonstration secret and nothing configured.
  static func prepared(
    _ story: String, usCore: USCoreVersion = .v6_1_0
  ) throws -> PreparedEncounter {
    var preparation = EncounterPreparation(
      mapper: EncounterMapper(site: Site(usCore: usCore), secret: .demonstration))
    var reader = try EncounterReader(path: path(of: story))
    return preparation.prepare(try #require(try reader.next()))
  }
}
