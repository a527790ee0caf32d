import Foundation
import TestSupport
import Testing

/// `kypho records`: bundles in, records out.
@Suite struct RecordsTests {
  @Test func whatWasMappedComesBackAndMapsToTheSameBundles() async throws {
    let folder = try Folder()

    let first = try await Program.shell(
      "\"$KYPHO\" map '\(Samples.folder)' -q | tee first.ndjson | \"$KYPHO\" records - > records.ndjson",
      in: folder)
    let second = try await Program.run("map", "records.ndjson", in: folder)

    #expect(first.status == 0)
    #expect(first.errors.contains("\(try Samples.stories().count) records from"))
    #expect(second.status == 0)
    // What encounters share is told by all of them together, so only their own bundles are the same.
    let mapped = try folder.text("first.ndjson").split(separator: "\n").map(String.init)
    #expect(encounters(mapped).count == (try Samples.stories().count))
    #expect((encounters(second.lines) == encounters(mapped)) as Bool)
  }

  @Test func recordsOfAFolderGoIntoAFileEach() async throws {
    let folder = try Folder()

    let mapped = try await Program.run("map", Samples.folder, "--out", "bundles", "-q", in: folder)
    let result = try await Program.run("records", "bundles", "--out", "records", in: folder)

    #expect(mapped.status == 0)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    let files = folder.names(in: "records")
    #expect(files.count == (try Samples.stories().count))
    #expect(files.contains("HEH-2025-0002.json"))
    // The directories lie in the same folder, and are read before what names them.
    #expect(!result.errors.contains("record.bundle-reference"))
  }

  @Test func withoutItsDirectoryABundleStillGivesItsRecord() async throws {
    let result = try await Program.run(
      "records", Samples.bundlePath("two-levels-t12-l1"), in: Folder())

    #expect(result.status == 0)
    #expect(result.lines.count == 1)
    #expect(result.errors.contains("[record.bundle-reference]"))
    #expect(result.errors.contains("resource.serviceProvider"))
  }

  @Test func whatIsNoBundleFailsAndTheOthersAreRead() async throws {
    let folder = try Folder()
    let bundle = try Samples.bundleLine("myeloma")

    let result = try await Program.run(
      "records", "-", in: folder, input: "{\"resourceType\":\"Patient\"}\n\(bundle)\n")

    #expect(result.status == 1)
    #expect(result.lines.count == 1)
    #expect(result.errors.contains("<stdin>:1:1"))
    #expect(result.errors.contains("[record.bundle]"))
    #expect(
      result.errors.contains(
        "1 record from 1 bundle of an encounter and 0 directories; 1 document without an augmentation"
      ))
  }

  @Test func findingsComeAsJSONWithTheElement() async throws {
    let result = try await Program.run(
      "records", Samples.bundlePath("two-levels-t12-l1"), "--format", "jsonl", "-q",
      "--level", "information", in: Folder())
    #expect(result.status == 0)
    let all = try await Program.run(
      "records", Samples.bundlePath("two-levels-t12-l1"), "--format", "jsonl", in: Folder())
    #expect(all.errors.contains("\"path\":\"Bundle.entry["))
    #expect(all.errors.contains("\"rule\":\"record.bundle-reference\""))
  }

  @Test func filesOfAFolderThatHoldNoBundleArePassedOver() async throws {
    let result = try await Program.run("records", Samples.folder, "-q", in: Folder())

    #expect(result.status == 0)
    #expect(result.lines.count == (try Samples.stories().count))
  }

  @Test func aForeignBundleGivesItsRecordAndSaysWhatItLacks() async throws {
    let folder = try Folder()
    try folder.write("foreign.json", Self.foreign)
    let result = try await Program.run("records", "foreign.json", in: folder)
    let strict = try await Program.run(
      "records", "foreign.json", "--fail-on", "warning", in: folder)
    let valid = try await Program.run("validate", "foreign.json", in: folder)

    #expect(result.status == 0)
    #expect(result.lines.count == 1)
    #expect(result.errors.contains("encounter.class: is not in the bundle"))
    #expect(result.errors.contains("[record.bundle-lacks]"))
    #expect(
      result.errors.contains("1 record, 1 of them lacking what 'kypho map' asks for, from 1 bundle")
    )
    #expect(strict.status == 1)
    #expect(!valid.output.contains("clinical."))
  }

  @Test func whatHoldsNoEncounterIsNotCountedAsOne() async throws {
    let folder = try Folder()
    let empty = #"{"resourceType":"Bundle","type":"searchset","total":0}"#
    let result = try await Program.run(
      "records", "-", in: folder, input: #"{"resourceType":"Patient"}"# + "\n" + empty + "\n")

    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "0 records from 0 bundles of encounters and 0 directories; 2 documents without an augm"))
  }

  @Test func aBundleUnderTheRegistrysCanonicalIsOursAllTheSame() async throws {
    let folder = try Folder()
    let base = "https://registry.example/fhir"
    let package = try await Program.run(
      "profiles", "package", "--canonical", base, "--out", "package.tgz", in: folder)
    let own = try await Program.run(
      "map", "\(Samples.folder)/two-levels-t12-l1.json", "--out", "own", "-q", in: folder)
    let mapped = try await Program.run(
      "map", "\(Samples.folder)/two-levels-t12-l1.json", "--canonical", base, "--out", "b", "-q",
      in: folder)
    let valid = try await Program.run("validate", "b", "--package", "package.tgz", in: folder)
    let built = try await Program.run("validate", "b", "--canonical", base, in: folder)
    let back = try await Program.run("records", "b", "-q", in: folder)
    let before = try await Program.run("records", "own", "-q", in: folder)

    for result in [package, own, mapped, valid, built, back] { #expect(result.status == 0) }
    let bundle = try folder.text("b/" + (folder.names(in: "b").first ?? ""))
    #expect(bundle.contains(base + "/StructureDefinition/"))
    #expect(!valid.output.contains("error"))
    #expect(!built.output.contains("profile.unknown"))
    #expect(!back.output.isEmpty)
    #expect(back.output == before.output)
  }

  /// A bundle of another system, without the class of the encounter.
  private static let foreign = """
    {"resourceType": "Bundle", "type": "collection", "entry": [
      {"fullUrl": "https://f.example/Patient/p", "resource": {"resourceType": "Patient", "id": "p",
        "identifier": [{"system": "urn:oid:2.999.1", "value": "77"}],
        "name": [{"family": "Foreign", "given": ["Bo"]}], "gender": "female", "birthDate": "1950-02-03"}},
      {"fullUrl": "https://f.example/Encounter/e", "resource": {"resourceType": "Encounter", "id": "e",
        "status": "finished", "identifier": [{"system": "urn:oid:2.999.2", "value": "CASE-9"}],
        "subject": {"reference": "Patient/p"}, "period": {"start": "2025-05-01T08:00:00Z"}}},
      {"fullUrl": "https://f.example/Procedure/k", "resource": {"resourceType": "Procedure", "id": "k",
        "status": "completed", "bodySite": [{"text": "L1"}],
        "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "22514"}]},
        "subject": {"reference": "Patient/p"}, "encounter": {"reference": "Encounter/e"},
        "performedPeriod": {"start": "2025-05-01T09:00:00Z", "end": "2025-05-01T10:00:00Z"}}}
    ]}
    """

  /// The bundles of encounters among some lines.
  private func encounters(_ lines: [String]) -> Set<String> {
    Set(lines.filter { $0.contains("\"resourceType\":\"Encounter\"") })
  }
}
