import FHIRModel
import TestSupport
import Testing

@testable import Kyphoplasty

/// Each rule finds the fault that it is about in a sample that is clean otherwise, and names the field.
@Suite struct RecordRuleTests {
  typealias Case = FaultCase<KyphoplastyEncounter>

  static let cases: [Case] = [
    Case("clinical.levels-missing", "levels") {
      $0.levels = []
      $0.outcomes = []
      $0.procedure.totalCementMl = nil
    },
    Case("clinical.level-repeated", "levels[1].vertebra") { $0.levels[0].vertebra = .l1 },
    Case("clinical.procedure-times", "procedure.end") {
      $0.procedure.start = R4.DateTime("2025-03-11T09:00:00-05:00")
      $0.procedure.end = R4.DateTime("2025-03-11T08:59:59-05:00")
    },
    Case("clinical.procedure-times", "anesthesia.end") {
      $0.anesthesia?.end = R4.DateTime("2025-03-10")
    },
    Case("clinical.stay-times", "procedure.start") {
      // Two hours after the start of the encounter on the wall, an hour before it in time.
      $0.procedure.start = R4.DateTime("2025-03-11T08:45:00-02:00")
    },
    Case("clinical.stay-times", "discharge.time") {
      $0.discharge?.time = R4.DateTime("2025-03-11T08:30:00-05:00") ?? $0.encounter.start
    },
    Case("clinical.stay-times", "encounter.end") { $0.encounter.end = R4.DateTime("2025-03-10") },
    Case("clinical.cement-missing", "levels[1].cement") { $0.levels[1].cement = nil },
    Case("clinical.cement-without-level", "procedure.totalCementMl") {
      $0.procedure.status = .stopped
      for index in $0.levels.indices { $0.levels[index].cement = nil }
    },
    Case("clinical.cement-without-level", "levels[1].cement") { $0.levels[1].status = .notDone },
    Case("clinical.cement-volume", "levels[0].cement.volumeMl") {
      $0.levels[0].cement?.volumeMl = 0
    },
    Case("clinical.cement-volume", "levels[0].cement.volumeMl") {
      $0.levels[0].cement?.volumeMl = R4.Decimal("12.1")
    },
    Case("clinical.balloon-in-vertebroplasty", "levels[1].balloons") {
      $0.levels[1].technique = .vertebroplasty
    },
    Case("clinical.osteoporosis-kind", "diagnosis.fractures[0].cause") {
      $0.diagnosis.fractures[0].cause = .osteoporosis
      $0.diagnosis.osteoporosis = Osteoporosis()
      $0.diagnosis.osteoporosis?.type = .corticosteroid
    },
    Case("clinical.birth-date", "patient.birthDate") {
      $0.patient.birthDate = R4.Date("2948-07-19")
    },
    Case("clinical.fracture-after-procedure", "diagnosis.fractures[1].onset") {
      $0.diagnosis.fractures[1].onset = R4.DateTime("2025-04")
    },
    Case("clinical.leak-without-site", "levels[0].leakPresent") { $0.levels[0].leaks = [] },
    Case("clinical.leak-without-site", "levels[0].leakPresent") { $0.levels[0].leakPresent = nil },
    Case("clinical.leak-without-complication", "levels[0].leaks[0].symptomatic") {
      $0.levels[0].leaks[0].symptomatic = true
    },
    Case("clinical.new-fracture-place", "outcomes[2].newFractures[0].level") {
      $0.outcomes[2].newFractures[0].level = .l4
    },
    Case("clinical.new-fracture-place", "outcomes[2].newFractures[0].level") {
      $0.outcomes[2].newFractures[0].relation = .sameLevel
    },
    Case("clinical.new-fracture-place", "outcomes[2].newFractures[0].relation") {
      $0.outcomes[2].newFractures[0].relation = .distant
    },
    Case("clinical.new-fracture-place", "outcomes[2].newFractures[0].date") {
      $0.outcomes[2].newFractures[0].date = R4.DateTime("2025-03-10") ?? $0.encounter.start
    },
    Case("clinical.outcome-date", "outcomes[0].date") {
      $0.outcomes[0].date = R4.DateTime("2025-03-12") ?? $0.encounter.start
    },
    Case("clinical.outcome-date", "outcomes[1].date") {
      $0.outcomes[1].date = R4.DateTime("2025-03-10") ?? $0.encounter.start
    },
    Case("clinical.device-label", "levels[0].cement.device.udi") {
      $0.levels[0].cement?.device?.udi = UniqueDeviceIdentifier(
        "(01)09999990000019(17)250228(10)LOT7")
    },
    Case("clinical.device-label", "levels[0].balloons[1].device.expiry") {
      var device = ImplantedDevice()
      device.expiry = R4.Date("2025-02")
      $0.levels[0].balloons[1].device = device
    },
    Case("clinical.device-label", "levels[0].cement.device.lot") {
      $0.levels[0].cement?.device?.lot = "LOT8"
    },
    Case("clinical.death", "discharge.disposition") { $0.discharge?.disposition = .expired },
    Case("clinical.death", "discharge.disposition") {
      $0.patient.deathDate = R4.DateTime("2025-03-12T08:00:00-05:00")
    },
    Case("clinical.death", "complications[0].onset") {
      var late = Complication(type: .hematoma)
      late.onset = R4.DateTime("2025-09-02")
      $0.complications = [late]
      $0.outcomes[2].death = R4.DateTime("2025-09-01")
    },
    Case("clinical.complication-unnamed", "complications[0].text") {
      $0.complications = [Complication(type: .other)]
    },
    Case("clinical.clinician-unidentified", "team[1].clinician") {
      $0.team[1].clinician.npi = nil
    },
    Case("clinical.clinician-unidentified", "recordedBy") {
      $0.recordedBy?.key = nil
      $0.recordedBy?.family = "Clerk"
    },
    Case("clinical.entry-repeated", "diagnosis.fractures[1]") {
      $0.diagnosis.fractures[1].level = .t12
    },
    Case("clinical.entry-repeated", "complications[1]") {
      $0.complications = [Complication(type: .hematoma), Complication(type: .hematoma)]
    },
    Case("clinical.entry-repeated", "outcomes[3]") { $0.outcomes.append($0.outcomes[1]) },
    Case("record.range", "levels[0].heightAfter.anteriorMm") {
      $0.levels[0].heightAfter?.anteriorMm = 61
    },
    Case("record.range", "outcomes[0].odiItems[3]") { $0.outcomes[0].odiItems[3] = 6 },
    Case("clinical.level-unusual", "levels[0].vertebra") { $0.levels[0].vertebra = .t4 },
    Case("clinical.levels-many", "levels") { encounter in
      for vertebra in [Vertebra.t10, .t9] {
        var level = encounter.levels[1]
        level.vertebra = vertebra
        encounter.levels.append(level)
      }
      encounter.procedure.totalCementMl = nil
      encounter.outcomes[2].newFractures = []
    },
    Case("clinical.cavity-device-missing", "levels[1].balloons") { $0.levels[1].balloons = [] },
    Case("clinical.cavity-device-missing", "levels[1].implant") {
      $0.levels[1].technique = .implantAugmentation
      $0.levels[1].balloons = []
    },
    Case("clinical.neoplasm-missing", "diagnosis.fractures[0].cause") {
      $0.diagnosis.fractures[0].cause = .neoplasm
    },
    Case("clinical.fracture-phase", "diagnosis.fractures[0].phase") {
      $0.diagnosis.fractures[0].phase = .routineHealing
    },
    Case("clinical.cement-volume-unusual", "levels[0].cement.volumeMl") {
      $0.levels[0].cement?.volumeMl = R4.Decimal("6.1")
      $0.procedure.totalCementMl = nil
    },
    Case("clinical.cement-volume-unusual", "levels[1].cement.volumeMl") {
      $0.levels[1].cement?.volumeMl = R4.Decimal("1.9")
      $0.procedure.totalCementMl = nil
    },
    Case("clinical.cement-sum", "procedure.totalCementMl") { $0.procedure.totalCementMl = 10 },
    Case("clinical.balloon-pressure", "levels[0].balloons[0].pressurePsi") {
      $0.levels[0].balloons[0].pressurePsi = 401
    },
    Case("clinical.balloon-volume", "levels[0].balloons[0].volumeMl") {
      $0.levels[0].balloons[0].volumeMl = R4.Decimal("4.1")
    },
    Case("clinical.balloon-volume", "levels[0].balloons[1].volumeMl") {
      $0.levels[0].balloons[1].volumeMl = R4.Decimal("6.5")
    },
    Case("clinical.balloon-left", "levels[0].balloons[1].removed") {
      $0.levels[0].balloons[1].removed = false
    },
    Case("clinical.balloon-rupture", "levels[0].balloons[0].ruptured") {
      $0.levels[0].balloons[0].ruptured = true
    },
    Case("clinical.allergy-ignored", "levels[0].balloons[0].contrast") {
      $0.patient.allergies = [.iodinatedContrast]
    },
    Case("clinical.allergy-ignored", "levels[0].cement") {
      $0.diagnosis.contraindications = [.cementAllergy]
    },
    Case("clinical.contrast-unknown", "levels[0].balloons[0].contrast") {
      $0.patient.allergies = [.iodinatedContrast]
      for place in $0.levels.indices {
        for balloon in $0.levels[place].balloons.indices {
          $0.levels[place].balloons[balloon].contrast = .named("Visipaque 320")
        }
      }
      $0.contrast = []
    },
    Case("clinical.hardening-time", "levels[0].cement.hardeningMinutes") {
      $0.levels[0].cement?.hardeningMinutes = 31
    },
    Case("clinical.procedure-duration", "procedure.end") {
      $0.procedure.end = R4.DateTime("2025-03-11T08:09:00-05:00")
    },
    Case("clinical.procedure-long", "procedure.end") {
      $0.levels.removeLast()
      $0.outcomes[2].newFractures = []
      $0.procedure.totalCementMl = nil
      $0.procedure.end = R4.DateTime("2025-03-11T09:01:00-05:00")
    },
    Case("clinical.stay-length", "encounter.class") { $0.encounter.class = .ambulatory },
    Case("clinical.stay-length", "encounter.class") {
      $0.encounter.class = .inpatient
      $0.discharge?.time = R4.DateTime("2025-03-11T20:00:00-05:00") ?? $0.encounter.start
    },
    Case("clinical.fracture-not-acute", "diagnosis.fractures[0].onset") {
      $0.diagnosis.fractures[0].onset = R4.DateTime("2025-01-27")
      $0.diagnosis.fractures[0].age = nil
      $0.imaging = []
    },
    Case("clinical.fracture-old", "diagnosis.fractures[0].onset") {
      $0.diagnosis.fractures[0].onset = R4.DateTime("2024-12-10")
    },
    Case("clinical.fracture-old", "diagnosis.fractures[0].onset") {
      $0.diagnosis.fractures[0].onset = R4.DateTime("2024-11")
    },
    Case("clinical.age-osteoporosis", "diagnosis.fractures[0].cause") {
      $0.patient.birthDate = R4.Date("1985-03-12")
    },
    Case("clinical.age-child", "patient.birthDate") {
      $0.patient.birthDate = R4.Date("2007-03-12")
    },
    Case("clinical.general-anesthesia", "team") {
      $0.anesthesia?.types = [.general]
      $0.team.removeLast()
    },
    Case("clinical.general-anesthesia", "anesthesia.drugs") {
      $0.anesthesia?.types = [.general, .local]
      $0.anesthesia?.drugs = [AdministeredDrug(drug: .known(.lidocaine))]
    },
    Case("clinical.sedation-drug", "anesthesia.drugs") { $0.anesthesia?.drugs = [] },
    Case("clinical.contraindicated", "diagnosis.contraindications[0]") {
      $0.diagnosis.contraindications = [.activeInfection]
    },
    Case("clinical.pain-mild", "outcomes[0].nrs") { $0.outcomes[0].nrs = 4 },
    Case("clinical.pain-mild", "outcomes[0].vasMm") {
      $0.outcomes[0].nrs = nil
      $0.outcomes[0].vasMm = 49
    },
    Case("clinical.body-mass", "patient.weightKg") { $0.patient.heightCm = R4.Decimal("61.5") },
    Case("clinical.outcome-window", "outcomes[2].timePoint") {
      $0.outcomes[2].timePoint = .month6
    },
    Case("clinical.height-loss", "levels[0].heightAfter.posteriorMm") {
      $0.levels[0].heightAfter?.posteriorMm = R4.Decimal("21.9")
    },
    Case("clinical.confirmed-unknown", "confirmed[0]") { $0.confirmed = ["clinical.cement"] },
  ]

  private func sample() throws -> KyphoplastyEncounter {
    try #require(try readRecords(RecordSamples.twoLevels).encounters.first)
  }

  @Test(arguments: cases)
  func faultIsFound(_ planted: Case) throws {
    var encounter = try sample()
    planted.change(&encounter)
    let faults = RecordRule.all.flatMap { $0.faults(in: encounter) }
    #expect(faults.contains { $0.rule == planted.rule && $0.field == planted.field }, "\(faults)")
    #expect(Set(faults.map(\.rule)) == [planted.rule])
  }

  @Test(arguments: cases)
  func faultIsFoundInTheRecordToo(_ planted: Case) throws {
    var encounter = try sample()
    planted.change(&encounter)
    let results = try readRecords(encounter.json())
    let findings = results.flatMap(\.findings)
    #expect(
      findings.contains { $0.rule == planted.rule && $0.field == planted.field }, "\(findings)")
    let severity = try #require(RecordRule.named(planted.rule)).severity
    let isKept = results.first?.encounter == encounter
    #expect(isKept == (severity != .error))
  }

  @Test func cleanRecordsHaveNoFault() throws {
    for text in [RecordSamples.twoLevels, RecordSamples.stopped] {
      let encounter = try #require(try readRecords(text).encounters.first)
      #expect(RecordRule.all.flatMap { $0.faults(in: encounter) } == [])
    }
  }

  private func faults(
    _ settings: RuleSettings = .standard, _ change: (inout KyphoplastyEncounter) -> Void
  ) throws -> [String] {
    var encounter = try sample()
    change(&encounter)
    return RecordRule.all.flatMap { $0.faults(in: encounter, as: settings) }.map(\.rule)
  }

  @Test func ofAMonthTheLastDayCounts() throws {
    // The operation is on 11 March: the end of January is 39 days before it, and the end of December is 70.
    func findings(_ onset: String) throws -> [String] {
      try faults {
        $0.diagnosis.fractures[0].onset = R4.DateTime(onset)
        $0.diagnosis.fractures[0].age = nil
        $0.imaging = []
      }
    }
    #expect(try findings("2025-01") == [])
    #expect(try findings("2024-12") == ["clinical.fracture-not-acute"])
    #expect(try findings("2025") == [])
    #expect(try findings("2023").contains("clinical.fracture-old"))
  }

  @Test func whatIsUnrelatedToTheCementIsNoConsequenceOfALeak() throws {
    func findings(_ relation: Complication.Relation?) throws -> [String] {
      try faults {
        $0.levels[0].leaks[0].symptomatic = true
        $0.complications = [Complication(type: .nerveRootInjury)]
        $0.complications[0].relation = relation
      }
    }
    #expect(try findings(.unrelated).contains("clinical.leak-without-complication"))
    #expect(try !findings(.cement).contains("clinical.leak-without-complication"))
    #expect(try !findings(nil).contains("clinical.leak-without-complication"))
  }

  @Test func contrastWithoutIodineIsNoRiddle() throws {
    let findings = try faults {
      $0.patient.allergies = [.iodinatedContrast]
      for place in $0.levels.indices {
        for balloon in $0.levels[place].balloons.indices {
          $0.levels[place].balloons[balloon].contrast = .named("Gadobutrol")
        }
      }
      $0.contrast = []
    }
    #expect(findings == [])
  }

  @Test func aRuleHoldsToTheBoundThatAnotherRuleWasGiven() throws {
    var rules = RuleSettings()
    try rules.set(16, forThreshold: "most", ofRule: "clinical.cement-volume")
    let unusual = try faults(rules) {
      $0.levels[0].cement?.volumeMl = 13
      $0.procedure.totalCementMl = nil
    }
    #expect(unusual == ["clinical.cement-volume-unusual"])
    #expect(
      try faults(rules) {
        $0.levels[0].cement?.volumeMl = 13
        $0.procedure.totalCementMl = 40
      } == ["clinical.cement-volume-unusual", "clinical.cement-sum"])

    try rules.set(300, forThreshold: "most", ofRule: "clinical.procedure-duration")
    let long = try faults(rules) {
      $0.levels.removeLast()
      $0.outcomes[2].newFractures = []
      $0.procedure.totalCementMl = nil
      $0.procedure.end = R4.DateTime("2025-03-11T12:30:00-05:00")
      $0.encounter.end = R4.DateTime("2025-03-12T12:30:00-05:00")
      $0.anesthesia?.end = nil
    }
    #expect(long.contains("clinical.procedure-long"))
    #expect(!long.contains("clinical.procedure-duration"))
  }

  @Test func aSiteMayAskForTimeUnderObservation() throws {
    var rules = RuleSettings()
    try rules.set(60, forThreshold: "observation", ofRule: "clinical.stay-times")
    func findings(_ settings: RuleSettings) throws -> [String] {
      try faults(settings) {
        $0.discharge?.time =
          R4.DateTime("2025-03-11T09:20:00-05:00") ?? $0.encounter.start
        $0.encounter.end = nil
        $0.procedure.end = R4.DateTime("2025-03-11T08:50:00-05:00")
      }.filter { $0 == "clinical.stay-times" }
    }
    #expect(try findings(rules) == ["clinical.stay-times"])
    #expect(try findings(.standard) == [])
  }

  @Test func everyRuleIsTested() {
    #expect(Set(Self.cases.map(\.rule)) == Set(RecordRule.all.map(\.id)))
    #expect(Set(RecordRule.all.map(\.id)).count == RecordRule.all.count)
  }

  @Test func whatIsNoJudgementNamesItsSource() {
    for rule in RecordRule.all {
      #expect(rule.source != nil || rule.basis == .judgement, "\(rule.id)")
    }
  }

  @Test func everyFieldOfARuleExists() {
    for rule in RecordRule.all {
      for field in rule.fields {
        #expect(RecordShape.encounter.field(at: field) != nil, "\(rule.id) looks at \(field)")
      }
    }
  }

  @Test func placeOfAFindingIsTheField() throws {
    let text = try RecordSamples.stopped(#""volumeMl": 1.5"#, #""volumeMl": 20"#)
    let finding = try #require(try readRecords(text).first?.findings.first)
    let before = try #require(text.firstRange(of: "20}, \"leakPresent\"")).lowerBound
    let lines = text[..<before].split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      finding.place
        == .json(file: "records", line: lines.count, column: (lines.last?.count ?? 0) + 1))
  }

  @Test func thirdsOfADateAreComparedAsFarAsTheyGo() throws {
    let cases = [
      ("2025-03", "2025-02-28", true), ("2025-03", "2025-03-01", false),
      ("2025", "2025-01-01", false),
      ("2025-03-02", "2025-03-01T23:59:00-05:00", true),
      ("2025-03-01T10:00:00+01:00", "2025-03-01T09:30:00Z", false),
    ]
    for (one, other, isAfter) in cases {
      let (one, other) = (try #require(R4.DateTime(one)), try #require(R4.DateTime(other)))
      #expect(one.isSurelyAfter(other) == isAfter, "\(one.text) and \(other.text)")
    }
  }
}
