import Foundation
import TestSupport
import Testing

/// `kypho map`: records in, bundles out.
@Suite(.takingTurns) struct MapTests {
  @Test func everySampleBecomesTheBundleBesideIt() async throws {
    let stories = try Samples.stories()

    let result = try await Program.run("map", Samples.folder, in: Folder())

    // The bundles lie in the same folder, and are passed over.
    #expect(result.errors.contains("\(stories.count) records, "))
    #expect(result.status == 0)
    for story in stories {
      #expect(result.lines.contains(try Samples.bundleLine(story)), "\(story)")
    }
  }

  @Test func mappingTwiceGivesTheSameBytes() async throws {
    let folder = try Folder()

    let first = try await Program.run("map", Samples.folder, in: folder)
    let second = try await Program.run("map", Samples.folder, in: folder)

    #expect(first.output == second.output)
  }

  @Test func recordsComeOnStandardInputOneALine() async throws {
    let stories = ["myeloma", "missing-data"]
    let input = try stories.map(Samples.line).joined(separator: "\n")

    let result = try await Program.run("map", "-", in: Folder(), input: input)

    #expect(result.status == 0)
    #expect(result.errors.contains("2 records, 4 bundles"))
    for story in stories { #expect(result.lines.contains(try Samples.bundleLine(story))) }
  }

  @Test func aRecordThatIsLaidOutComesOnStandardInputToo() async throws {
    let result = try await Program.run(
      "map", "-", in: Folder(), input: Samples.text("myeloma"))

    #expect(result.status == 0)
    #expect(try result.lines.last == Samples.bundleLine("myeloma"))
  }

  @Test func recordsMayStandInAList() async throws {
    let list = "[\(try Samples.line("myeloma")),\n\(try Samples.line("missing-data"))]"

    let result = try await Program.run("map", "-", in: Folder(), input: list)

    #expect(result.status == 0)
    #expect(result.lines.contains(try Samples.bundleLine("missing-data")))
  }

  @Test func aKeyThatComesTwiceIsRefusedTheSecondTime() async throws {
    let line = try Samples.line("myeloma")

    let result = try await Program.run("map", "-", in: Folder(), input: "\(line)\n\(line)\n")

    #expect(result.status == 1)
    #expect(result.lines.count == 2)
    #expect(result.errors.contains("<stdin>:2:") || result.errors.contains("-:2:"))
    #expect(result.errors.contains("[record.duplicate-key]"))
  }

  @Test func eachBundleGetsAFileThatNobodyElseReads() async throws {
    let folder = try Folder()

    let result = try await Program.run(
      "map", "\(Samples.folder)/myeloma.json", "--out", "bundles", in: folder)

    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(
      folder.names(in: "bundles") == [
        "HEH-2025-0044.bundle.json", "directory-HEH-2025-0044.bundle.json",
      ])
    #expect(
      try folder.text("bundles/HEH-2025-0044.bundle.json")
        == Samples.bundleLine("myeloma") + "\n")
    #expect(try folder.mode(of: "bundles") == 0o700)
    #expect(try folder.mode(of: "bundles/HEH-2025-0044.bundle.json") == 0o600)
  }

  @Test func aKeyCannotLeadOutOfTheFolder() async throws {
    let folder = try Folder()
    let record = try Samples.line("myeloma")
      .replacingOccurrences(of: "HEH-2025-0044", with: "../../up/A 1")

    let result = try await Program.run("map", "-", "--out", "bundles", in: folder, input: record)

    #expect(result.status == 0)
    #expect(folder.names() == ["bundles"])
    #expect(folder.names(in: "bundles").contains("%2E.%2F..%2Fup%2FA%201.bundle.json"))
  }

  // MARK: Tables

  @Test func tablesWithASitesOwnWordsGiveTheSameBytesAsJSON() async throws {
    let result = try await Program.run(
      "map", "\(Samples.folder)/csv-export", "--mapping",
      "\(Samples.folder)/csv-export/mapping.yaml", in: Folder())

    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("3 records, "))
    #expect(result.lines.contains(try Samples.bundleLine("vertebroplasty-without-balloon")))
  }

  @Test func rejectedRowsAreHandedBackAsTables() async throws {
    let folder = try Folder()
    let tables = try PackageFolder.files(in: "\(Samples.folder)/csv-export", suffix: ".csv")
    for path in tables {
      let name = try #require(path.split(separator: "/").last)
      let text = String(decoding: try PackageFolder.bytes(of: path), as: UTF8.self)
      // The operation of one encounter is none of the site's words.
      try folder.write(
        "export/\(name)", text.replacingOccurrences(of: ",STEROID,VP,", with: ",STEROID,VVP,"))
    }
    let mapping = "\(Samples.folder)/csv-export/mapping.yaml"

    let result = try await Program.run("map", "export", "--mapping", mapping, in: folder)

    #expect(result.status == 1)
    #expect(
      result.errors.contains("export/encounters.csv:2:13 (Procedure): error: procedure.technique: ")
    )
    let encounters = try folder.text("export.rejects/encounters.csv").split(
      whereSeparator: \.isNewline)
    #expect(encounters.count == 2)
    #expect(encounters.first?.hasPrefix("CaseNo,MRN,") == true)
    #expect(encounters.last?.hasPrefix("ESS-0457,") == true)

    let rest = try folder.text("export.rejects/encounters.csv")
    try folder.write(
      "export.rejects/encounters.csv", rest.replacingOccurrences(of: ",VVP,", with: ",VP,"))
    let again = try await Program.run("map", "export.rejects", "--mapping", mapping, in: folder)

    #expect(again.status == 0, "\(again.errors)")
    #expect(try again.lines.last == Samples.bundleLine("vertebroplasty-without-balloon"))
  }

  @Test func aMappingFileThatIsWrongIsAWrongConfiguration() async throws {
    let folder = try Folder()
    try folder.write("mapping.yaml", "timeZone: Mars/Olympus\n")

    let result = try await Program.run(
      "map", "\(Samples.folder)/csv-export", "--mapping", "mapping.yaml", in: folder)

    #expect(result.status == 78)
    #expect(result.errors.contains("mapping.yaml:1:11"))
  }

  // MARK: Exit codes

  @Test func anInputThatIsNotThereIsUnreadable() async throws {
    let result = try await Program.run("map", "nowhere.json", in: Folder())

    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.errors.contains("nowhere.json"))
  }

  @Test func aFolderWithoutRecordsIsUnreadable() async throws {
    let folder = try Folder()
    try folder.write("empty/notes.md", "")

    let result = try await Program.run("map", "empty", in: folder)

    #expect(result.status == 65)
    #expect(result.errors.contains("holds neither encounters.csv nor a JSON file"))
  }

  @Test func outputThatCannotBeMadeIsSaid() async throws {
    let folder = try Folder()
    try folder.write("taken", "a file")

    let result = try await Program.run(
      "map", "\(Samples.folder)/myeloma.json", "--out", "taken/bundles", in: folder)

    #expect(result.status == 73)
    #expect(result.errors.contains("taken/bundles"))
  }

  @Test func rejectsAreNotMixedWithWhatIsThere() async throws {
    let folder = try Folder()
    try folder.write("kept/old.json", "{}")
    try folder.write("record.json", "{}")

    let result = try await Program.run("map", "record.json", "--rejects", "kept", in: folder)

    #expect(result.status == 73)
    #expect(result.errors.contains("kept is there already and not empty"))
    #expect(folder.names(in: "kept") == ["old.json"])
  }

  @Test func aSecondRunPutsItsRejectsBesideThoseOfTheFirst() async throws {
    let folder = try Folder()
    try folder.write("record.json", "{}")

    _ = try await Program.run("map", "record.json", in: folder)
    _ = try await Program.run("map", "record.json", in: folder)

    #expect(folder.names() == ["record.json", "record.rejects", "record.rejects-2"])
  }

  @Test(arguments: [
    ["map"], ["map", "--nonsense", "x"], ["map", "-", "--format", "yaml"], ["mop"],
  ])
  func aCommandLineThatMakesNoSenseIsUsage(arguments: [String]) async throws {
    let result = try await Program.run(arguments, in: Folder())

    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("Usage: kypho"))
  }

  @Test func aReaderThatLeavesEndsTheProgramQuietly() async throws {
    let folder = try Folder()

    let result = try await Program.shell(
      #"{ "$KYPHO" map "\#(Samples.folder)" --quiet; echo $? > status; } | head -n 1"#, in: folder)

    #expect(result.lines.count == 1)
    #expect(result.errors == "")
    #expect(try folder.text("status") == "0\n")
  }

  // MARK: Warnings

  /// Cement whose last day of use was before the operation: a warning.
  private static func expired() throws -> String {
    try Samples.line("osteoporotic-t12").replacingOccurrences(of: "(17)271130", with: "(17)241130")
  }

  @Test func aRecordWithAWarningGoesOn() async throws {
    let result = try await Program.run("map", "-", in: Folder(), input: Self.expired())

    #expect(result.status == 0)
    #expect(result.lines.count == 2)
    #expect(result.errors.contains("warning: levels[0].cement.device.udi: "))
    #expect(result.errors.contains("[clinical.device-label]"))
  }

  @Test func aWarningFailsWhereItIsAskedTo() async throws {
    let result = try await Program.run(
      "map", "-", "--fail-on", "warning", in: Folder(), input: Self.expired())

    #expect(result.status == 1)
    #expect(result.lines.count == 2)
  }

  @Test func whatIsLessThanTheLevelIsNotShown() async throws {
    let result = try await Program.run(
      "map", "-", "--level", "error", in: Folder(), input: Self.expired())

    #expect(result.status == 0)
    #expect(!result.errors.contains("clinical.device-label"))
  }

  // MARK: Options

  @Test(arguments: ["6.1.0", "7.0.0", "8.0.0"])
  func everyVersionOfUSCoreGivesValidBundles(version: String) async throws {
    let result = try await Program.run(
      "map", Samples.folder, "--us-core", version, "--quiet", in: Folder())

    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(try await result.lines.count == Samples.mapped().count)
  }

  @Test func whenQuietOnlyErrorsAreSaid() async throws {
    let result = try await Program.run("map", Samples.folder, "--quiet", in: Folder())

    #expect(result.errors == "")
    #expect(!result.output.isEmpty)
  }

  @Test func theBaseOfTheSiteIsInEveryFullURL() async throws {
    let result = try await Program.run(
      "map", "\(Samples.folder)/myeloma.json", "--site-base", "https://hospital.example/fhir",
      in: Folder())

    #expect(result.output.contains(#""fullUrl":"https://hospital.example/fhir/Patient/"#))
    #expect(!result.output.contains("http://example.org/fhir/kyphoplasty/site"))
  }

  @Test func anotherSecretMakesOtherIDs() async throws {
    let folder = try Folder()
    _ = try await Program.run("init", in: folder)

    let own = try await Program.run("map", "\(Samples.folder)/myeloma.json", in: folder)
    let demonstration = try await Program.run("map", "\(Samples.folder)/myeloma.json", in: Folder())

    #expect(own.status == 0)
    #expect(!own.errors.contains("demonstration secret"))
    #expect(demonstration.errors.contains("demonstration secret"))
    #expect(Self.ids(in: own.output).isDisjoint(with: Self.ids(in: demonstration.output)))
  }

  private static func ids(in text: String) -> Set<Substring> {
    Set(
      text.matches(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/).map(
        \.output))
  }
}
