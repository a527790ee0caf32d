import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRModel
import FHIRValidation
import Foundation
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON
import TestSupport
import Testing

/// One fault gives one finding, the same in the record and in the bundle that is made of it.
@Suite struct SameFindingTests {
  typealias Case = FaultCase<KyphoplastyEncounter>

  static let cases: [Case] = [
    Case("clinical.level-unusual", "levels[0].vertebra") {
      $0.levels[0].vertebra = .t3
      $0.diagnosis.fractures[0].level = .t3
    },
    Case("clinical.cavity-device-missing", "levels[0].balloons") { $0.levels[0].balloons = [] },
    Case("clinical.cement-volume", "levels[0].cement.volumeMl") {
      $0.levels[0].cement?.volumeMl = 13
      $0.procedure.totalCementMl = nil
    },
    Case("clinical.cement-volume-unusual", "levels[0].cement.volumeMl") {
      $0.levels[0].cement?.volumeMl = 1
      $0.procedure.totalCementMl = nil
    },
    Case("clinical.cement-sum", "procedure.totalCementMl") { $0.procedure.totalCementMl = 11 },
    Case("clinical.balloon-pressure", "levels[0].balloons[0].pressurePsi") {
      $0.levels[0].balloons[0].pressurePsi = 401
    },
    Case("clinical.balloon-left", "levels[0].balloons[0].removed") {
      $0.levels[0].balloons[0].removed = false
    },
    Case("clinical.hardening-time", "levels[0].cement.hardeningMinutes") {
      $0.levels[0].cement?.hardeningMinutes = 45
    },
    Case("clinical.leak-without-complication", "levels[0].leaks[0].symptomatic") {
      $0.levels[0].leakPresent = true
      $0.levels[0].leaks = [CementLeak(site: .disc, symptomatic: true)]
    },
    Case("clinical.procedure-duration", "procedure.end") {
      $0.procedure.end = $0.procedure.start
    },
    Case("clinical.fracture-after-procedure", "diagnosis.fractures[0].onset") {
      $0.diagnosis.fractures[0].onset = R4.DateTime("2025-12-31")
    },
    Case("clinical.neoplasm-missing", "diagnosis.fractures[0].cause") {
      $0.diagnosis.fractures[0].cause = .neoplasm
    },
    Case("clinical.fracture-phase", "diagnosis.fractures[0].phase") {
      $0.diagnosis.fractures[0].phase = .routineHealing
    },
    Case("clinical.contraindicated", "diagnosis.contraindications[0]") {
      $0.diagnosis.contraindications = [.activeInfection]
    },
    Case("clinical.sedation-drug", "anesthesia.drugs") {
      $0.anesthesia?.types = [.moderateSedation]
      $0.anesthesia?.drugs = [AdministeredDrug(drug: .known(.lidocaine))]
    },
    Case("clinical.allergy-ignored", "levels[0].cement") {
      $0.patient.allergies = [.boneCement]
    },
    Case("clinical.outcome-date", "outcomes[1].date") {
      $0.outcomes[1].date = R4.DateTime("2025-03-01") ?? $0.outcomes[1].date
    },
    Case("clinical.pain-mild", "outcomes[0].nrs") { $0.outcomes[0].nrs = 3 },
    Case("clinical.death", "discharge.disposition") { $0.discharge?.disposition = .expired },
    Case("clinical.balloon-in-vertebroplasty", "levels[0].balloons") {
      $0.levels[0].technique = .vertebroplasty
    },
    Case("clinical.cement-missing", "levels[0].cement") {
      $0.levels[0].cement = nil
      $0.procedure.totalCementMl = nil
    },
    Case("clinical.balloon-rupture", "levels[0].balloons[0].ruptured") {
      $0.levels[0].balloons[0].ruptured = true
    },
    Case("clinical.age-child", "patient.birthDate") {
      $0.patient.birthDate = R4.Date("2010-01-01")
    },
    Case("clinical.age-osteoporosis", "diagnosis.fractures[0].cause") {
      $0.patient.birthDate = R4.Date("1990-01-01")
    },
    Case("clinical.general-anesthesia", "team") {
      $0.anesthesia?.types = [.general]
      $0.anesthesia?.drugs = [AdministeredDrug(drug: .known(.propofol))]
      $0.team.removeAll { $0.role == .anesthesiologist || $0.role == .nurseAnesthetist }
    },
    Case("clinical.device-label", "levels[0].cement.device.lot") {
      $0.levels[0].cement?.device?.lot = "OTHER"
    },
  ]

  /// The constraint of each number whose rule is broken, where it can be broken in a bundle that was made of a record.
  private static let constraints: [String: String] = [
    "clinical.level-unusual": "kypho-3", "clinical.cavity-device-missing": "kypho-10",
    "clinical.balloon-in-vertebroplasty": "kypho-11", "clinical.cement-volume": "kypho-21",
    "clinical.cement-volume-unusual": "kypho-22", "clinical.cement-sum": "kypho-23",
    "clinical.balloon-pressure": "kypho-24", "clinical.balloon-left": "kypho-26",
    "clinical.balloon-rupture": "kypho-26-rupture", "clinical.allergy-ignored": "kypho-27",
    "clinical.cement-missing": "kypho-28", "clinical.hardening-time": "kypho-29",
    "clinical.procedure-duration": "kypho-30-duration",
    "clinical.fracture-after-procedure": "kypho-34", "clinical.fracture-phase": "kypho-17-phase",
    "clinical.age-child": "kypho-36", "clinical.age-osteoporosis": "kypho-36-osteoporosis",
    "clinical.general-anesthesia": "kypho-37", "clinical.sedation-drug": "kypho-38",
    "clinical.contraindicated": "kypho-39", "clinical.outcome-date": "kypho-42",
    "clinical.leak-without-complication": "kypho-45", "clinical.device-label": "kypho-47",
  ]

  private static let validator = ClinicalValidator(Validator(definitions: .kyphoplasty(.v610)))

  private func sample() throws -> KyphoplastyEncounter {
    var reader = try EncounterReader(path: Samples.path(of: "osteoporotic-t12"))
    return try #require(try reader.next()?.encounter)
  }

  private func clinical(_ outcome: Outcome) -> [Finding] {
    outcome.findings.filter {
      $0.rule.rawValue.hasPrefix("clinical.") || $0.invariant?.hasPrefix("kypho-") == true
    }
  }

  @Test(arguments: cases)
  func theBundleHasTheFindingOfTheRecord(_ planted: Case) throws {
    var encounter = try sample()
    planted.change(&encounter)
    let faults = RecordRule.all.flatMap { $0.faults(in: encounter) }
    #expect(faults.map { "\($0.rule) \($0.field)" } == ["\(planted.rule) \(planted.field)"])

    let bytes = EncounterMapper(secret: .demonstration).bundle(for: encounter).json()
    let outcome = Self.validator.validate(bytes)
    let findings = clinical(outcome)
    #expect(findings.map(\.rule.rawValue) == [planted.rule], "\(findings)")
    let others = outcome.findings.filter {
      $0.severity >= .error && $0.rule.rawValue != planted.rule
    }
    #expect(others.map(\.description) == [])
    let message = try #require(faults.first?.message)
    #expect(findings.first?.message == "\(planted.field) \(message)")
    #expect(findings.first?.severity.rawValue == faults.first?.severity.rawValue)
    #expect(findings.first?.path.description.hasPrefix("Bundle.entry[") == true)
  }

  @Test(arguments: try Samples.stories())
  func aSampleHasNoFindingEitherWay(story: String) throws {
    let bytes = try PackageFolder.bytes(of: Samples.bundlePath(of: story))
    let findings = clinical(Self.validator.validate(bytes)).filter { $0.severity > .information }
    #expect(findings.map(\.description) == [])
  }

  /// The constraint alone, as a validator that knows no rules sees it.
  @Test(arguments: cases.filter { constraints[$0.rule] != nil })
  func theConstraintOfTheRuleIsBrokenToo(_ planted: Case) throws {
    var encounter = try sample()
    planted.change(&encounter)
    let bytes = EncounterMapper(secret: .demonstration).bundle(for: encounter).json()
    let outcome = Validator(definitions: .kyphoplasty(.v610)).validate(bytes)
    let constraint = try #require(Self.constraints[planted.rule])
    #expect(outcome.findings.compactMap(\.invariant).contains(constraint))
  }

  @Test func noConstraintIsBrokenWhereNoRuleIs() throws {
    let validator = Validator(definitions: .kyphoplasty(.v610))
    let mapper = EncounterMapper(secret: .demonstration)
    var records = try (0..<150).map { try SyntheticCohort(seed: 21, sites: 3).encounter(at: $0) }
    for story in try Samples.stories() {
      var reader = try EncounterReader(path: Samples.path(of: story))
      records.append(try #require(try reader.next()?.encounter))
    }
    for record in records {
      let outcome = validator.validate(mapper.bundle(for: record).json())
      let broken = outcome.findings.filter {
        $0.invariant?.hasPrefix("kypho-") == true || $0.rule == "invariant.unevaluated"
      }
      #expect(broken.map(\.description) == [], "\(record.key)")
    }
  }

  @Test func whatIsConfirmedIsAWarningInTheBundleToo() throws {
    var encounter = try sample()
    encounter.diagnosis.contraindications = [.pregnancy]
    encounter.confirmed = ["clinical.contraindicated"]
    let bytes = EncounterMapper(secret: .demonstration).bundle(for: encounter).json()
    let findings = clinical(Self.validator.validate(bytes))
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test func aConstraintSpeaksWhereNoRuleCould() throws {
    // A single resource is no record, so that only the profile's constraint can find the fault.
    let text = """
      {"resourceType": "Observation", "status": "final",
       "meta": {"profile": ["http://example.org/fhir/kyphoplasty/StructureDefinition/cement-volume"]},
       "code": {"coding": [
         {"system": "http://example.org/fhir/kyphoplasty/CodeSystem/kyphoplasty", "code": "cement-volume"}]},
       "subject": {"reference": "Patient/p"},
       "valueQuantity": {"value": 13, "system": "http://unitsofmeasure.org", "code": "mL"}}
      """
    let outcome = Self.validator.validate(Array(text.utf8))
    #expect(outcome.findings.compactMap(\.invariant).contains("kypho-21"))
  }

  @Test func aBoundThatASiteMovedIsNotDrawnByTheConstraint() throws {
    var encounter = try sample()
    encounter.levels[0].cement?.hardeningMinutes = 45
    let bytes = EncounterMapper(secret: .demonstration).bundle(for: encounter).json()
    var rules = RuleSettings()
    try rules.set(60, forThreshold: "most", ofRule: "clinical.hardening-time")
    let validator = ClinicalValidator(Validator(definitions: .kyphoplasty(.v610)), rules: rules)
    #expect(clinical(validator.validate(bytes)).map(\.description) == [])
  }

  @Test func aSettingOfOneRuleLeavesOthersWithItsNumber() throws {
    var rules = RuleSettings()
    try rules.set(.off, forRule: "clinical.balloon-rupture")
    #expect(rules.overrules("clinical.balloon-rupture"))
    #expect(!rules.overrules("clinical.balloon-left"))
    #expect(!RuleSettings.standard.overrules("clinical.balloon-rupture"))
    try rules.set(.error, forRule: "clinical.cement-sum")
    #expect(!rules.overrules("clinical.cement-sum"))
    try rules.set(.information, forRule: "clinical.cement-sum")
    #expect(rules.overrules("clinical.cement-sum"))
  }

  @Test func aRuleThatIsOffIsSilentInTheBundleToo() throws {
    var encounter = try sample()
    encounter.levels[0].balloons[0].pressurePsi = 401
    let bytes = EncounterMapper(secret: .demonstration).bundle(for: encounter).json()
    var rules = RuleSettings()
    try rules.set(.off, forRule: "clinical.balloon-pressure")
    let validator = ClinicalValidator(Validator(definitions: .kyphoplasty(.v610)), rules: rules)
    #expect(clinical(validator.validate(bytes)).map(\.description) == [])
  }

  // MARK: Who has the last word

  private func bundle(of encounter: KyphoplastyEncounter) -> [UInt8] {
    EncounterMapper(secret: .demonstration).bundle(for: encounter).json()
  }

  private func validator(
    _ change: (inout RuleSettings) throws -> Void
  ) rethrows -> ClinicalValidator {
    var rules = RuleSettings()
    try change(&rules)
    return ClinicalValidator(Validator(definitions: .kyphoplasty(.v610)), rules: rules)
  }

  @Test func aBoundThatWasMovedHoldsForTheBundleToo() throws {
    var encounter = try sample()
    encounter.levels[0].balloons[0].pressurePsi = 500
    encounter.levels[0].cement?.volumeMl = 13
    encounter.procedure.totalCementMl = nil
    let moved = try validator {
      try $0.set(700, forThreshold: "most", ofRule: "clinical.balloon-pressure")
      try $0.set(14, forThreshold: "most", ofRule: "clinical.cement-volume")
      try $0.set(14, forThreshold: "most", ofRule: "clinical.cement-volume-unusual")
      try $0.set(14, forThreshold: "mostThoracic", ofRule: "clinical.cement-volume-unusual")
    }
    #expect(clinical(moved.validate(bundle(of: encounter))).map(\.description) == [])
    let usual = clinical(Self.validator.validate(bundle(of: encounter)))
    #expect(
      Set(usual.map(\.rule.rawValue)) == ["clinical.balloon-pressure", "clinical.cement-volume"])
  }

  @Test func oneRuleOfANumberCanBeOff() throws {
    var encounter = try sample()
    encounter.levels[0].balloons[0].removed = false
    let off = try validator { try $0.set(.off, forRule: "clinical.balloon-left") }
    #expect(clinical(off.validate(bundle(of: encounter))).map(\.description) == [])
    // The other rule of number 26 is on.
    encounter.levels[0].balloons[0].ruptured = true
    let findings = clinical(off.validate(bundle(of: encounter)))
    #expect(findings.map(\.rule.rawValue) == ["clinical.balloon-rupture"])
  }

  @Test func aRuleThatSpeaksOfOneThingHidesNoOther() throws {
    var encounter = try sample()
    encounter.levels[0].balloons[0].pressurePsi = 500
    // A balloon that belongs to no level, so that no record has it.
    let stray = """
      {"fullUrl": "http://example.org/fhir/Observation/stray", "resource": {
        "resourceType": "Observation", "id": "stray", "status": "final",
        "meta": {"profile": [
          "http://example.org/fhir/kyphoplasty/StructureDefinition/balloon-inflation"]},
        "code": {"coding": [
          {"system": "http://example.org/fhir/kyphoplasty/CodeSystem/kyphoplasty",
           "code": "balloon-inflation"}]},
        "component": [{
          "code": {"coding": [
            {"system": "http://example.org/fhir/kyphoplasty/CodeSystem/kyphoplasty",
             "code": "balloon-pressure"}]},
          "valueQuantity": {"value": 900, "unit": "psi", "system": "http://unitsofmeasure.org",
            "code": "[psi]"}}]}},
      """
    let text = try #require(String(bytes: bundle(of: encounter), encoding: .utf8))
    let both = text.replacing("\"entry\":[", with: "\"entry\":[" + stray, maxReplacements: 1)
    #expect(both != text)
    let findings = clinical(Self.validator.validate(Array(both.utf8)))
    #expect(
      Set(findings.map { $0.invariant ?? $0.rule.rawValue }) == [
        "kypho-24", "clinical.balloon-pressure",
      ])
    #expect(
      findings.first { $0.invariant == "kypho-24" }?.path.description
        == "Bundle.entry[0].resource")
  }

  @Test func whatOnlyAProfileSaysIsSaidOfAMappedRecordToo() throws {
    // Where a profile asks for what no rule of records does, the record is refused, and nobody is silent about it.
    let loaded = try definitions(demanding: "entry.resource.ofType(Patient).deceased.exists()")
    var preparation = EncounterPreparation(
      mapper: EncounterMapper(secret: .demonstration), validator: Validator(definitions: loaded))
    var reader = try EncounterReader(path: Samples.path(of: "osteoporotic-t12"))
    let prepared = preparation.prepare(try #require(try reader.next()))
    #expect(prepared.bundle == nil)
    #expect(
      prepared.findings.contains { $0.severity == .error && $0.message.contains("kypho-session") })
  }

  /// Our definitions, but for a bundle that must meet an expression as what the profile alone says.
  private func definitions(demanding expression: String) throws -> Definitions {
    let file = PackageFolder.profiles + "/StructureDefinition-export-bundle.json"
    let text = try #require(String(bytes: PackageFolder.bytes(of: file), encoding: .utf8))
    let pattern = /"key": "kypho-session",[^}]*"expression": "([^"]*)"/
    let match = try #require(text.firstMatch(of: pattern))
    let changed = text.replacing(match.1, with: expression)
    var loading = DefinitionLoading()
    loading.add(resource: try JSONDocument(Array(changed.utf8)), named: "export-bundle.json")
    return try loading.build(over: .kyphoplasty(.v610)).definitions
  }
}
