import FHIRModel
import Foundation
import Testing

@testable import Kyphoplasty

@Suite struct RecordTableTests {
  /// The tables of the samples, some of them replaced.
  private func tables(_ changes: [String: String?]) -> [String: String] {
    var tables = RecordSamples.allTables
    for (name, text) in changes { tables[name] = text }
    return tables
  }

  @Test func lineEndsAndMarksMakeNoDifference() throws {
    let plain = try readFolder(RecordSamples.allTables).encounters
    let windows = RecordSamples.allTables.mapValues { text in
      // The line end in the quoted note is part of its text.
      "\u{FEFF}" + text.replacing("\n", with: "\r\n").replacing(".\r\nSmall", with: ".\nSmall")
        + "\r\n"
    }
    let results = try readFolder(windows)
    #expect(results.findings == [])
    #expect(results.encounters == plain)
  }

  @Test func orderOfRowsMakesNoDifference() throws {
    let plain = try readFolder(RecordSamples.allTables).encounters
    let mixed = RecordSamples.allTables.mapValues { text -> String in
      var lines = text.split(separator: "\n")
      guard lines.count > 2, !text.contains("\"") else { return text }
      // The second encounter's rows first, each encounter's own rows in their order.
      let header = lines.removeFirst()
      let second = lines.filter { $0.contains("ENC-1002") }
      let first = lines.filter { !$0.contains("ENC-1002") }
      return ([header] + first.prefix(1) + second + first.dropFirst()).joined(separator: "\n")
    }
    let results = try readFolder(mixed)
    #expect(results.findings == [])
    #expect(results.encounters == plain)
  }

  @Test func encountersInAnotherOrderThanTheirRows() throws {
    let plain = try readFolder(RecordSamples.allTables).encounters
    var lines = (RecordSamples.allTables["encounters.csv"] ?? "").split(separator: "\n")
    lines.swapAt(1, 2)
    let results = try readFolder(tables(["encounters.csv": lines.joined(separator: "\n")]))
    #expect(results.findings == [])
    #expect(results.encounters == plain.reversed())
  }

  @Test func findingNamesFileRowAndColumn() throws {
    let levels = (RecordSamples.allTables["levels.csv"] ?? "")
      .replacing("ENC-1001,L1,transpedicular", with: "ENC-1001,L1,through")
    let results = try readFolder(tables(["levels.csv": levels]))
    #expect(
      results.findings == [
        "levels.csv:3:3 (access): error: levels[1].access: is none of the words that are accepted; "
          + "accepted: transpedicular, parapedicular, posterolateral, anterolateral [record.code]"
      ])
    #expect(results.map { $0.encounter != nil } == [false, true])
  }

  @Test func ruleOfTheWholeLeadsBackToItsRow() throws {
    let levels = (RecordSamples.allTables["levels.csv"] ?? "")
      .replacing("ENC-1002,L3,,,,,1.5", with: "ENC-1002,L3,,,,,15")
    #expect(
      try readFolder(tables(["levels.csv": levels])).findings == [
        "levels.csv:4:7 (cement.volumeMl): error: levels[0].cement.volumeMl: "
          + "must be more than 0 and at most 12 mL [clinical.cement-volume]"
      ])
  }

  @Test func missingRequiredCellIsFoundAtItsRow() throws {
    let leaks = (RecordSamples.allTables["leaks.csv"] ?? "")
      .replacing("segmentalVein,segmentalVein,ct", with: ",segmentalVein,ct")
    #expect(
      try readFolder(tables(["leaks.csv": leaks])).findings == [
        "leaks.csv:3: error: levels[0].leaks[0].site: is required and missing; accepted: "
          + "disc, epidural, foraminal, paravertebral, prevertebral, basivertebralVein, segmentalVein, pulmonary, needleTract [record.required]"
      ])
  }

  @Test func unknownColumnIsReportedOnceForItsFile() throws {
    let levels = (RecordSamples.allTables["levels.csv"] ?? "")
      .replacing(",access,", with: ",acess,").replacing("needleGauge", with: "surgeon_note")
    let results = try readFolder(tables(["levels.csv": levels]))
    #expect(
      results.findings == [
        "levels.csv:1:3 (acess): warning: is no field of the record, and is not read; "
          + "did you mean access? [record.unknown-column]",
        "levels.csv:1:5 (surgeon_note): warning: is no field of the record, and is not read "
          + "[record.unknown-column]",
      ])
    #expect(results.first?.record == nil)
    #expect(results.encounters.count == 2)
  }

  @Test func columnThatNamesAGroupIsRefused() throws {
    let text = (RecordSamples.allTables["encounters.csv"] ?? "")
      .replacing(",consent.obtained,", with: ",levels.vertebra,")
    let rules = try readFolder(tables(["encounters.csv": text])).first?.findings.map(\.message)
    #expect(
      rules == ["needs a place in the list, such as levels[0], or a file of its own"])
  }

  @Test func cellsTooFewAndTooMany() throws {
    let fractures = (RecordSamples.allTables["fractures.csv"] ?? "")
      .replacing("22.5,,", with: "22.5,").replacing("2025-03,,,,,,,,", with: "2025-03,,,,,,,,,x")
    #expect(
      try readFolder(tables(["fractures.csv": fractures])).findings == [
        "fractures.csv:3: error: has 11 cells, where the header has 12 [record.csv]",
        "fractures.csv:4: error: has 13 cells, where the header has 12; "
          + "a cell with the delimiter in it needs quotation marks [record.csv]",
      ])
  }

  @Test func emptyCellsAfterTheLastColumnAreNoFault() throws {
    let coverage = (RecordSamples.allTables["coverage.csv"] ?? "") + ",,,"
    #expect(try readFolder(tables(["coverage.csv": coverage])).findings == [])
  }

  @Test func quotationMarksMustFit() throws {
    for (cell, words) in [
      ("Plan \"A\"", "has a quotation mark within a cell"),
      ("\"Plan\" A", "has text after the quotation mark that ends a cell"),
      ("\"Plan", "has a quotation mark that is not closed before the end of the file"),
    ] {
      let text = "encounter,payer\nENC-1001,\(cell)\n"
      let findings = try readFolder(tables(["coverage.csv": text])).flatMap(\.findings)
      #expect(findings.count == 1)
      #expect(findings.first?.rule == "record.csv")
      #expect(findings.first?.message.hasPrefix(words) == true, "\(findings)")
    }
  }

  @Test func rowsWithoutAnEncounterAreHandedBack() throws {
    let team = (RecordSamples.allTables["team.csv"] ?? "") + "\nENC-9,assistant,1000000004,,,,"
    let results = try readFolder(tables(["team.csv": team]))
    #expect(
      results.findings == [
        "team.csv:4: error: belongs to no encounter, and is not read [record.orphan]"
      ])
    #expect(results.encounters.count == 2)
    #expect(results.last?.isRejected == true)
    #expect(results.last?.record?.key == "ENC-9")
  }

  @Test func rowsWithoutALevelRejectTheirRecord() throws {
    let balloons = (RecordSamples.allTables["balloons.csv"] ?? "")
      .replacing("ENC-1001,L1,", with: "ENC-1001,L2,")
    let findings = try readFolder(tables(["balloons.csv": balloons])).findings
    // The level that lost its balloon is found besides.
    #expect(
      findings.filter { $0.contains("[record.") } == [
        "balloons.csv:4: error: belongs to no row of levels with this vertebra, and is not read "
          + "[record.orphan]"
      ])
  }

  @Test func rowsWithTwoParentsAreAmbiguous() throws {
    let outcomes =
      (RecordSamples.allTables["outcomes.csv"] ?? "")
      + "\nENC-1001,month3,2025-06-12,1,,,,,"
    #expect(
      try readFolder(tables(["outcomes.csv": outcomes])).findings == [
        "new_fractures.csv:2: error: belongs to more than one outcomes [record.ambiguous-parent]"
      ])
  }

  @Test func listOfAMedicationMustBeKnown() throws {
    let text = (RecordSamples.allTables["medications.csv"] ?? "")
      .replacing("antibiotics", with: "antibiotic").replacing(
        ",,70 mg once", with: ",oral,70 mg once"
      )
      .replacing("alendronate,,,,oral", with: "alendronate,,,oral,")
    #expect(
      try readFolder(tables(["medications.csv": text])).findings == [
        "medications.csv:2:6 (route): error: has no place in the list preoperative [record.column]",
        "medications.csv:6:2 (list): error: is none of the words that are accepted; "
          + "did you mean antibiotics?; accepted: anesthesia, antibiotics, contrast, preoperative, "
          + "discharge [record.code]",
      ])
  }

  @Test func unknownTableIsReported() throws {
    let results = try readFolder(tables(["level.csv": "encounter,vertebra\n"]))
    #expect(
      results.findings == [
        "level.csv: warning: is no table of the record, and is not read; "
          + "did you mean levels.csv? [record.unknown-table]"
      ])
  }

  @Test func keyThatComesTwiceIsRejected() throws {
    let text = (RecordSamples.allTables["encounters.csv"] ?? "").replacing(
      "ENC-1002", with: "ENC-1001")
    var changes: [String: String?] = ["encounters.csv": text]
    for name in ["fractures.csv", "levels.csv", "leaks.csv", "complications.csv", "biopsies.csv"] {
      changes[name] = (RecordSamples.allTables[name] ?? "").split(separator: "\n")
        .filter { !$0.contains("ENC-1002") }.joined(separator: "\n")
    }
    let results = try readFolder(tables(changes))
    #expect(results.map { $0.encounter != nil } == [true, false])
    #expect(
      results.findings == [
        "encounters.csv:3:2 (key): error: key: was the key of an earlier record already [record.duplicate-key]"
      ])
  }

  @Test func theRowsOfAKeyThatComesTwiceBelongToTheFirst() throws {
    let row = "M,Main,P,female,ambulatory,2024-05-01T09:00:00-05:00,vertebroplasty"
    let results = try readFolder([
      "encounters.csv": """
      key,facility.key,facility.name,patient.mrn,patient.sex,encounter.class,encounter.start,procedure.technique
      E1,\(row)
      E2,\(row)
      E1,\(row)
      """,
      "fractures.csv": "encounter,level,cause\nE2,L2,osteoporosis\nE1,L1,osteoporosis\n",
      "levels.csv": "encounter,vertebra,cement.volumeMl\nE1,L1,4\nE2,L2,4\n",
    ])
    #expect(results.map { $0.encounter != nil } == [true, true, false])
    #expect(
      results.flatMap(\.findings).map(\.rule).filter { $0.hasPrefix("record.") } == [
        "record.duplicate-key"
      ])
    let repeated = try #require(results.last?.record)
    guard case .tables(let tables) = repeated.source else {
      Issue.record("no tables")
      return
    }
    #expect(tables.map(\.file) == ["encounters.csv"])
  }

  @Test func rowsWithNothingInTheirCellsArePassedOver() throws {
    let changes = RecordSamples.allTables.mapValues { text -> String? in
      let header = text.prefix { $0 != "\n" }
      let blank = String(repeating: ",", count: header.split(separator: ",").count - 1)
      return "\(header)\n\(blank)\(text.dropFirst(header.count))\n ,\"\"\(blank.dropFirst())\n"
    }
    let results = try readFolder(tables(changes))
    #expect(results.findings == [])
    #expect(results.encounters == (try readFolder(RecordSamples.allTables).encounters))
  }

  @Test func linesThatEndWithReturnsAloneAreNoHeader() throws {
    let text = (RecordSamples.allTables["encounters.csv"] ?? "").replacing("\n", with: "\r")
    let error = #expect(throws: RecordError.self) {
      try readFolder(tables(["encounters.csv": text]))
    }
    #expect(error?.message.contains("CR alone") == true)
  }

  @Test func encountersAloneHoldWholeRecords() throws {
    let text = """
      key,facility.key,facility.name,patient.mrn,patient.sex,encounter.class,encounter.start,\
      diagnosis.fractures[0].level,diagnosis.fractures[0].cause,procedure.technique,\
      levels[0].vertebra,levels[0].cement.volumeMl,levels[1].vertebra,levels[1].cement.volumeMl,\
      patient.given[0],patient.given[1]
      A,M,Example,1,female,ambulatory,2025-01-05,L1,osteoporosis,vertebroplasty,L1,4,,,Ada,M
      B,M,Example,2,male,ambulatory,2025-01-06,L2,trauma,vertebroplasty,L2,4.0,L3,3.5,,
      """
    let results = try readRecords(text, name: "encounters.csv", format: .csv)
    #expect(results.findings == [])
    #expect(results.encounters.map { $0.levels.map(\.vertebra) } == [[.l1], [.l2, .l3]])
    #expect(results.encounters.first?.patient.given == ["Ada", "M"])
    #expect(results.encounters.last?.levels.last?.cement?.volumeMl == R4.Decimal("3.5"))
  }

  @Test func linkedRowsFindLevelsInTheColumnsOfEncounters() throws {
    let files = [
      "encounters.csv": """
      key,facility.key,facility.name,patient.mrn,patient.sex,encounter.class,encounter.start,procedure.technique,levels[0].vertebra,levels[0].cement.volumeMl,diagnosis.fractures[0].level,diagnosis.fractures[0].cause
      A,M,Example,1,female,ambulatory,2025-01-05,balloonKyphoplasty,L1,4,L1,osteoporosis
      """,
      "balloons.csv": "vertebra,encounter,volumeMl\nL1,A,3\n",
    ]
    let results = try readFolder(files)
    #expect(results.findings == [])
    #expect(results.encounters.first?.levels.first?.balloons.count == 1)
  }

  @Test func tableWithoutItsKeyCannotBeRead() throws {
    do {
      _ = try readFolder(["encounters.csv": "id;patient.mrn\nA;1\n"])
      Issue.record("a table without a key was read")
    } catch let error as RecordError {
      #expect(error.code == .header)
      #expect(
        error.message
          == "has no column key; the cells seem to be parted by a semicolon: set delimiter in a mapping file"
      )
    }
    #expect(throws: RecordError.self) { try readFolder(tables(["team.csv": "role\nassistant\n"])) }
    #expect(throws: RecordError.self) { try readFolder(tables(["encounters.csv": ""])) }
  }

  @Test func otherEncodingsAreNamed() throws {
    for (byte, name) in [(UInt8(0xE4), "ISO-8859-1"), (0x93, "WINDOWS-1252")] {
      let bytes = Array("key,facility.name\nA,".utf8) + [byte, 0x0A]
      do {
        _ = try readRecords(bytes, name: "encounters.csv", format: .csv)
        Issue.record("bytes that are not UTF-8 were read")
      } catch let error as RecordError {
        #expect(error.code == .encoding)
        #expect(error.message.contains("in row 2"))
        #expect(error.message.hasSuffix("iconv -f \(name) -t UTF-8"))
      }
    }
  }

  @Test func rejectedRowsComeBackAsTheyWere() throws {
    let levels = (RecordSamples.allTables["levels.csv"] ?? "")
      .replacing("ENC-1002,L3,,,,,1.5", with: "ENC-1002,L3,,,,,\"1,5\"")
    let results = try readFolder(tables(["levels.csv": levels]))
    let rejected = try #require(results.first { $0.isRejected }?.record)
    try inFolder([:]) { folder in
      var rejects = RejectedRecords(folder: folder + "/rejects")
      try rejects.add(rejected)
      let mended = try String(contentsOfFile: folder + "/rejects/levels.csv", encoding: .utf8)
      #expect(mended.contains("ENC-1002,L3,,,,,\"1,5\",,,"))
      #expect(!mended.contains("ENC-1001"))
      try mended.replacing("\"1,5\"", with: "1.5")
        .write(toFile: folder + "/rejects/levels.csv", atomically: true, encoding: .utf8)
      let again = try all(EncounterReader(path: folder + "/rejects"))
      #expect(again.findings == [])
      #expect(again.encounters == (try readFolder(RecordSamples.allTables).encounters.suffix(1)))
    }
  }

  @Test func rejectedLinesComeBackAsLines() throws {
    let text = try RecordSamples.stopped(#""sex": "male""#, #""sex": "m""#)
    let rejected = try #require(try readRecords(text).first?.record)
    try inFolder([:]) { folder in
      var rejects = RejectedRecords(folder: folder + "/rejects")
      for line in 1...2 {
        let place = RecordPlace.json(file: "in/records.jsonl", line: line, column: 1)
        try rejects.add(EncounterRecord(place: place, source: rejected.source))
      }
      let lines = try String(contentsOfFile: folder + "/rejects/records.ndjson", encoding: .utf8)
        .split(separator: "\n")
      #expect(lines.count == 2)
      #expect(try readRecords(String(lines[0])).flatMap(\.findings).map(\.rule) == ["record.code"])
    }
  }

  @Test func aRejectedJSONFileComesBackByteForByte() throws {
    let bytes = Array("{ \"key\":\n 1".utf8)
    try inFolder([:]) { folder in
      var rejects = RejectedRecords(folder: folder + "/rejects")
      let place = RecordPlace.json(file: "in/one.json", line: 1, column: 1)
      try rejects.add(EncounterRecord(place: place, source: .json(bytes)))
      let file = FileManager.default.contents(atPath: folder + "/rejects/one.json")
      #expect(file.map(Array.init) == bytes)
    }
  }

  @Test func smallChunksMakeNoDifference() throws {
    let text = RecordSamples.allTables["encounters.csv"] ?? ""
    let plain = try readRecords(text, format: .csv)
    let slow = try all(
      EncounterReader(
        SmallChunks(BytesInMemory(Array(text.utf8)), 5), name: "records", format: .csv))
    #expect(slow.map(\.record?.source) == plain.map(\.record?.source))
    #expect(slow.findings == plain.findings)
  }
}
