import FHIRModel
import Testing

@testable import Kyphoplasty

@Suite struct RecordMappingTests {
  private func mapping(_ yaml: String) throws -> SiteMapping {
    try SiteMapping(yaml: yaml, file: "mapping.yaml")
  }

  /// A table of one encounter, the cells that a test is about last.
  private func encounter(_ columns: String, _ cells: String) -> String {
    """
    key,facility.key,facility.name,patient.mrn,patient.sex,encounter.class,diagnosis.fractures[0].level,\
    diagnosis.fractures[0].cause,procedure.technique,levels[0].vertebra,levels[0].cement.volumeMl,\(columns)
    A,M,Example,1,female,ambulatory,L1,osteoporosis,vertebroplasty,L1,4,\(cells)
    """
  }

  private func read(_ columns: String, _ cells: String, _ yaml: String) throws -> [RecordResult] {
    try readRecords(
      encounter(columns, cells), name: "e.csv", format: .csv, mapping: try mapping(yaml))
  }

  @Test func columnsFilesConstantsAndCodesOfASite() throws {
    let yaml = """
      timeZone: Europe/Berlin
      dateFormats: [dd.MM.yyyy HH:mm, dd.MM.yyyy]
      nullWords: ["-", k.A.]
      trueWords: [ja]
      falseWords: [nein]
      decimalComma: true
      delimiter: ;
      listSeparator: "|"
      files:
        encounters:
          file: eingriffe.csv
          columns:
            Fallnummer: key
            Patient: patient.mrn
            Geschlecht: patient.sex
            Vornamen: patient.given
            Geburt: patient.birthDate
            Art: encounter.class
            Aufnahme: encounter.start
            Verfahren: procedure.technique
            Sturz: symptoms.fallRisk
            Station: ~
        levels:
          file: hoehen.csv
          columns: {Fall: encounter, Wirbel: vertebra, Zement: cement.volumeMl, Druck: "balloons[0].pressurePsi"}
        fractures:
          file: frakturen.csv
          columns: {Fall: encounter, Wirbel: level, Ursache: cause}
      constants:
        facility.key: KS
        facility.name: Klinik am See (Beispiel)
      units:
        levels.balloons.pressurePsi: bar
      translate:
        procedure.technique: {BKP: balloonKyphoplasty, VP: vertebroplasty}
        patient.sex: {w: female, m: male}
        encounter.class: {stat: inpatient}
        levels.vertebra: {Th12: T12}
        diagnosis.fractures.level: {Th12: T12}
        diagnosis.fractures.cause: {OP: osteoporosis}
      """
    let files = [
      "eingriffe.csv": """
      Fallnummer;Patient;Geschlecht;Vornamen;Geburt;Art;Aufnahme;Verfahren;Sturz;Station
      K1;007;w;Ada|M;02.08.1946;stat;11.03.2025 06:45;BKP;ja;5B
      K2;008;m;-;k.A.;stat;11.07.2025;VP;-;5B
      """,
      "hoehen.csv": "Fall;Wirbel;Zement;Druck\nK1;Th12;4,50;12\nK2;L1;4;-\n",
      "frakturen.csv": "Fall;Wirbel;Ursache\nK1;Th12;OP\nK2;L1;OP\n",
    ]
    let results = try readFolder(files, mapping: mapping(yaml))
    #expect(results.findings == [])
    let first = try #require(results.encounters.first)
    #expect(first.facility.name == "Klinik am See (Beispiel)")
    #expect(first.patient.given == ["Ada", "M"])
    #expect(first.patient.birthDate == R4.Date("1946-08-02"))
    #expect(first.encounter.start == R4.DateTime("2025-03-11T06:45:00+01:00"))
    #expect(first.procedure.technique == .balloonKyphoplasty)
    #expect(first.symptoms?.fallRisk == true)
    #expect(first.levels.first?.vertebra == .t12)
    #expect(first.levels.first?.cement?.volumeMl == R4.Decimal("4.50"))
    #expect(first.levels.first?.balloons.first?.pressurePsi == R4.Decimal("174.0"))
    let second = try #require(results.encounters.last)
    #expect(second.encounter.start == R4.DateTime("2025-07-11"))
    #expect(second.patient.given == [])
    #expect(second.patient.birthDate == nil)
    #expect(second.symptoms == nil)
    #expect(second.levels.first?.balloons == [])
  }

  @Test func summerTimeHasItsOffset() throws {
    let results = try read("encounter.start", "2025-07-11 06:45", "timeZone: America/Chicago")
    #expect(results.encounters.first?.encounter.start.text == "2025-07-11T06:45:00-05:00")
  }

  @Test func localTimeThatTheClocksPassedOver() throws {
    let results = try read("encounter.start", "2025-03-30 02:30", "timeZone: Europe/Berlin")
    #expect(
      results.findings == [
        "e.csv:2:12 (encounter.start): error: encounter.start: is a local time that does not exist: "
          + "the clocks were put forward over it (offset +01:00 before, +02:00 after) [record.time-skipped]"
      ])
  }

  @Test func localTimeThatExistsTwice() throws {
    let zone = "timeZone: Europe/Berlin"
    let results = try read("encounter.start", "2025-10-26 02:30", zone)
    #expect(
      results.findings == [
        "e.csv:2:12 (encounter.start): error: encounter.start: is a local time that exists twice, "
          + "with the offsets +02:00 and +01:00; accepted: a time with its offset, or ambiguousTime: "
          + "earlier or later in the mapping file [record.time-repeated]"
      ])
    for (word, offset) in [("earlier", "+02:00"), ("later", "+01:00")] {
      let decided = try read(
        "encounter.start", "2025-10-26 02:30", "\(zone)\nambiguousTime: \(word)")
      #expect(decided.encounters.first?.encounter.start.text == "2025-10-26T02:30:00\(offset)")
    }
  }

  @Test(arguments: [
    ("2025-10-26 01:59", "+02:00"), ("2025-10-26 03:00", "+01:00"), ("2025-03-30 01:59", "+01:00"),
    ("2025-03-30 03:00", "+02:00"),
  ])
  func timesBesideAChangeAreClear(time: String, offset: String) throws {
    let results = try read("encounter.start", time, "timeZone: Europe/Berlin")
    #expect(results.encounters.first?.encounter.start.text.hasSuffix(offset) == true)
  }

  @Test(arguments: [
    ("M/d/yyyy h:mm a", "3/4/2025 1:05 PM", "2025-03-04T13:05:00Z"),
    ("M/d/yyyy h:mm a", "3/4/2025 12:05 am", "2025-03-04T00:05:00Z"),
    ("yyyyMMddHHmm", "202503041305", "2025-03-04T13:05:00Z"),
    ("ddMMMyyyy:HH:mm:ss", "04MAR2025:13:05:09", "2025-03-04T13:05:09Z"),
    (
      "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2025-03-04T13:05:09.250+0530",
      "2025-03-04T13:05:09.250+05:30"
    ),
  ])
  func dateFormatsAreRead(format: String, text: String, expected: String) throws {
    let results = try read(
      "encounter.start", text, "timeZone: UTC\ndateFormats: [\"\(format)\"]")
    let utc = expected.replacing("Z", with: "+00:00")
    #expect(results.encounters.first?.encounter.start.text == utc)
  }

  @Test(arguments: [
    ("M/d/yyyy", "13/4/2025"), ("M/d/yyyy", "2/30/2025"), ("dd.MM.yyyy", "4.3.2025"),
    ("dd.MM.yyyy", "04.03.2025 " + "x"), ("yyyyMMdd", "2025030"),
    ("dd.MM.yyyy HH:mm", "04.03.2025 24:00"),
    ("M/d/yyyy h:mm a", "3/4/2025 13:05 PM"),
  ])
  func datesThatDoNotFitAreRefused(format: String, text: String) throws {
    let results = try read("encounter.start", text, "timeZone: UTC\ndateFormats: [\"\(format)\"]")
    #expect(results.flatMap(\.findings).map(\.rule) == ["record.date"])
  }

  @Test func mappedDateFormatIsStricterThanItLooks() throws {
    for format in ["yy-MM-dd", "dd.MM", "yyyy-MM-dd hh:mm", "yyyy-MM-dd a", "yyyy dd", "yyyy 'T"] {
      #expect(throws: SiteMappingError.self) { try mapping("dateFormats: [\"\(format)\"]") }
    }
  }

  @Test func pointIsRefusedWhereTheCommaIsDecimal() throws {
    let results = try read(
      "encounter.start,patient.weightKg", "2025-01-01,1.500", "decimalComma: true")
    #expect(
      results.flatMap(\.findings).map(\.message) == [
        "has a point, where the mapping file says that the comma is decimal; accepted: 4,5"
      ])
  }

  @Test(arguments: [
    ("levels.balloons.pressurePsi", "levels[0].heightBefore.anteriorMm", "", "17", "17"),
    ("levels.heightBefore.anteriorMm", "levels[0].heightBefore.anteriorMm", "cm", "1.75", "17.5"),
    ("patient.heightCm", "patient.heightCm", "m", "1.6", "160"),
    ("patient.heightCm", "patient.heightCm", "mm", "1635", "163.5"),
    ("patient.heightCm", "patient.heightCm", "in", "65", "165.10"),
    ("patient.weightKg", "patient.weightKg", "lb", "150", "68.0"),
    ("radiation.fluoroscopyMinutes", "radiation.fluoroscopyMinutes", "s", "255", "4.25"),
    ("radiation.doseAreaGyCm2", "radiation.doseAreaGyCm2", "uGy.m2", "2135", "21.35"),
    ("radiation.airKermaMGy", "radiation.airKermaMGy", "Gy", "0.118", "118"),
    ("procedure.bloodLossMl", "procedure.bloodLossMl", "L", "0", "0"),
  ])
  func unitsAreConverted(
    field: String, column: String, unit: String, cell: String, expected: String
  )
    throws
  {
    let yaml = unit.isEmpty ? "timeZone: UTC" : "units: {\(field): \(unit)}"
    let results = try read("encounter.start,\(column)", "2025-01-01,\(cell)", yaml)
    let json = String(decoding: try #require(results.encounters.first).json(), as: UTF8.self)
    let name = column.split(separator: ".").last ?? ""
    #expect(json.contains("\"\(name)\":\(expected)"), "\(json)")
  }

  @Test func valueWithoutATranslationIsCounted() throws {
    let text =
      encounter("encounter.start,procedure.closure", "2025-01-01,glue") + "\n"
      + (encounter("x", "2025-01-01,glue").split(separator: "\n").last ?? "").replacing(
        "A,M", with: "B,M")
    var reader = try EncounterReader(
      BytesInMemory(Array(text.utf8)), name: "e.csv", format: .csv,
      mapping: try mapping("translate: {procedure.closure: {tape: adhesive}}"))
    var rules: [String] = []
    while let result = try reader.next() { rules += result.findings.map(\.rule) }
    #expect(rules == ["record.code", "record.code"])
    #expect(reader.unmapped == [UnmappedValue(field: "procedure.closure", value: "glue"): 2])
  }

  @Test func ownWordsStayValidBesideATranslation() throws {
    let results = try read(
      "encounter.start,procedure.closure", "2025-01-01,suture",
      "translate: {procedure.closure: {tape: adhesive}}")
    #expect(results.encounters.first?.procedure.closure == .suture)
  }

  @Test func codesAreTranslatedInJSONToo() throws {
    let text = try RecordSamples.stopped(#""technique": "vertebroplasty""#, #""technique": "VP""#)
    let results = try readRecords(
      text, mapping: mapping("translate: {procedure.technique: {VP: vertebroplasty}}"))
    #expect(results.findings == [])
  }

  @Test func constantGivesWayToAValue() throws {
    let results = try read(
      "encounter.start,procedure.closure", "2025-01-01,suture",
      "constants: {procedure.closure: none, procedure.guidance: ct}")
    #expect(results.encounters.first?.procedure.closure == .suture)
    #expect(results.encounters.first?.procedure.guidance == .ct)
  }

  @Test func constantsFillAGroupThatNoColumnFills() throws {
    let results = try read(
      "encounter.start", "2025-01-01",
      "constants: {facility.address.city: Sampleville, facility.address.state: OH}")
    let address = results.encounters.first?.facility.address
    #expect(address?.city == "Sampleville")
    #expect(address?.state == "OH")
  }

  @Test func everyFaultOfAMappingFileHasItsPlace() throws {
    let yaml = """
      timezone: UTC
      timeZone: CET
      ambiguousTime: first
      dateFormats: [dd.MM.yyyy, dd.MM.yy]
      decimalComma: sometimes
      delimiter: "::"
      files:
        level: levels.csv
        levels:
          path: x.csv
          columns:
            Zement: cement.volume
            Wirbel: vertebra
            Hoehe: heightBefore
      constants:
        facility.nam: X
        patient.sex: woman
        levels: L1
      units:
        patient.sex: kg
        patient.weightKg: stone
      translate:
        procedure.technique: {BKP: ballonKyphoplasty}
        levels: {a: b}
      """
    do {
      _ = try mapping(yaml)
      Issue.record("a broken mapping file was read")
    } catch let error as SiteMappingError {
      #expect(
        error.description.split(separator: "\n").map(String.init) == [
          "mapping.yaml:1:1: timezone is no setting; did you mean timeZone?",
          "mapping.yaml:2:11: is no time zone; accepted: a name of the IANA database such as America/Chicago",
          "mapping.yaml:3:16: accepted: earlier, later",
          "mapping.yaml:4:27: yy leaves the century open; accepted: yyyy",
          "mapping.yaml:5:15: accepted: true, false",
          "mapping.yaml:6:12: accepted: one ASCII character other than the quotation mark, or tab",
          "mapping.yaml:8:3: level is no table; did you mean levels?",
          "mapping.yaml:10:5: path is no setting of a table; accepted: file, columns",
          "mapping.yaml:12:15: cement.volume is no field of levels; did you mean cement.volumeMl?",
          "mapping.yaml:14:14: heightBefore names a group of fields; accepted: a column for each of its fields",
          "mapping.yaml:16:3: facility.nam is no field of the record; did you mean facility.name?",
          "mapping.yaml:17:16: is no word of this field; accepted: female, male, other, unknown",
          "mapping.yaml:18:3: is a list or a group; only a single value can be constant",
          "mapping.yaml:20:3: has no unit",
          "mapping.yaml:21:21: stone cannot be turned into kg; accepted: lb, g",
          "mapping.yaml:23:30: ballonKyphoplasty is no word of this field; did you mean balloonKyphoplasty?",
          "mapping.yaml:24:3: is a group; only a value can be translated",
        ])
    }
  }

  @Test func yamlThatIsNoneHasItsPlace() throws {
    do {
      _ = try mapping("files:\n  levels: [a\nunits: {}")
      Issue.record("broken YAML was read")
    } catch let error as SiteMappingError {
      #expect(error.faults.map(\.line) == [3])
      #expect(error.faults.first?.message.hasPrefix("is no YAML: ") == true)
    }
  }

  @Test func fileThatIsNamedMustBeThere() throws {
    #expect(throws: RecordError.self) {
      try readFolder(RecordSamples.allTables, mapping: mapping("files: {vitals: puls.csv}"))
    }
  }

  @Test func columnThatIsNamedShouldBeThere() throws {
    let yaml = "files: {vitals: {columns: {Puls: heartRatePerMin}}}"
    let results = try readFolder(RecordSamples.allTables, mapping: mapping(yaml))
    #expect(
      results.findings == [
        "vitals.csv: warning: Puls: is named in the mapping file, and is no column of this file "
          + "[record.column]"
      ])
  }

  @Test func emptyMappingFileChangesNothing() throws {
    let results = try readFolder(RecordSamples.allTables, mapping: mapping("# nothing yet\n"))
    #expect(results.encounters.count == 2)
  }
}
