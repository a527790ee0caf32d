import Foundation
import LosslessJSON
import TestSupport
import Testing

/// A broken copy of each sample is refused at the right place with a useful sentence, and costs no other record.
@Suite(.takingTurns) struct BrokenSampleTests {
  @Test(arguments: SampleFault.all)
  func aBrokenCopyOfEachSampleIsRefused(fault: SampleFault) async throws {
    let folder = try Folder()
    var broken: [String: MarkedText] = [:]
    for story in try Samples.stories() {
      guard let text = try fault.breaking(SampleText(text: Samples.text(story))) else { continue }
      broken["\(story).json"] = MarkedText(text)
    }
    for (name, record) in broken { try folder.write("records/\(name)", record.text) }
    try folder.write(
      "records/whole.json",
      Samples.text("myeloma").replacingOccurrences(of: "HEH-2025-0044", with: "HEH-2025-9999"))

    let result = try await Program.run("map", "records", "--format", "jsonl", in: folder)

    #expect(broken.count >= 15)
    let errors = try Finding.errors(in: result.errors)
    for (name, record) in broken {
      let position = try record.position(of: "1️⃣")
      let place = "records/\(name):\(position.line):\(position.column)"
      let own = errors.filter { $0.place.hasPrefix("records/\(name):") }
      let expected = own.filter {
        $0.place == place && $0.rule == fault.rule && $0.field == fault.field
      }
      #expect(!expected.isEmpty, "\(place): \(own)")
      for words in fault.words {
        #expect(expected.contains { $0.message.contains(words) }, "\(own)")
      }
      // What follows from the fault is named after it.
      #expect(own.first?.rule == fault.rule)
    }

    // The others go on.
    #expect(result.lines.count == 2)
    #expect(result.lines.last?.contains("HEH-2025-9999") == true)
    #expect(result.errors.contains("\(broken.count + 1) records, 2 bundles"))
    #expect(result.errors.contains("\(broken.count) rejected"))
    #expect(result.status == 1)

    // What was refused is there to be mended.
    #expect(folder.names(in: "records.rejects") == broken.keys.sorted())
    for (name, record) in broken {
      let bytes = record.text.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(try folder.text("records.rejects/\(name)") == bytes)
    }
  }

  @Test func everyFaultOfARecordIsSaidAtOnce() async throws {
    let folder = try Folder()
    var text = try Samples.text("osteoporotic-t12")
    for fault in [SampleFault.wrongCode, .badDate, .noTreatedLevel] {
      text = try #require(try fault.breaking(SampleText(text: MarkedText(text).text)))
    }
    try folder.write("record.json", MarkedText(text).text)

    let result = try await Program.run("map", "record.json", in: folder)

    #expect(result.errors.contains("[record.code]"))
    #expect(result.errors.contains("[record.date]"))
    #expect(result.errors.contains("[clinical.levels-missing]"))
    #expect(result.output == "")
    #expect(result.status == 1)
  }

  @Test func aRejectedRecordCanBeMendedAndRunAgain() async throws {
    let folder = try Folder()
    let sample = try Samples.text("myeloma")
    let broken = try #require(try SampleFault.wrongCode.breaking(SampleText(text: sample)))
    try folder.write("record.json", MarkedText(broken).text)
    _ = try await Program.run("map", "record.json", in: folder)
    let mended = try folder.text("record.rejects/record.json")
      .replacingOccurrences(of: "osteoporose", with: "neoplasm")
    try folder.write("record.rejects/record.json", mended)

    let result = try await Program.run("map", "record.rejects", in: folder)

    #expect(result.status == 0)
    #expect(try result.lines.last == Samples.bundleLine("myeloma"))
  }

  @Test func aBrokenLineOfNDJSONIsRejectedAsALine() async throws {
    let folder = try Folder()
    let bad = try Samples.line("myeloma").replacingOccurrences(of: "\"T8\"", with: "\"T13\"")
    try folder.write(
      "records.ndjson",
      "\(try Samples.line("missing-data"))\r\n\(bad)\r\n\n\(try Samples.line("osteoporotic-t12"))\n"
    )

    let result = try await Program.run("map", "records.ndjson", in: folder)

    #expect(result.status == 1)
    #expect(result.errors.contains("records.ndjson:2:"))
    #expect(try folder.text("records.rejects/records.ndjson") == bad + "\n")
    #expect(result.lines.contains(try Samples.bundleLine("osteoporotic-t12")))
    #expect(result.lines.contains(try Samples.bundleLine("missing-data")))
  }
}

/// A finding as the program writes it with `--format jsonl`.
private struct Finding {
  var place: String
  var rule: String
  var field: String
  var message: String

  /// The errors among the lines of standard error; what is said to a person is no finding.
  static func errors(in text: String) throws -> [Finding] {
    try text.split(separator: "\n").filter { $0.hasPrefix("{") }.compactMap { line in
      let finding = try JSONDocument(Array(line.utf8)).value
      guard finding["severity"]?.string == "error" else { return nil }
      return Finding(
        place: try #require(finding["place"]?.string),
        rule: try #require(finding["rule"]?.string),
        field: try #require(finding["field"]?.string),
        message: try #require(finding["message"]?.string))
    }
  }
}
