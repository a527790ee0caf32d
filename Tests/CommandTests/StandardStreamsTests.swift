import TestSupport
import Testing

/// Standard streams that are full, closed, or read by somebody who has gone.
@Suite(.takingTurns) struct StandardStreamsTests {
  private let samples = Samples.folder

  @Test(arguments: ["2>/dev/full", "2>&-", "2>&1 >/dev/null | head -c 1 >/dev/null"])
  func errorsThatNobodyTakesDoNotEndTheProgram(redirection: String) async throws {
    let folder = try Folder()
    let line = "{ $KYPHO map '\(samples)' --out bundles; echo $? >status; } \(redirection)"
    _ = try await Program.shell(line, in: folder)

    #expect(try folder.text("status") == "0\n")
  }

  @Test(arguments: [">&-", ">/dev/full"])
  func outputThatCannotBeWrittenIsAFault(redirection: String) async throws {
    let result = try await Program.shell(
      "$KYPHO map '\(samples)' \(redirection)", in: Folder())

    #expect(result.status == 74)
    #expect(result.errors.contains("standard output cannot be written"))
  }

  @Test func aClosedInputIsUnreadable() async throws {
    let result = try await Program.shell("$KYPHO map - <&-", in: Folder())

    #expect(result.status == 65)
  }

  @Test func noFileTakesThePlaceOfAStreamThatIsClosed() async throws {
    let folder = try Folder()
    let result = try await Program.shell(
      "echo '{}' >record.json; $KYPHO map record.json <&- 2>&-; cat record.rejects/*", in: folder)

    #expect(result.output == "{}")
  }
}
