import TestSupport
import Testing

@testable import kypho

/// Who may read what is written to a file.
@Suite(.takingTurns) struct ByteOutputTests {
  @Test(arguments: [(true, 0o600), (false, 0o644)])
  func anOldFileBecomesPrivateWhereItGetsPatients(isPrivate: Bool, mode: Int) throws {
    let folder = try Folder()
    try folder.write("old.json", "before", mode: 0o644)

    var output = try ByteOutput.file("\(folder.path)/old.json", isPrivate: isPrivate)
    try output.write("after")
    try output.flush()

    #expect(try folder.text("old.json") == "after")
    #expect(try folder.mode(of: "old.json") == mode)
  }

  @Test func aNewFileIsItsOwnersAlone() throws {
    let folder = try Folder()

    _ = try ByteOutput.file("\(folder.path)/new.json")

    #expect(try folder.mode(of: "new.json") == 0o600)
  }
}
