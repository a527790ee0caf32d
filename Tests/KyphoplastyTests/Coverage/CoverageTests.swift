import Foundation
import Testing

@testable import Kyphoplasty

struct CoverageTests {
  @Test func countsTheFieldsThatRecordsFill() throws {
    let cohort = SyntheticCohort(seed: 3)
    var tally = CoverageTally()
    var deaths = 0
    for index in 0..<40 {
      let record = try cohort.record(at: index)
      if record.encounter?.patient.deathDate != nil { deaths += 1 }
      for result in try readRecords(record.json, format: .ndjson) { tally.add(result) }
    }
    let report = CoverageReport(tally)
    let filled = Dictionary(uniqueKeysWithValues: report.fields.map { ($0.path, $0.filled) })
    #expect(report.records == 40)
    #expect(report.readable == 40)
    #expect(filled["key"] == 40)
    #expect(filled["levels.vertebra"] == 40)
    #expect(filled["patient.deathDate"] == deaths)
    #expect(filled["confirmed"] == 0)
    #expect(report.fields.map(\.path).count == RecordShape.encounter.fields.count - 1)
  }

  /// A field is filled exactly where its name stands in the record's text, for names that are there once.
  @Test func aFieldIsFilledWhereTheTextHasIt() throws {
    let shape = RecordShape.encounter
    let names = Dictionary(grouping: shape.fields.indices) { shape.fields[$0].name }
    for index in 0..<20 {
      let record = try SyntheticCohort(seed: 19).record(at: index)
      let text = String(decoding: record.json, as: UTF8.self)
      let encounter = try #require(record.encounter)
      let filled = FilledFields(in: encounter).isFilled
      for (name, places) in names where places.count == 1 && !name.isEmpty {
        #expect(filled[places[0]] == text.contains("\"\(name)\":"), "\(name)")
      }
    }
  }

  /// Somebody who writes a mapping file begins with records that are all rejected.
  @Test func fieldsOfRejectedRecordsCountToo() throws {
    let text = """
      {"key":"A","patient":{"mrn":"","sex":"F","given":[]},"levels":[{"vertebra":"L1"},{"cement":{"volumeMl":4}}]}
      """
    var tally = CoverageTally()
    for result in try readRecords(text) { tally.add(result) }
    let filled = CoverageReport(tally).fields.filter { $0.filled > 0 }.map(\.path)
    #expect(
      filled == [
        "key", "patient", "patient.sex", "levels", "levels.vertebra", "levels.cement",
        "levels.cement.volumeMl",
      ])
  }

  @Test func countsValuesThatNothingTranslates() throws {
    var tally = CoverageTally()
    for _ in 0..<3 {
      let text = try RecordSamples.twoLevels(#""closure": "adhesive""#, #""closure": "glue""#)
      for result in try readRecords(text) { tally.add(result) }
    }
    let report = CoverageReport(tally)
    #expect(report.readable == 0)
    let unmapped = try #require(report.unmapped.first)
    #expect(unmapped.path == "procedure.closure")
    #expect(unmapped.values.map(\.value) == ["glue"])
    #expect(unmapped.values.map(\.count) == [3])
    #expect(report.rules.first?.rule == "record.code")
  }

  /// A column of names that is taken for a coded one must not bring the names into a report.
  @Test func whatIsNoCodedColumnIsNotShown() throws {
    var limits = CoverageTally.Limits()
    limits.valuesPerField = 10
    var tally = CoverageTally(limits: limits)
    for number in 0..<50 {
      let text = try RecordSamples.twoLevels(
        #""closure": "adhesive""#, #""closure": "Person\#(number)""#)
      for result in try readRecords(text) { tally.add(result) }
    }
    let report = CoverageReport(tally)
    #expect(report.unmapped.first?.isKeptBack == true)
    #expect(report.unmapped.first?.count == 50)
    for text in [report.text, report.html, String(decoding: report.json, as: UTF8.self)] {
      #expect(!text.contains("Person"))
    }
  }

  @Test func aLongTextIsCountedAndNotShown() throws {
    let long = String(repeating: "secret ", count: 20_000)
    let text = try RecordSamples.twoLevels(#""closure": "adhesive""#, #""closure":"\#(long)""#)
    var tally = CoverageTally()
    for result in try readRecords(text) { tally.add(result) }
    let report = CoverageReport(tally)
    #expect(report.unmapped.first?.values.map(\.value) == ["(a longer text)"])
    #expect(!report.text.contains("secret"))
  }

  @Test func namesColumnsAndFilesThatNothingReads() throws {
    let encounters = "key,Mood\nE1,fine\n"
    let results = try readFolder(["encounters.csv": encounters, "diary.csv": "key\nE1\n"])
    var tally = CoverageTally()
    for result in results { tally.add(result) }
    let unread = CoverageReport(tally).unread
    #expect(unread.map(\.kind) == ["column", "table"])
    #expect(unread.first?.name == "Mood")
    #expect(unread.last?.file == "diary.csv")
  }

  @Test func unknownNamesAreToldApartUpToALimit() throws {
    var limits = CoverageTally.Limits()
    limits.names = 5
    let members = (0..<20).map { #""odd\#($0)":1"# }.joined(separator: ",")
    var tally = CoverageTally(limits: limits)
    for result in try readRecords("{\(members)}") { tally.add(result) }
    let report = CoverageReport(tally)
    #expect(report.unread.count == 5)
    #expect(report.moreUnread == 15)
  }

  @Test func aPageHoldsTextAsText() throws {
    let odd = #"<script>alert('&')</script>"#
    let text = try RecordSamples.twoLevels(#""closure": "adhesive""#, #""closure":"\#(odd)""#)
    var tally = CoverageTally()
    for result in try readRecords(text) { tally.add(result) }
    let html = CoverageReport(tally).html
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;"))
    #expect(!html.contains("http:") && !html.contains("https:") && !html.contains("src="))
  }

  @Test func anInputWithoutRecordsHasAReportToo() throws {
    let report = CoverageReport(CoverageTally())
    #expect(report.text.hasPrefix("0 records, 0 of them without an error"))
    let json = try JSONSerialization.jsonObject(with: Data(report.json)) as? [String: Any]
    #expect(json?["records"] as? Int == 0)
  }

  @Test(arguments: [
    (1, 3, "33.3 %"), (3, 3, "100 %"), (999, 1000, "99.9 %"), (1999, 2000, "99.9 %"), (0, 0, "-"),
  ])
  func aShareIsWholeOnlyWhereNothingIsMissing(part: Int, whole: Int, text: String) {
    #expect(CoverageReport.percent(part, of: whole) == text)
  }
}
