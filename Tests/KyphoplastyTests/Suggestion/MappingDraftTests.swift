import Foundation
import TestSupport
import Testing

@testable import Kyphoplasty

struct MappingDraftTests {
  private static var export: String { "\(PackageFolder.samples)/csv-export" }

  /// What somebody wrote by hand for the same files is what is guessed, but for what no name tells.
  @Test func guessesNearlyAllColumnsOfTheSampleExport() throws {
    let draft = try MappingDraft(folder: Self.export)
    #expect(draft.passed.isEmpty)
    let byHand = try SiteMapping(
      yaml: String(contentsOfFile: "\(Self.export)/mapping.yaml", encoding: .utf8), file: "m")
    let guessed = try SiteMapping(yaml: draft.yaml, file: "draft")
    var differing: [String] = []
    for (name, rule) in byHand.tables.sorted(by: { $0.key < $1.key }) {
      for (column, path) in rule.columns.sorted(by: { $0.key < $1.key }) {
        let guess = guessed.tables[name]?.columns[column] ?? nil
        if guess != path {
          differing.append("\(name).\(column): \(guess ?? "-") for \(path ?? "-")")
        }
      }
    }
    #expect(differing == [])
  }

  @Test func guessesValuesDatesAndWords() throws {
    let draft = try MappingDraft(folder: Self.export)
    let byHand = try SiteMapping(
      yaml: String(contentsOfFile: "\(Self.export)/mapping.yaml", encoding: .utf8), file: "m")
    let guessed = try SiteMapping(yaml: draft.yaml, file: "draft")
    #expect(guessed.trueWords == ["Y"])
    #expect(guessed.falseWords == ["N"])
    #expect(guessed.nullWords == ["N/A"])
    #expect(Set(guessed.dateFormats.map(\.text)) == ["M/d/yyyy", "M/d/yyyy h:mm a"])
    // What a sample does not hold cannot be guessed; what is guessed must be right.
    for translation in guessed.translations where translation.code != translation.word {
      // One column of drugs fills five lists, and the hand wrote its words only for those that are used.
      let name = translation.field.split(separator: ".").last ?? ""
      let right = byHand.translations.first {
        $0.field.hasSuffix(".\(name)") && $0.code == translation.code
      }
      #expect(right?.word == translation.word, "\(translation)")
    }
    #expect(guessed.translations.count > 30)
  }

  @Test func isAMappingFileThatReadsItsSamples() throws {
    let draft = try MappingDraft(folder: Self.export)
    // What no column can tell is left to the site.
    let yaml =
      draft.yaml
      .replacingOccurrences(of: "# timeZone: America/New_York", with: "timeZone: America/New_York")
      + "\nconstants:\n  facility.key: C07\n  facility.name: Example Center\n"
    let mapping = try SiteMapping(yaml: yaml, file: "draft")
    let results = try all(EncounterReader(path: Self.export, mapping: mapping))
    let rules = Set(
      results.flatMap(\.findings).filter { $0.severity == .error }.map { "\($0.field) \($0.rule)" })
    #expect(rules == [])
    #expect(results.encounters.count == results.count { $0.record != nil })
  }

  @Test func namesNobody() throws {
    let files = [
      "encounters.csv":
        "CaseNo,MRN,LastName,FirstName,DOB,Sex,Notes\n"
        + (0..<60).map {
          "C\($0),M\($0),Family\($0),Given\($0),1/\(1 + $0 % 28)/1950,F,Text\($0)\n"
        }.joined()
    ]
    let yaml = try inFolder(files) { try MappingDraft(folder: $0).yaml }
    for word in ["Family", "Given", "M1", "C1\"", "1950", "Text"] {
      #expect(!yaml.contains(word), "\(word)")
    }
    #expect(yaml.contains("\"F\": female   # 60"))
  }

  @Test func aCodedColumnWithTooManyValuesIsNotWrittenDown() throws {
    let files = [
      "encounters.csv": "CaseNo,Sex\n" + (0..<10_000).map { "C\($0),Person\($0)\n" }.joined()
    ]
    let yaml = try inFolder(files) { try MappingDraft(folder: $0).yaml }
    #expect(!yaml.contains("Person"))
    #expect(yaml.contains("patient.sex: too many different values"))
  }

  @Test func valuesThatAreNotUnderstoodStandAsComments() throws {
    let files = ["encounters.csv": "CaseNo,Sex\nC1,F\nC2,zz\n"]
    let yaml = try inFolder(files) { try MappingDraft(folder: $0).yaml }
    #expect(yaml.contains("# \"zz\": ?   # 1; accepted: female, male, other, unknown"))
    _ = try SiteMapping(yaml: yaml, file: "draft")
  }

  @Test func dayBeforeMonthIsSeenByADayAboveTwelve() throws {
    func formats(_ dates: [String]) throws -> MappingDraft {
      let rows = dates.enumerated().map { "C\($0.offset),\($0.element)\n" }.joined()
      return try inFolder(["encounters.csv": "CaseNo,DOB\n" + rows]) {
        try MappingDraft(folder: $0)
      }
    }
    #expect(try formats(["25/12/1950", "01/02/1960"]).dateFormats.formats == ["d/M/yyyy"])
    #expect(try formats(["12/25/1950", "01/02/1960"]).dateFormats.formats == ["M/d/yyyy"])
    #expect(try formats(["01/02/1960"]).dateFormats.isAmbiguous)
    #expect(try formats(["1960-02-01"]).dateFormats.formats.isEmpty)
    #expect(try formats(["soon"]).dateFormats.unknown == ["DOB"])
  }

  @Test func oneOddCellSpoilsNoGuess() throws {
    let rows = (1...9).map { "C\($0);\($0 + 12)/0\($0)/1950;6\($0),5\n" }.joined()
    let files = ["encounters.csv": "CaseNo;DOB;Weight\n\(rows)C10;03-Feb-44;ca. 60\n"]
    let draft = try inFolder(files) { try MappingDraft(folder: $0) }
    #expect(draft.dateFormats.formats == ["d/M/yyyy"])
    #expect(draft.habits.hasDecimalComma)
    #expect(draft.yaml.contains("# Some dates of DOB have another form.\n"))
  }

  @Test(arguments: [
    ("Th12", "T12"), ("BWK 12", "T12"), ("d12", "T12"), ("LWK1", "L1"), ("L-5", "L5"),
    ("TH13", nil),
    ("12", nil),
  ])
  func aVertebraIsKnownByItsOtherNames(value: String, word: String?) {
    #expect(ValueGuess.word(for: value, among: Vertebra.allCases.map(\.rawValue)) == word)
  }

  @Test func aRowForEachLevelIsNoRowForAnEncounter() throws {
    let files = ["encounters.csv": "CaseNo,Sex\nC1,F\nC1,F\n"]
    let draft = try inFolder(files) { try MappingDraft(folder: $0) }
    #expect(draft.filesWithRepeatedKeys == ["encounters.csv"])
    #expect(draft.yaml.contains("# Its key comes in more than one row"))
  }

  @Test func semicolonsAndDecimalCommasAreSeen() throws {
    let files = [
      "encounters.csv": "CaseNo;Weight\nC1;61,5\n",
      "levels.csv": "CaseNo;Level;CementML\nC1;L1;4,5\n",
    ]
    let yaml = try inFolder(files) { try MappingDraft(folder: $0).yaml }
    let mapping = try SiteMapping(yaml: yaml, file: "draft")
    #expect(mapping.delimiter == UInt8(ascii: ";"))
    #expect(mapping.hasDecimalComma)
  }

  @Test func theUnitOfAColumnIsInItsName() throws {
    let files = [
      "encounters.csv": "CaseNo,Weight_lb,Height (in)\nC1,140,65\n",
      "balloons.csv": "CaseNo,Level,Pressure kPa\nC1,L1,1400\n",
    ]
    let draft = try inFolder(files) { try MappingDraft(folder: $0) }
    #expect(
      draft.units.map { "\($0.path) \($0.unit)" } == [
        "patient.weightKg lb", "patient.heightCm in", "levels.balloons.pressurePsi kPa",
      ])
    _ = try SiteMapping(yaml: draft.yaml, file: "draft")
  }

  @Test func aFileThatCannotBeReadIsPassedOverWithTheReason() throws {
    let files = [
      "encounters.csv": "CaseNo,Sex\nC1,F\n", "empty.csv": "",
      "headerless.csv": "1,2,F\n3,4,M\n", "other.csv": "Colour,Taste\nred,sour\n",
    ]
    let draft = try inFolder(files) { folder in
      // Latin-1: the byte 0xE9 alone is no UTF-8.
      let bytes: [UInt8] = Array("CaseNo,Level\nC1,".utf8) + [0xE9, 0x0A]
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/levels.csv"))
      let wide: [UInt8] =
        [0xFF, 0xFE] + "CaseNo\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      try Data(wide).write(to: URL(fileURLWithPath: "\(folder)/wide.csv"))
      return try MappingDraft(folder: folder)
    }
    let passed = Dictionary(uniqueKeysWithValues: draft.passed.map { ($0.file, $0.reason) })
    #expect(
      passed.keys.sorted() == [
        "empty.csv", "headerless.csv", "levels.csv", "other.csv", "wide.csv",
      ])
    #expect(passed["levels.csv"]?.contains("iconv -f ISO-8859-1") == true)
    #expect(passed["wide.csv"]?.contains("UTF-16") == true)
    #expect(passed["headerless.csv"]?.contains("no header") == true)
    #expect(draft.files.map(\.table.name) == ["encounters"])
  }

  @Test func aFolderWithoutTablesIsAnError() throws {
    #expect(throws: RecordError.self) {
      try inFolder(["readme.md": "x"]) { try MappingDraft(folder: $0) }
    }
  }

  @Test func namesThatYAMLWouldTakeForSomethingElseStayText() throws {
    let files = ["encounters.csv": "CaseNo,\"no: \"\"x\"\" # y\",on,Sex\nC1,a,b,F\n"]
    let yaml = try inFolder(files) { try MappingDraft(folder: $0).yaml }
    let mapping = try SiteMapping(yaml: yaml, file: "draft")
    let columns = try #require(mapping.tables["encounters"]?.columns)
    #expect(columns.keys.sorted() == ["CaseNo", "Sex"])
    #expect(yaml.contains(#"      # "no: \"x\" # y": ?   # not recognized; 1 filled"#))
  }

  @Test func aColumnOfHugeTextsIsNotKept() throws {
    let huge = String(repeating: "long ", count: 100_000)
    let files = ["encounters.csv": "CaseNo,Notes,Sex\nC1,\(huge),F\n"]
    let draft = try inFolder(files) { try MappingDraft(folder: $0) }
    let column = try #require(draft.files.first?.sample.columns.first { $0.name == "Notes" })
    #expect(column.values.isEmpty && column.isOpen && column.filled == 1)
  }
}
