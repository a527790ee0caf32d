import TestSupport
import Testing

/// The files of `map --out`: one for each bundle, whatever the keys are.
@Suite(.takingTurns) struct OutputNameTests {
  private func map(_ keys: [String], in folder: Folder) async throws -> Program.Result {
    let record = try Samples.line("missing-data")
    let lines = keys.map { record.replacing("HEH-2025-0110", with: $0) }
    try folder.write("records.ndjson", lines.joined(separator: "\n"))
    return try await Program.run("map", "records.ndjson", "--out", "bundles", in: folder)
  }

  @Test func noEncounterTakesTheNameOfADirectory() async throws {
    let folder = try Folder()

    let result = try await map(["x", "directory-x"], in: folder)

    #expect(result.status == 0)
    #expect(folder.names(in: "bundles").count == 3)
  }

  @Test func keysThatAreTooLongForAFileNameStayApart() async throws {
    let folder = try Folder()
    let long = String(repeating: "é", count: 120)

    let result = try await map([long + "1", long + "2"], in: folder)

    #expect(result.status == 0)
    #expect(folder.names(in: "bundles").count == 3)
  }
}
