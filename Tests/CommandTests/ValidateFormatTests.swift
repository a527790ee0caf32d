import LosslessJSON
import TestSupport
import Testing

/// The formats of `kypho validate`, as a user gets them.
@Suite(.takingTurns) struct ValidateFormatTests {
  private static let documents = """
    {"resourceType":"Patient","id":"p1","gender":"woman","birthDate":"1950-02-31"}
    {"resourceType":"Patient","id":"p2","gender":"female"}
    {"resourceType":"Patient","id":"p3","unheard":true}
    """

  private func run(_ format: String) async throws -> Program.Result {
    let folder = try Folder()
    try folder.write("patients.ndjson", Self.documents)
    return try await Program.run("validate", "patients.ndjson", "--format", format, in: folder)
  }

  @Test(arguments: [
    "text", "concise", "json", "jsonl", "operationoutcome", "junit", "github", "csv", "html",
  ])
  func aRunOfThreeDocuments(format: String) async throws {
    let result = try await run(format)

    #expect(result.status == 1)
    #expect(result.errors == "kypho: 3 documents, 1 valid; 3 errors\n")
    #expect(!result.output.contains("1950"))
    try expectSnapshot(result.output, named: "validate.\(format).txt")
  }

  @Test func sarifNamesTheProgram() async throws {
    let log = try JSONDocument(Array(try await run("sarif").output.utf8)).value
    let run = try #require(log["runs"]?.elements.first { _ in true })

    #expect(run["tool"]?["driver"]?["name"]?.string == "kypho")
    #expect(run["results"].map { Array($0.elements).count } == 3)
  }

  @Test func aReportGoesToAFile() async throws {
    let folder = try Folder()
    try folder.write("patients.ndjson", Self.documents)

    let result = try await Program.run(
      "validate", "patients.ndjson", "--format", "html", "--output", "page.html", in: folder)

    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(try folder.text("page.html").hasSuffix("</html>\n"))
  }

  @Test func aFileThatCannotBeMadeIsSaid() async throws {
    let result = try await Program.run(
      "validate", "-", "--output", "no/such/folder/a.html", in: Folder(), input: "{}")

    #expect(result.status == 73)
    #expect(result.errors.contains("no/such/folder/a.html"))
  }
}
