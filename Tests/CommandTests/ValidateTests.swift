import Foundation
import LosslessJSON
import TestSupport
import Testing

/// `kypho validate`: any FHIR JSON, from anywhere, in four formats.
@Suite(.takingTurns) struct ValidateTests {
  private static let good = #"{"resourceType":"Patient","id":"p1","gender":"female"}"#
  /// One error: the gender is no code of the required value set.
  private static let bad = #"{"resourceType":"Patient","id":"p2","gender":"woman"}"#
  /// One error, on the third line.
  private static let laidOut = """
    {
      "resourceType": "Patient",
      "gender": "woman"
    }
    """

  // MARK: Where documents come from

  /// What stands in no value set of US Core because no public code is known to be right, and value sets that US Core binds
  /// and its package does not hold.
  private static let expectedOfSamples: Set = ["binding.extensible", "binding.value-set"]

  @Test func theSamplesBundlesAreValid() async throws {
    let paths = try Samples.stories().map(Samples.bundlePath)

    let arguments = ["validate", "--level", "warning", "--format", "jsonl"]
    let result = try await Program.run(arguments + paths, in: Folder())

    #expect(result.status == 0)
    #expect(try Self.rules(of: result.output) == Self.expectedOfSamples)
    #expect(result.errors.contains("\(paths.count) documents, \(paths.count) valid"))
  }

  @Test func eachLineOfStandardInputIsADocument() async throws {
    let result = try await Program.run(
      "validate", "-", in: Folder(), input: "\(Self.good)\n\n\(Self.bad)\n\(Self.good)")

    #expect(result.status == 1)
    #expect(result.output.contains("<stdin>:3:46: error: "))
    #expect(result.output.contains("[binding.required]"))
    #expect(result.errors.contains("3 documents, 2 valid; 1 error"))
  }

  @Test func linesMayEndAsOnWindows() async throws {
    let result = try await Program.run(
      "validate", "-", in: Folder(), input: "\(Self.good)\r\n\(Self.bad)\r\n")

    #expect(result.status == 1)
    #expect(result.output.contains("<stdin>:2:46: error: "))
    #expect(!result.output.contains("\r"))
    #expect(result.errors.contains("2 documents, 1 valid; 1 error"))
  }

  @Test(arguments: ["\n", "\r\n"])
  func aDocumentThatIsLaidOutComesOnStandardInput(lineEnd: String) async throws {
    let input = Self.laidOut.replacingOccurrences(of: "\n", with: lineEnd)

    let result = try await Program.run("validate", "-", in: Folder(), input: input)

    #expect(result.status == 1)
    #expect(result.output.contains("<stdin>:3:13: error: "))
    #expect(result.errors.contains("1 document, 0 valid; 1 error"))
  }

  @Test func aBundleThatWasJustMappedIsValid() async throws {
    let result = try await Program.shell(
      #""$KYPHO" map "\#(Samples.folder)" -q | "$KYPHO" validate - --level warning --format jsonl"#,
      in: Folder())

    #expect(result.status == 0)
    #expect(try Self.rules(of: result.output) == Self.expectedOfSamples)
  }

  /// The rules of findings, a JSON object a line.
  private static func rules(of lines: String) throws -> Set<String> {
    Set(
      try lines.split(separator: "\n").compactMap { line in
        try JSONDocument(Array(line.utf8)).value["rule"]?.string
      })
  }

  @Test func aFolderIsSearchedToItsDepth() async throws {
    let folder = try Folder()
    try folder.write("data/a.json", Self.good)
    try folder.write("data/deep/b.ndjson", "\(Self.good)\n\(Self.bad)\n")
    try folder.write("data/notes.txt", "no FHIR")

    let result = try await Program.run("validate", "data", in: folder)

    #expect(result.status == 1)
    #expect(result.output.contains("data/deep/b.ndjson:2:46: error: "))
    #expect(result.errors.contains("3 documents, 2 valid; 1 error"))
  }

  @Test func nothingOnStandardInputIsNoDocument() async throws {
    let result = try await Program.run("validate", "-", in: Folder(), input: "")

    #expect(result.status == 0)
    #expect(result.errors.contains("0 documents"))
  }

  // MARK: What cannot be read

  @Test func aFileThatIsMissingHidesNoOther() async throws {
    let folder = try Folder()
    try folder.write("bad.json", Self.bad)
    try folder.write("good.json", Self.good)

    let result = try await Program.run(
      "validate", "bad.json", "missing.json", "good.json", in: folder)

    #expect(result.status == 65)
    #expect(result.output.contains("bad.json:1:46: error: "))
    #expect(result.errors.contains("missing.json"))
    #expect(result.errors.contains("2 documents, 1 valid"))
  }

  @Test func aFolderWithoutJSONIsUnreadable() async throws {
    let folder = try Folder()
    try folder.write("empty/notes.txt", "")

    let result = try await Program.run("validate", "empty", in: folder)

    #expect(result.status == 65)
    #expect(result.errors.contains("holds no .json, .ndjson or .jsonl file"))
  }

  @Test(arguments: [
    ["validate"], ["validate", "-", "--fail-on", "fear"],
    ["validate", "-", "--maximum-findings", "0"],
  ])
  func aCommandLineThatMakesNoSenseIsUsage(arguments: [String]) async throws {
    #expect(try await Program.run(arguments, in: Folder()).status == 64)
  }

  // MARK: Formats

  @Test func jsonIsOneValueForTheWholeRun() async throws {
    let result = try await Program.run(
      "validate", "-", "--format", "json", in: Folder(), input: "\(Self.bad)\n\(Self.good)\n")

    let findings = try JSONDocument(Array(result.output.utf8)).value
    #expect(result.status == 1)
    #expect(findings.kind == .array || findings.kind == .object)
    #expect(result.output.contains("binding.required"))
  }

  @Test func jsonLinesAreAFindingALine() async throws {
    let result = try await Program.run(
      "validate", "-", "--format", "jsonl", in: Folder(), input: "\(Self.bad)\n\(Self.bad)\n")

    let findings = try result.lines.map { try JSONDocument(Array($0.utf8)).value }
    #expect(findings.count == 2)
    #expect(findings.map { $0["line"]?.integer } == [1, 2])
    #expect(findings.allSatisfy { $0["rule"]?.string == "binding.required" })
  }

  @Test func anOperationOutcomeIsItselfValid() async throws {
    let result = try await Program.run(
      "validate", "-", "--format", "operationoutcome", in: Folder(),
      input: "\(Self.bad)\n\(Self.good)\n")

    #expect(result.lines.count == 2)
    #expect(result.lines.allSatisfy { $0.contains(#""resourceType":"OperationOutcome""#) })
    let again = try await Program.run("validate", "-", in: Folder(), input: result.output)
    #expect(again.status == 0)
    #expect(again.errors.contains("2 documents, 2 valid"))
  }

  @Test(arguments: ["json", "jsonl", "operationoutcome"])
  func aRunWithoutADocumentIsWellFormedToo(format: String) async throws {
    let result = try await Program.run(
      "validate", "-", "--format", format, in: Folder(), input: "")

    #expect(result.status == 0)
    #expect(result.output.isEmpty == (format != "json"))
    if format == "json" { _ = try JSONDocument(Array(result.output.utf8)) }
  }

  // MARK: Levels

  @Test(arguments: [("never", 0), ("fatal", 0), ("error", 1)])
  func theLeastSeverityThatFailsIsChosen(failOn: String, status: Int32) async throws {
    let result = try await Program.run(
      "validate", "-", "--fail-on", failOn, in: Folder(), input: Self.bad)

    #expect(result.status == status)
    #expect(result.output.contains("error: "))
  }

  @Test func aDocumentThatIsNoJSONIsFatal() async throws {
    let result = try await Program.run(
      "validate", "-", "--fail-on", "fatal", in: Folder(), input: "{ no JSON }")

    #expect(result.status == 1)
    #expect(result.output.contains("<stdin>:1:3: fatal: "))
  }

  @Test func whatIsLessThanTheLevelIsNotShownButCounts() async throws {
    let result = try await Program.run(
      "validate", "-", "--level", "fatal", in: Folder(), input: Self.bad)

    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("1 error"))
  }

  @Test func anInformationFailsWhereItIsAskedTo() async throws {
    // Which codes are currencies is known only in part here.
    let unchecked = #"""
      {"resourceType":"ChargeItem","status":"billable","code":{"text":"x"},\#
      "subject":{"reference":"Patient/1"},"priceOverride":{"value":1,"currency":"USD"}}
      """#

    let shown = try await Program.run("validate", "-", in: Folder(), input: unchecked)
    let result = try await Program.run(
      "validate", "-", "--fail-on", "information", in: Folder(), input: unchecked)

    #expect(shown.status == 0)
    #expect(shown.output.contains("[binding.unchecked]"))
    #expect(result.status == 1)
  }

  @Test func noMoreFindingsAreShownThanAskedFor() async throws {
    let many = #"{"resourceType":"Patient","a":1,"b":2,"c":3,"d":4}"#

    let result = try await Program.run(
      "validate", "-", "--format", "jsonl", "--maximum-findings", "2", in: Folder(), input: many)

    #expect(result.status == 1)
    #expect(result.lines.count <= 3)
    #expect(result.lines.count >= 2)
  }
}
