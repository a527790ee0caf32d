import FHIRModel
import Testing

@testable import Kyphoplasty

/// What a site may decide on, and what not.
@Suite struct RuleSettingsTests {
  private func sample() throws -> KyphoplastyEncounter {
    try #require(try readRecords(RecordSamples.twoLevels).encounters.first)
  }

  private func ids(
    _ encounter: KyphoplastyEncounter, _ settings: RuleSettings
  ) -> [String: RecordFinding.Severity] {
    let faults = RecordRule.all.flatMap { $0.faults(in: encounter, as: settings) }
    return Dictionary(faults.map { ($0.rule, $0.severity) }, uniquingKeysWith: { max($0, $1) })
  }

  @Test func everyWeightCounts() throws {
    var encounter = try sample()
    encounter.levels[0].balloons[0].pressurePsi = 500
    let rule = "clinical.balloon-pressure"
    let expected: [RuleSettings.Weight: RecordFinding.Severity] = [
      .information: .information, .warning: .warning, .error: .error,
    ]
    for weight in RuleSettings.Weight.allCases {
      var settings = RuleSettings()
      try settings.set(weight, forRule: rule)
      #expect(ids(encounter, settings)[rule] == expected[weight])
    }
  }

  @Test func everyBoundOfEveryRuleCanBeMoved() throws {
    for rule in RecordRule.all {
      for bound in rule.thresholds {
        var settings = RuleSettings()
        try settings.set(1, forThreshold: bound.name, ofRule: rule.id)
        #expect(settings != .standard)
      }
    }
  }

  @Test func aBoundThatIsMovedIsTheOneThatCounts() throws {
    var encounter = try sample()
    encounter.levels[0].balloons[0].pressurePsi = 500
    var settings = RuleSettings()
    try settings.set(700, forThreshold: "most", ofRule: "clinical.balloon-pressure")
    #expect(ids(encounter, settings).isEmpty)
    encounter.levels[0].balloons[0].pressurePsi = 701
    #expect(ids(encounter, settings).keys.sorted() == ["clinical.balloon-pressure"])
  }

  @Test func aRecordIsReadWithTheSettings() throws {
    let text = try RecordSamples.twoLevels(#""pressurePsi": 180"#, #""pressurePsi": 500"#)
    var options = EncounterReader.Options()
    try options.rules.set(.error, forRule: "clinical.balloon-pressure")
    #expect(try readRecords(text).encounters.count == 1)
    #expect(try readRecords(text, options: options).encounters.isEmpty)
  }

  @Test func whatFollowsFromCodesOrASourceStays() {
    for id in [
      "clinical.new-fracture-place", "clinical.contraindicated", "coding.cpt-primary",
      "coding.blocked-code", "clinical.level-repeated",
    ] {
      var settings = RuleSettings()
      #expect(throws: RuleSettingError.fixed(rule: id)) {
        try settings.set(.off, forRule: id)
      }
    }
  }

  @Test func whatIsMisspeltIsSaid() {
    var settings = RuleSettings()
    #expect(
      throws: RuleSettingError.unknownRule(
        "clinical.baloon-pressure", suggestion: "clinical.balloon-pressure")
    ) { try settings.set(.off, forRule: "clinical.baloon-pressure") }
    #expect(
      throws: RuleSettingError.unknownThreshold(
        "max", rule: "clinical.balloon-pressure", known: ["most"])
    ) { try settings.set(1, forThreshold: "max", ofRule: "clinical.balloon-pressure") }
    #expect(
      throws: RuleSettingError.malformedThreshold("most", rule: "clinical.balloon-pressure")
    ) { try settings.set(-1, forThreshold: "most", ofRule: "clinical.balloon-pressure") }
  }

  @Test(arguments: ["clinical.contraindicated", "clinical.age-child"])
  func whatIsConfirmedIsAWarning(_ rule: String) throws {
    var encounter = try sample()
    encounter.diagnosis.contraindications = [.pregnancy]
    encounter.patient.birthDate = R4.Date("2010")
    #expect(ids(encounter, .standard)[rule] == .error)
    encounter.confirmed = [rule]
    #expect(ids(encounter, .standard)[rule] == .warning)
  }

  @Test func onlyWhatIsListedIsConfirmed() throws {
    var encounter = try sample()
    encounter.diagnosis.contraindications = [.pregnancy]
    encounter.confirmed = ["clinical.age-child"]
    #expect(ids(encounter, .standard)["clinical.contraindicated"] == .error)
  }
}
