import Foundation
import TestSupport
import Testing

/// `kypho coverage`, `kypho concept-map` and `kypho init --from`.
@Suite(.takingTurns) struct CoverageCommandTests {
  private static var export: String { "\(Samples.folder)/csv-export" }
  private static var mapping: String { "\(export)/mapping.yaml" }

  @Test func tellsWhatAnExportFillsAndWhatProfilesAskFor() async throws {
    let result = try await Program.run(
      "coverage", Self.export, "--mapping", Self.mapping, "--format", "json", in: Folder())
    #expect(result.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let fields = try #require(report["fields"] as? [[String: Any]])
    let key = fields.first { $0["path"] as? String == "key" }
    #expect(key?["filled"] as? Int == report["readable"] as? Int)
    let asked = try #require(report["mustSupport"] as? [[String: Any]])
    let name = asked.first { $0["element"] as? String == "Patient.name.family" }
    #expect(name?["met"] as? Int == name?["resources"] as? Int)
    #expect((name?["resources"] as? Int ?? 0) > 0)
    // What encounters share claims profiles too, and slices are looked at.
    #expect(asked.contains { $0["element"] as? String == "Practitioner.identifier:NPI" })
    let volume = asked.first { $0["element"] as? String == "Observation.component:volume" }
    #expect((volume?["met"] as? Int ?? 0) > 0)
    #expect((report["undecided"] as? [Any])?.count == 0)
  }

  @Test func withoutAMappingFileColumnsAndFieldsAreNamed() async throws {
    let folder = try Folder()
    try folder.write("encounters.csv", "key,patient.mrn,patient.sex,Mood\nE1,M1,F,fine\n")
    let result = try await Program.run("coverage", folder.path, in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains("patient.sex: 1"))
    #expect(result.output.contains("column Mood of encounters.csv"))
    #expect(!result.output.contains("fine"))
  }

  @Test func writesAPageIntoAFile() async throws {
    let folder = try Folder()
    let result = try await Program.run(
      "coverage", Self.export, "--mapping", Self.mapping, "--format", "html", "--out", "c.html",
      in: folder)
    #expect(result.status == 0)
    let page = try folder.text("c.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("procedure.technique"))
    #expect(!page.contains("Castellan"))
  }

  @Test func anInputThatIsNotThereIsUnreadable() async throws {
    let result = try await Program.run("coverage", "nowhere.ndjson", in: Folder())
    #expect(result.status == 65)
  }

  @Test func translationsGoOutAndComeIn() async throws {
    let folder = try Folder()
    let written = try await Program.run("concept-map", "--mapping", Self.mapping, in: folder)
    #expect(written.status == 0)
    try folder.write("map.json", written.output)
    let original = try String(contentsOfFile: Self.mapping, encoding: .utf8)
    let end = try #require(original.range(of: "\ntranslate:"))
    try folder.write("rest.yaml", String(original[..<end.lowerBound]) + "\n")

    let without = try await Program.run("map", Self.export, "--mapping", "rest.yaml", in: folder)
    let with = try await Program.run(
      "map", Self.export, "--mapping", "rest.yaml", "--concept-map", "map.json", in: folder)
    let byHand = try await Program.run("map", Self.export, "--mapping", Self.mapping, in: folder)

    #expect(without.status == 1)
    #expect(with.output == byHand.output)
  }

  @Test func aFaultyTranslationIsAFaultOfTheConfiguration() async throws {
    let folder = try Folder()
    try folder.write("t.csv", "field,code,word\npatient.sex,F,femal\n")
    let result = try await Program.run(
      "map", "-", "--concept-map", "t.csv", in: folder, input: "")
    #expect(result.status == 78)
    #expect(result.errors.contains("t.csv:2:3: femal is no word of patient.sex"))
  }

  @Test func aMappingFileIsMadeFromSamplesAndNotOverwritten() async throws {
    let folder = try Folder()
    let first = try await Program.run("init", "--from", Self.export, in: folder)
    #expect(first.status == 0, "\(first.errors)")
    let yaml = try folder.text("mapping.yaml")
    #expect(yaml.contains("\"DOB\": patient.birthDate"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/site-secret"))

    let second = try await Program.run("init", "--from", Self.export, in: folder)
    #expect(second.status == 73)
    let nowhere = try await Program.run("init", "--from", "nowhere", in: folder)
    #expect(nowhere.status == 65)
  }
}
