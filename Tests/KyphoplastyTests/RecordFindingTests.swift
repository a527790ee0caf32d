import FHIRModel
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

/// Each test breaks one thing in a sample that is clean.
@Suite struct RecordFindingTests {
  /// The findings of a record that is marked where each of them is expected, without their places.
  private func findings(_ marked: String) throws -> [String] {
    let text = MarkedText(marked)
    let results = try readRecords(text.bytes, name: "r.json")
    var words: [String] = []
    for (number, finding) in results.flatMap(\.findings).enumerated() {
      let marker = Character("\(number + 1)\u{FE0F}\u{20E3}")
      let position = try text.position(of: marker)
      #expect(
        finding.place == .json(file: "r.json", line: position.line, column: position.column),
        "\(finding)")
      words.append("\(finding.field): \(finding.message) [\(finding.rule)]")
    }
    #expect(results.encounters.isEmpty)
    return words
  }

  @Test func requiredFieldIsMissing() throws {
    let text = try RecordSamples.stopped(
      #"{"mrn": "00050099", "#, #"1️⃣{"#)
    #expect(try findings(text) == ["patient.mrn: is required and missing [record.required]"])
  }

  @Test func requiredGroupIsMissingFieldByField() throws {
    let text =
      "1️⃣2️⃣"
      + (try RecordSamples.stopped(
        #""facility": {"key": "MAIN", "name": "Lakeside Example Hospital"},"#, ""))
    #expect(
      try findings(text) == [
        "facility.key: is required and missing [record.required]",
        "facility.name: is required and missing [record.required]",
      ])
  }

  @Test func nullAndEmptyTextAreMissing() throws {
    for empty in ["null", #"1️⃣"""#, #"" ""#] {
      let text = try RecordSamples.stopped(#"{"mrn": "00050099", "#, #"1️⃣{"mrn": \#(empty), "#)
      #expect(try findings(text) == ["patient.mrn: is required and missing [record.required]"])
    }
  }

  @Test func misspeltFieldHasASuggestion() throws {
    let text = try RecordSamples.stopped(#""technique""#, #"2️⃣"tecnique""#)
      .replacing(#""procedure": {"#, with: #""procedure": 1️⃣{"#)
    #expect(
      try findings(text) == [
        "procedure.technique: is required and missing; accepted: balloonKyphoplasty, vertebroplasty, implantAugmentation [record.required]",
        "procedure.tecnique: is no field of the record; did you mean technique? [record.unknown-field]",
      ])
  }

  @Test func wordIsNotAccepted() throws {
    let text = try RecordSamples.stopped(#""sex": "male""#, #""sex": 1️⃣"mael""#)
    #expect(
      try findings(text) == [
        "patient.sex: is none of the words that are accepted; did you mean male?; "
          + "accepted: female, male, other, unknown [record.code]"
      ])
  }

  @Test func numberInQuotationMarks() throws {
    let text = try RecordSamples.stopped(#""volumeMl": 1.5"#, #""volumeMl": 1️⃣"1.5""#)
    #expect(
      try findings(text) == [
        "levels[0].cement.volumeMl: must be a number, without quotation marks [record.type]"
      ])
  }

  @Test func fractionWhereAWholeNumberIsAccepted() throws {
    let text = try RecordSamples.twoLevels(#""asaClass": 3"#, #""asaClass": 1️⃣3.5"#)
    #expect(try findings(text) == ["preoperative.asaClass: is not a whole number [record.type]"])
  }

  @Test func listWithoutBrackets() throws {
    let text = try RecordSamples.stopped(#""given": ["Beno"]"#, #""given": 1️⃣"Beno""#)
    #expect(try findings(text) == ["patient.given: must be a list in brackets [record.type]"])
  }

  @Test func emptyPlaceInAList() throws {
    let text = try RecordSamples.stopped(#""given": ["Beno"]"#, #""given": ["Beno", 1️⃣null]"#)
    #expect(
      try findings(text) == [
        "patient.given[1]: must be a value: a list has no empty places [record.type]"
      ])
  }

  @Test func dateThatDoesNotExist() throws {
    let text = try RecordSamples.twoLevels(
      #""birthDate": "1946-08-02""#, #""birthDate": 1️⃣"1946-02-30""#)
    #expect(
      try findings(text) == [
        "patient.birthDate: is not a day that exists, as YYYY-MM-DD, YYYY-MM or YYYY; dateFormats in a mapping file names other forms [record.date]"
      ])
  }

  @Test func timeWithoutOffset() throws {
    let text = try RecordSamples.stopped(
      #""start": "2025-04-02T09:00:00-05:00""#, #""start": 1️⃣"2025-04-02T09:00:00""#)
    #expect(
      try findings(text) == [
        "encounter.start: has a time without an offset; accepted: an offset such as -05:00 or Z, "
          + "or a mapping file with timeZone [record.time-zone]"
      ])
  }

  @Test func timeWithoutSecondsIsCompleted() throws {
    let text = try RecordSamples.stopped(
      #""start": "2025-04-02T09:00:00-05:00""#, #""start": "2025-04-02T09:00-05:00""#)
    let encounter = try #require(try readRecords(text).encounters.first)
    #expect(encounter.encounter.start.text == "2025-04-02T09:00:00-05:00")
  }

  @Test func scoreOutsideItsScale() throws {
    let text = try RecordSamples.twoLevels(#""nrs": 8"#, #""nrs": 1️⃣11"#)
    #expect(
      try findings(text) == [
        "outcomes[0].nrs: must be from 0 to 10 in {score} [record.range]"
      ])
  }

  @Test(arguments: [
    (#""asaClass": 3"#, #""asaClass": 7"#), (#""genantGrade": 2"#, #""genantGrade": 4"#),
    (#""ofClass": 3"#, #""ofClass": 0"#), (#""rmdq": 18"#, #""rmdq": 25"#),
    (#""eq5dIndex": 0.741"#, #""eq5dIndex": -0.662"#), (#""tScore": -3.1"#, #""tScore": -8.1"#),
    (#""bloodLossMl": 10"#, #""bloodLossMl": -1"#), (#""odi": 62"#, #""odi": 101"#),
    (#""anteriorMm": 17.5"#, #""anteriorMm": 61"#),
  ])
  func rangesAreKept(piece: String, other: String) throws {
    let results = try readRecords(try RecordSamples.twoLevels(piece, other))
    #expect(results.flatMap(\.findings).map(\.rule) == ["record.range"])
  }

  @Test func questionnaireHasAllItsItems() throws {
    let text = try RecordSamples.twoLevels(
      #""odiItems": [4, 3, null, 3, 3, 2, 4, null, 3, 3]"#, #""odiItems": 1️⃣[4, 3]"#)
    #expect(
      try findings(text) == ["outcomes[0].odiItems: must have 10 elements, or none [record.count]"])
  }

  @Test func npiHasACheckDigit() throws {
    let text = try RecordSamples.twoLevels(#""npi": "1234567893""#, #""npi": 1️⃣"1234567890""#)
    #expect(
      try findings(text) == [
        "facility.npi: must be the ten digits of a National Provider Identifier with its check digit "
          + "[record.form]"
      ])
  }

  @Test func deviceIdentifierHasACheckDigit() throws {
    let text = try RecordSamples.twoLevels(
      #""udi": "(01)09999990000019"#, #""udi": 1️⃣"(01)09999990000018"#)
    #expect(
      try findings(text) == [
        "levels[0].cement.device.udi: is no unique device identifier: its check digit does not fit; "
          + "compare it with the label [record.udi]"
      ])
  }

  @Test func controlCharacterInText() throws {
    let text = try RecordSamples.stopped(
      #""reasonNoBalloon": "lytic body""#, #""reasonNoBalloon": 1️⃣"lytic\u0007body""#)
    #expect(
      try findings(text) == [
        "procedure.reasonNoBalloon: has a control character or is longer than 1 MiB; "
          + "accepted: text with spaces, tabs and line ends [record.text]"
      ])
  }

  @Test func keyTwiceInAnObject() throws {
    let text = try RecordSamples.stopped(#""sex": "male""#, #""sex": "male", 1️⃣"sex": "female""#)
    #expect(try findings(text) == ["sex: stands twice in the same object [record.duplicate]"])
  }

  @Test func aListIsNoRecord() throws {
    #expect(try findings("[1️⃣[]]") == [": must be a record: an object in braces [record.json]"])
  }

  @Test func everyFaultIsFoundAtOnce() throws {
    let text = try RecordSamples.stopped(#""sex": "male""#, #""sex": "m", "smoking": 3"#)
      .replacing(#""level": "L3", "cause""#, with: #""level": "L9", "cause""#)
      .replacing("2025-04-06T11:00:00-05:00\", \"disposition", with: "2025-04-01\", \"disposition")
    let rules = try readRecords(text).flatMap(\.findings).map { "\($0.field) \($0.rule)" }
    #expect(
      rules == [
        "patient.sex record.code", "patient.smoking record.type",
        "diagnosis.fractures[0].level record.code",
        "discharge.time clinical.stay-times",
      ])
  }

  @Test func ruleIsSilentWhereItsFieldCouldNotBeRead() throws {
    let text = try RecordSamples.stopped(#""status": "stopped""#, #""status": "aborted""#)
      .replacing(#""cement": {"volumeMl": 1.5}"#, with: #""side": "left""#)
    #expect(try readRecords(text).flatMap(\.findings).map(\.rule) == ["record.code"])
  }

  @Test func valuesAreShownOnlyOnRequest() throws {
    let text = try RecordSamples.twoLevels(#""birthDate": "1946-08-02""#, #""birthDate": "2.8.46""#)
    #expect(try !readRecords(text).findings.joined().contains("2.8.46"))
    var options = EncounterReader.Options()
    options.showValues = true
    #expect(try readRecords(text, options: options).findings.joined().contains("(found: 2.8.46)"))
  }

  @Test func emptyGroupsRecordNothing() throws {
    let plain = try readRecords(RecordSamples.stopped).encounters
    let text = try RecordSamples.stopped(
      #""sex": "male""#, #""sex": "male", "address": {"line": [], "city": null}"#)
    #expect(try readRecords(text).encounters == plain)
  }
}
