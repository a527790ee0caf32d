import Testing

@testable import Kyphoplasty

struct FaultKindTests {
  /// The rule of a fault finds it, at its field, and no other rule finds anything.
  @Test(arguments: FaultKind.all)
  func isFoundByItsRuleAlone(kind: FaultKind) throws {
    let cohort = SyntheticCohort(seed: 21, sites: 3)
    var planted = 0
    for index in 0..<1500 where planted < 3 {
      guard let record = try cohort.record(at: index, with: kind), let fault = record.fault else {
        continue
      }
      planted += 1
      var text = record.json + [0x0A]
      if case .earlierKey = kind.edit {
        text =
          try (max(0, index - 16)..<index).flatMap { try cohort.record(at: $0).json + [0x0A] }
          + text
      }
      let findings = try readRecords(text, format: .ndjson).flatMap(\.findings)
      #expect(Set(findings.map(\.rule)) == [fault.rule], "\(findings)")
      #expect(findings.contains { $0.field == fault.field }, "\(fault.field): \(findings)")
      #expect(findings.map(\.severity).max() == fault.severity)
      #expect((record.encounter == nil) == (fault.severity == .error))
    }
    #expect(planted > 0, "no record can have it")
  }

  /// A rule that no fault breaks is one that a cohort cannot show at work.
  @Test func everyRuleThatRejectsOrWarnsHasAFault() {
    let broken = Set(FaultKind.all.map(\.rule))
    let rules = RecordRule.all.filter { $0.severity > .information }.map(\.id)
    #expect(rules.filter { !broken.contains($0) } == [])
  }

  @Test func aFaultBreaksARuleThatThereIs() {
    let rules = Set(RecordRule.all.map(\.id) + ReadingRule.all.map(\.id))
    #expect(FaultKind.all.filter { !rules.contains($0.rule) }.map(\.name) == [])
    #expect(Set(FaultKind.all.map(\.name)).count == FaultKind.all.count)
  }

  @Test func whatIsPlantedInACohortIsWhatIsFoundInIt() throws {
    let cohort = SyntheticCohort(seed: 31, sites: 2, defects: 4000)
    var text: [UInt8] = []
    var faults: [PlantedFault] = []
    for index in 0..<400 {
      let record = try cohort.record(at: index)
      text += record.json + [0x0A]
      if let fault = record.fault { faults.append(fault) }
    }
    let results = try readRecords(text, format: .ndjson).filter { !$0.findings.isEmpty }
    #expect(results.count == faults.count)
    for (result, fault) in zip(results, faults) {
      #expect(Set(result.findings.map(\.rule)) == [fault.rule], "\(fault)")
    }
  }
}
