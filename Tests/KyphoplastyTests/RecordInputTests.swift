import Foundation
import LosslessJSON
import Testing

@testable import Kyphoplasty

@Suite struct RecordInputTests {
  private func line(_ key: String) throws -> String {
    try RecordSamples.stopped("ENC-1002", key).replacing("\n", with: " ")
  }

  @Test func brokenLineCostsOneRecord() throws {
    let lines = try [line("A"), String(line("B").dropLast(40)), "", line("C")]
    let results = try readRecords(
      lines.joined(separator: "\r\n"), name: "r.ndjson", format: .ndjson)
    #expect(results.map(\.record?.key) == ["A", nil, "C"])
    #expect(results.map { $0.encounter != nil } == [true, false, true])
    let finding = try #require(results[1].findings.first)
    #expect(finding.place == .json(file: "r.ndjson", line: 2, column: lines[1].count + 1))
    #expect(finding.rule == "record.json")
    #expect(results[1].record?.source == .json(Array(lines[1].utf8)))
  }

  @Test func placesInLaterLinesCountFromTheirLine() throws {
    let lines = try [line("A"), line("B").replacing(#""sex": "male""#, with: #""sex": 1"#)]
    let results = try readRecords(lines.joined(separator: "\n"), name: "r.ndjson")
    let offset = try #require(lines[1].range(of: #""sex": "#)).upperBound
    let expected = lines[1].distance(from: lines[1].startIndex, to: offset) + 1
    #expect(
      results[1].findings.map(\.place) == [.json(file: "r.ndjson", line: 2, column: expected)])
  }

  @Test func arrayIsReadElementByElement() throws {
    let text = try "[\n  \(line("A")),\n  \(line("B")), \(line("C"))\n]\n"
    let results = try readRecords(text)
    #expect(results.findings == [])
    #expect(results.compactMap(\.record?.key) == ["A", "B", "C"])
    #expect(results[1].record?.place == .json(file: "records", line: 3, column: 3))
    let columnOfC = 3 + (try line("B")).count + 2
    #expect(results[2].record?.place == .json(file: "records", line: 3, column: columnOfC))
  }

  @Test func faultInAnElementLeavesTheOthers() throws {
    let broken = try line("B").replacing(#""sex": "male""#, with: #""sex" "male""#)
    let results = try readRecords("[\(line("A")),\n \(broken),\n\(line("C"))]")
    #expect(results.map { $0.encounter != nil } == [true, false, true])
    let offset = try #require(broken.range(of: #""sex" "#)).upperBound
    let column = broken.distance(from: broken.startIndex, to: offset) + 2
    #expect(
      results[1].findings.map(\.description) == [
        "records:2:\(column): error: ':' is expected here [record.json]"
      ])
  }

  @Test func arrayThatEndsEarly() throws {
    let whole = try "[\(line("A")), \(line("B"))"
    #expect(
      try readRecords(whole).findings == [
        "records:1:\(whole.count + 1): error: the text ends here, where ']' is expected [record.json]"
      ])
    let cut = String(whole.dropLast(300))
    let results = try readRecords(cut)
    #expect(results.first?.encounter != nil)
    #expect(
      results[1].findings.map(\.place) == [.json(file: "records", line: 1, column: cut.count + 1)])
  }

  @Test func missingCommaIsReportedAndReadOver() throws {
    let results = try readRecords("[\(line("A")) \(line("B"))]")
    #expect(results.compactMap(\.encounter?.key) == ["A", "B"])
    #expect(results.flatMap(\.findings).map(\.rule) == ["record.json"])
  }

  @Test func textAfterTheRecords() throws {
    let results = try readRecords("[\(line("A"))] ]", format: .json)
    #expect(results.count == 2)
    #expect(results[1].findings.map(\.message) == ["nothing may follow the value"])
  }

  @Test func nothingIsNoRecord() throws {
    #expect(try readRecords("", format: .json).flatMap(\.findings).map(\.rule) == ["record.json"])
    #expect(try readRecords("[]").isEmpty)
    #expect(try readRecords("", format: .ndjson).isEmpty)
  }

  @Test func beginningTellsTheForm() throws {
    let lines = try [line("A"), line("B")].joined(separator: "\n")
    #expect(try readRecords(lines).encounters.map(\.key) == ["A", "B"])
    #expect(try readRecords("\u{FEFF}" + lines).encounters.map(\.key) == ["A", "B"])
    #expect(try readRecords(RecordSamples.stopped).encounters.map(\.key) == ["ENC-1002"])
  }

  @Test func beginningTellsTheFormWhereItComesInPieces() throws {
    let lines = try [line("A"), line("B")].joined(separator: "\n")
    for text in [lines, RecordSamples.twoLevels, "  \n" + lines, try line("A")] {
      let whole = try readRecords(text)
      let slow = try all(
        EncounterReader(SmallChunks(BytesInMemory(Array(text.utf8)), 11), name: "records"))
      #expect(slow.findings == [])
      #expect(slow.encounters == whole.encounters)
    }
  }

  @Test func longLineIsPassedOver() throws {
    var options = EncounterReader.Options()
    options.limits.recordLength = 4096
    let long = "{" + String(repeating: " ", count: 300_000) + "}"
    for text in try [
      "\(line("A"))\n\(long)\n\(line("B"))\n", "[\(line("A")),\n\(long),\n\(line("B"))]",
    ] {
      let results = try readRecords(text, options: options)
      #expect(results.map { $0.encounter?.key } == ["A", nil, "B"])
      #expect(results[1].findings.map(\.rule) == ["record.length"])
      #expect(results[1].record?.place == .json(file: "records", line: 2, column: 1))
    }
  }

  @Test func otherEncodingsAreNamed() throws {
    let text = try line("A")
    var little: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { little += [UInt8(unit & 255), UInt8(unit >> 8)] }
    #expect(throws: RecordError.self) { try readRecords(little) }
    do { _ = try readRecords(little, name: "r.json") } catch {
      #expect(
        "\(error)"
          == "r.json: is not UTF-8; it looks like UTF-16LE. Convert it: iconv -f UTF-16 -t UTF-8")
    }
  }

  @Test func keyThatComesTwiceIsRejected() throws {
    let results = try readRecords([line("A"), line("B"), line("A")].joined(separator: "\n"))
    #expect(results.map { $0.encounter != nil } == [true, true, false])
    #expect(results[2].findings.map(\.rule) == ["record.duplicate-key"])
    #expect(results[2].findings.map(\.field) == ["key"])
  }

  @Test func folderIsReadInTheOrderOfNames() throws {
    let files = try [
      "b.json": line("B"), "a.json": "[\(line("A1")), \(line("A2"))]", "c.ndjson": line("C"),
      "a.bundle.json": "{}", "notes.txt": "no record",
    ]
    let results = try readFolder(files)
    #expect(results.compactMap(\.encounter?.key) == ["A1", "A2", "B", "C"])
    #expect(results.findings == [])
  }

  @Test func emptyFolderSaysWhatIsMissing() throws {
    #expect(throws: RecordError.self) { try readFolder(["a.bundle.json": "{}"]) }
  }

  @Test func missingFileIsAnError() {
    #expect(throws: RecordError.self) { try EncounterReader(path: "/nowhere/records.json") }
  }

  @Test func smallChunksMakeNoDifference() throws {
    let text = try "[\(line("A")),\r\n \(line("Ä")), \(line("C"))]"
    let plain = try readRecords(text)
    var reader = try EncounterReader(
      SmallChunks(BytesInMemory(Array(text.utf8)), 7), name: "records", format: .json)
    var keys: [RecordPlace?] = []
    while let result = try reader.next() { keys.append(result.record?.place) }
    #expect(keys == plain.map(\.record?.place))
  }
}

/// Gives out a few bytes at a time, as a slow pipe does.
struct SmallChunks: ByteSource {
  private var source: BytesInMemory
  private let count: Int

  init(_ source: BytesInMemory, _ count: Int) {
    self.source = source
    self.count = count
  }

  mutating func read(upTo count: Int) throws(RecordError) -> [UInt8] {
    try source.read(upTo: min(count, self.count))
  }
}
