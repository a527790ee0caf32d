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
        "1 record from 1 bundle of an encounter and 0 directories; 1 document that is no bundle"))
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

  /// The bundles of encounters among some lines.
  private func encounters(_ lines: [String]) -> Set<String> {
    Set(lines.filter { $0.contains("\"resourceType\":\"Encounter\"") })
  }
}
