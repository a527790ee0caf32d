import Foundation
import LosslessJSON
import TestSupport
import Testing

/// `kypho profiles`, and what `kypho validate` makes of the package.
@Suite(.takingTurns) struct ProfilesTests {
  private static let fileName = "org.example.kyphoplasty-0.1.0.tgz"
  private static let level =
    "http://example.org/fhir/kyphoplasty/StructureDefinition/treated-level-procedure"
  /// A procedure that lacks what every treated level has.
  private static let procedure = #"""
    {"resourceType":"Procedure","status":"unknown","code":{"text":"x"},"subject":{"reference":"Patient/1"}}
    """#

  @Test func thePackageIsWrittenUnderItsOwnNameAndTheSameEachTime() async throws {
    let folder = try Folder()

    let first = try await Program.run("profiles", "package", in: folder)
    let second = try await Program.run("profiles", "package", "--out", "again.tgz", in: folder)
    let streamed = try await Program.shell(
      "$KYPHO profiles package --out - | cmp - again.tgz && tar tzf again.tgz", in: folder)

    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "")
    #expect(second.status == 0)
    #expect(folder.names() == ["again.tgz", Self.fileName])
    #expect(
      try Data(contentsOf: folder.url("again.tgz")) == Data(contentsOf: folder.url(Self.fileName)))
    #expect(streamed.status == 0, "\(streamed.errors)")
    #expect(streamed.lines.contains("package/package.json"))
    #expect(streamed.lines.contains("package/.index.json"))
  }

  @Test("The validator loads it from the file, a folder and the cache", arguments: 0..<3)
  func itIsLoaded(way: Int) async throws {
    let folder = try Folder()
    let made = try await Program.shell(
      """
      $KYPHO profiles package --quiet && mkdir -p there .fhir/packages/org.example.kyphoplasty#0.1.0 \
      && tar xzf \(Self.fileName) -C there \
      && tar xzf \(Self.fileName) -C .fhir/packages/org.example.kyphoplasty#0.1.0
      """, in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let location = [Self.fileName, "there", "org.example.kyphoplasty#0.1.0"][way]

    let result = try await Program.run(
      "validate", "-", "--package", location, "--profile", Self.level, "--format", "jsonl",
      in: folder, input: Self.procedure)

    #expect(result.status == 1, "\(result.errors)")
    #expect(result.errors.contains("which is not here") == false)
    #expect(result.output.contains("'partOf', which is missing"))
    #expect(result.output.contains("'bodySite', which is missing"))
  }

  @Test func anotherCanonicalBaseIsThePackagesOwn() async throws {
    let folder = try Folder()
    let base = "https://spine.example.org/fhir"

    let made = try await Program.run(
      "profiles", "package", "--canonical", base, "--us-core", "8.0.0", "--out", "p.tgz", in: folder
    )
    let result = try await Program.run(
      "validate", "-", "--us-core", "8.0.0", "--package", "p.tgz", "--profile",
      "\(base)/StructureDefinition/treated-level-procedure", in: folder, input: Self.procedure)
    let text = try await Program.shell(
      "tar xzf p.tgz && grep -rl example.org/fhir/kyphoplasty package", in: folder)

    #expect(made.status == 0, "\(made.errors)")
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("'bodySite', which is missing"))
    #expect(text.output == "")
    #expect(try folder.text("package/package.json").contains(#""hl7.fhir.us.core":"8.0.0""#))
  }

  @Test func whoeverPublishesGivesThePackageANameAndAVersion() async throws {
    let folder = try Folder()
    let made = try await Program.run(
      "profiles", "package", "--name", "org.example.spine", "--package-version", "2.0.0-ballot",
      in: folder)
    #expect(made.status == 0, "\(made.errors)")

    let unpacked = try await Program.shell("tar xzf org.example.spine-2.0.0-ballot.tgz", in: folder)
    #expect(unpacked.status == 0, "\(unpacked.errors)")
    let description = try folder.text("package/package.json")
    #expect(description.contains(#""name":"org.example.spine","version":"2.0.0-ballot""#))
    let guide = try folder.text("package/ImplementationGuide-kyphoplasty.json")
    #expect(guide.contains(#""packageId":"org.example.spine""#))
    #expect(guide.contains(#""version":"2.0.0-ballot""#))
    let codes = try folder.text("package/CodeSystem-kyphoplasty.json")
    #expect(codes.contains(#""version":"2.0.0-ballot""#))
    #expect(!guide.contains("org.example.kyphoplasty"))
  }

  @Test(arguments: [("--name", "Spine"), ("--package-version", "1.0")])
  func aNameOrAVersionThatIsNoneIsAFaultOfTheCommandLine(option: String, text: String) async throws
  {
    let folder = try Folder()
    let result = try await Program.run("profiles", "package", option, text, in: folder)

    #expect(result.status == 64)
    #expect(result.errors.contains("'\(text)' is no "))
    #expect(folder.names() == [])
  }

  @Test func aBaseThatIsNoneIsAFaultOfTheCommandLine() async throws {
    let folder = try Folder()
    let result = try await Program.run("profiles", "package", "--canonical", "spine", in: folder)

    #expect(result.status == 64)
    #expect(result.errors.contains("'spine' is no base of canonical urls"))
    #expect(folder.names() == [])
  }

  @Test func aFileThatCannotBeWrittenIsSaid() async throws {
    let result = try await Program.run(
      "profiles", "package", "--out", "missing/p.tgz", in: Folder())

    #expect(result.status == 73)
    #expect(result.errors.contains("missing/p.tgz cannot be written"))
  }

  // MARK: Lists and trees

  @Test func theProfilesAreListed() async throws {
    let text = try await Program.run("profiles", "list", in: Folder())
    let json = try await Program.run("profiles", "list", "--all", "--format", "json", in: Folder())

    #expect(text.lines.contains { $0.hasPrefix("treated-level-procedure  us-core-procedure ") })
    #expect(!text.output.contains("side"))
    let lines = try json.lines.map { try JSONDocument(Array($0.utf8)).value }
    let types = Set(lines.compactMap { $0["type"]?.string })
    #expect(types.isSuperset(of: ["StructureDefinition", "ValueSet", "CodeSystem"]))
    let level = lines.first { $0["id"]?.string == "treated-level-procedure" }
    #expect(level?["url"]?.string == Self.level)
    #expect(
      level?["base"]?.string
        == "http://hl7.org/fhir/us/core/StructureDefinition/us-core-procedure")
  }

  @Test(arguments: [
    "treated-level-procedure", "TreatedLevelProcedure",
    "http://example.org/fhir/kyphoplasty/StructureDefinition/treated-level-procedure",
  ])
  func aProfileIsShownByAnyOfItsNames(name: String) async throws {
    let result = try await Program.run("profiles", "show", name, in: Folder())

    let site = result.lines.first { $0.hasPrefix("  bodySite ") }
    #expect(result.status == 0)
    #expect(result.lines.first == "Vertebral augmentation of one level")
    #expect(
      site?.split(separator: " ").map(String.init).prefix(5) == [
        "bodySite", "1..1", "SΣ", "CodeableConcept", "vertebra",
      ])
    #expect(!result.output.contains("  subject "))
  }

  @Test func allElementsAreShownOnRequest() async throws {
    let result = try await Program.run(
      "profiles", "show", "treated-level-procedure", "--all", in: Folder())

    #expect(result.lines.contains { $0.hasPrefix("  subject ") && $0.contains("1..1") })
  }

  @Test func anUnknownProfileIsAFaultOfTheCommandLine() async throws {
    let result = try await Program.run("profiles", "show", "level", in: Folder())

    #expect(result.status == 64)
    #expect(result.errors.contains("there is no profile 'level'; is it treated-level-procedure?"))
  }

  // MARK: The site

  @Test func theSiteIsWrittenAndWrittenAgain() async throws {
    let folder = try Folder()

    let first = try await Program.run("profiles", "site", "--out", "made/site", in: folder)
    let names = folder.names(in: "made/site")
    // A page of an earlier version that this one does not have.
    let list = try folder.text("made/site/kypho-site.json")
    try folder.write("made/site/old.html", "old")
    try folder.write(
      "made/site/kypho-site.json",
      list.replacingOccurrences(of: #""index.html""#, with: #""index.html","old.html""#))
    try folder.write("made/site/mine.txt", "mine")
    let second = try await Program.run("profiles", "site", "--out", "made/site", "-q", in: folder)

    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("begin with index.html"))
    #expect(names.contains("index.html") && names.contains("site.css"))
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.errors == "")
    #expect(folder.names(in: "made/site") == (names + ["mine.txt"]).sorted())
    #expect(try folder.text("made/site/kypho-site.json") == list)
  }

  @Test func whatIsNotOursIsOnlyWrittenOverWhenAskedTo() async throws {
    let folder = try Folder()
    try folder.write("site/index.html", "mine")

    let refused = try await Program.run("profiles", "site", "--out", "site", in: folder)
    let before = folder.names(in: "site")
    let text = try folder.text("site/index.html")
    let forced = try await Program.run("profiles", "site", "--out", "site", "--force", in: folder)

    #expect(refused.status == 73)
    #expect(refused.errors.contains("site/index.html is not of this command"))
    #expect(refused.errors.contains("--force"))
    #expect(before == ["index.html"])
    #expect(text == "mine")
    #expect(forced.status == 0)
    #expect(try folder.text("site/index.html").hasPrefix("<!DOCTYPE html>"))
  }
}
