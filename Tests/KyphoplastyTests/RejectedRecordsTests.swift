import Foundation
import Testing

@testable import Kyphoplasty

/// Records that are handed back: none is lost and none is mixed with another.
@Suite struct RejectedRecordsTests {
  private func record(_ text: String, from file: String) -> EncounterRecord {
    EncounterRecord(
      place: .json(file: file, line: 1, column: 1), source: .json(Array(text.utf8)))
  }

  @Test func filesOfTheSameNameStayApart() throws {
    try inFolder([:]) { folder in
      var rejects = RejectedRecords(folder: folder)
      try rejects.add(record("{}", from: "a/record.json"))
      try rejects.add(record("[]", from: "b/record.json"))

      #expect(try String(contentsOfFile: folder + "/record.json", encoding: .utf8) == "{}")
      #expect(try String(contentsOfFile: folder + "/record-2.json", encoding: .utf8) == "[]")
    }
  }

  @Test func thereMayBeMoreFilesThanAProcessMayOpen() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let count = min(Int(limit.rlim_cur), 4096) + 1
    try inFolder([:]) { folder in
      var rejects = RejectedRecords(folder: folder)
      for number in 0..<count { try rejects.add(record("{}", from: "\(number).json")) }

      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == count)
    }
  }

  @Test func aFileOfLinesGoesOnAfterOthers() throws {
    try inFolder([:]) { folder in
      var rejects = RejectedRecords(folder: folder)
      for round in 0..<2 {
        for number in 0..<40 { try rejects.add(record("\(round)", from: "\(number).ndjson")) }
      }

      for number in 0..<40 {
        let text = try String(contentsOfFile: "\(folder)/\(number).ndjson", encoding: .utf8)
        #expect(text == "0\n1\n")
      }
    }
  }

  @Test func aFileThatCannotBeReadLeavesTheOthersOfItsFolder() throws {
    try inFolder(["a.json": RecordSamples.stopped, "c.json": RecordSamples.twoLevels]) { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/b.json", withIntermediateDirectories: false)
      var reader = try EncounterReader(path: folder)

      #expect(try reader.next()?.encounter != nil)
      #expect(throws: RecordError.self) { try reader.next() }
      #expect(reader.canGoOn)
      #expect(try reader.next()?.encounter != nil)
      let end = try reader.next()
      #expect(end == nil)
    }
  }
}
