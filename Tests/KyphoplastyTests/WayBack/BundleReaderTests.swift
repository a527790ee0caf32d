import FHIRModel
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

struct BundleReaderTests {
  private let mapper = EncounterMapper(secret: .demonstration)

  // MARK: What encounters share

  @Test func aDirectoryGivesNoRecord() throws {
    var reader = BundleReader()
    let result = reader.read(
      mapper.directoryBundle(for: try .maximal()).json(), file: "directory.json")
    #expect(result.kind == .directory)
    #expect(result.encounter == nil)
    #expect(result.findings.isEmpty)
  }

  @Test func withoutTheDirectoryTheReferencesTellWhoItWas() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    var clinician = Clinician(npi: "1234567893", key: "P-1")
    clinician.family = "Okonjo"
    record.team = [TeamMember(role: .assistant, clinician: clinician)]
    record.facility.phone = "+1 555 0100"
    let trip = RoundTrip(record, hasDirectory: false)
    let read = try #require(trip.result.draft)
    #expect(read.facility.key == "H-1")
    #expect(read.facility.name == "Example Hospital")
    #expect(read.facility.phone == nil)
    #expect(read.team.first?.role == .assistant)
    #expect(read.team.first?.clinician.npi == "1234567893")
    #expect(read.team.first?.clinician.family == nil)
    let unresolved = trip.result.findings.filter { $0.rule == "record.bundle-reference" }
    #expect(unresolved.map(\.field) == ["facility", "team[0]"])
    #expect(unresolved.allSatisfy { $0.severity == .information })
  }

  @Test func whatOneRecordSaysOfAPersonInTwoPlacesIsPutTogether() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    let surgeon = Clinician(key: "P-1")
    var author = surgeon
    author.specialty = .neurosurgery
    record.team = [TeamMember(role: .primaryOperator, clinician: surgeon)]
    record.recordedBy = author
    let read = try #require(RoundTrip(record).result.draft)
    #expect(read.recordedBy == author)
    #expect(read.team.first?.clinician == author)
  }

  // MARK: Findings

  @Test func aFindingPointsIntoTheBundle() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.levels += [TreatedLevel(.t12)]
    let result = RoundTrip(record).result
    let finding = try #require(
      result.findings.first { $0.rule == "clinical.level-repeated" })
    #expect(finding.field == "levels[1].vertebra")
    guard case .element(_, _, _, let path) = finding.place else {
      Issue.record("\(finding.place)")
      return
    }
    #expect(path.hasPrefix("Bundle.entry["))
    #expect(path.hasSuffix("].resource.bodySite[0]"))
    #expect(result.encounter == nil)
  }

  @Test func aRecordAndItsBundleHaveTheSameFindings() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let record = try KyphoplastyEncounter.random(seed)
      let faults = RecordRule.all.flatMap { $0.faults(in: record) }.map { "\($0.rule) \($0.field)" }
      let found = RoundTrip(record).result.findings.filter { $0.rule.hasPrefix("clinical.") }
      #expect(found.map { "\($0.rule) \($0.field)" } == faults, "seed \(seed)")
    }
  }

  @Test(arguments: ["{\"resourceType\": \"Patient\"}", "{}", "[]", "7", "{"])
  func whatIsNoBundleIsSaid(text: String) {
    var reader = BundleReader()
    let result = reader.read(Array(text.utf8), file: "x.json")
    #expect(result.kind == .other)
    #expect(result.findings.contains { $0.severity == .error })
  }

  @Test func aBundleWithoutAnAugmentationIsSaid() {
    var reader = BundleReader()
    let text = """
      {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "id": "p"}}]}
      """
    let result = reader.read(Array(text.utf8), file: "x.json")
    #expect(result.findings.map(\.rule) == ["record.bundle"])
    #expect(result.encounter == nil)
  }

  @Test func anEncounterThatComesTwiceIsSaid() throws {
    let bundle = mapper.bundle(for: try .least(levels: [.t12])).json()
    var reader = BundleReader()
    _ = reader.read(bundle, file: "1.json")
    let again = reader.read(bundle, file: "2.json")
    #expect(again.findings.contains { $0.rule == "record.duplicate-key" })
  }

  // MARK: Bundles of others

  @Test func aForeignBundleIsReadAsFarAsItSaysWhatItMeans() throws {
    var options = BundleReader.Options()
    options.namesUnused = true
    var reader = BundleReader(options: options)
    let result = reader.read(Array(ForeignBundle.text.utf8), file: "foreign.json")
    let record = try #require(result.draft, "\(result.findings)")
    #expect(record.key == "CASE-9")
    #expect(record.patient.mrn == "77")
    #expect(record.patient.family == "Foreign")
    #expect(record.facility.name == "Foreign Clinic")
    #expect(record.facility.key == "o")
    #expect(record.encounter.class == .inpatient)
    #expect(record.procedure.technique == .balloonKyphoplasty)
    #expect(record.procedure.start?.text == "2025-05-01T09:00:00Z")
    #expect(record.levels.map(\.vertebra) == [.l1])
    #expect(record.discharge?.disposition == .skilledNursing)
    #expect(record.discharge?.time.text == "2025-05-02T10:00:00Z")
    #expect(record.team.map(\.role) == [.primaryOperator])
    #expect(record.team.first?.clinician.npi == "1234567893")
    let fracture = try #require(record.diagnosis.fractures.first)
    #expect(record.diagnosis.fractures.count == 1)
    #expect(fracture.level == .l1)
    #expect(fracture.cause == .trauma)
    #expect(fracture.phase == .routineHealing)
    #expect(fracture.onset?.text == "2025-04-20")
    #expect(record.complications.map(\.type) == [.hypotension])
    #expect(record.outcomes.map(\.timePoint) == [.baseline])
    #expect(record.outcomes.first?.nrs == 8)
  }

  @Test func whatAForeignBundleHasAndARecordHasNotIsNamed() throws {
    var options = BundleReader.Options()
    options.namesUnused = true
    var reader = BundleReader(options: options)
    let result = reader.read(Array(ForeignBundle.text.utf8), file: "foreign.json")
    func paths(_ rule: String) -> [String] {
      result.findings.filter { $0.rule == rule }.map {
        guard case .element(_, _, _, let path) = $0.place else { return "" }
        return path
      }
    }
    #expect(
      paths("record.bundle-unused") == [
        "Bundle.entry[8].resource", "Bundle.entry[0].resource.name[0]",
        "Bundle.entry[0].resource.multipleBirthBoolean", "Bundle.entry[2].resource.severity",
        "Bundle.entry[10].resource",
      ])
    #expect(paths("record.bundle-value") == ["Bundle.entry[6].resource.valueQuantity"])
    var counting = BundleReader()
    let counted = counting.read(Array(ForeignBundle.text.utf8), file: "foreign.json")
    let words = counted.findings.filter { $0.rule == "record.bundle-unused" }.map(\.message)
    #expect(words.last == "has 1 resource and 3 elements that no field of the record holds")
  }

  @Test func referencesThatLeadInCirclesEnd() throws {
    let text = """
      {"resourceType": "Bundle", "type": "collection", "entry": [
        {"resource": {"resourceType": "Patient", "id": "p"}},
        {"resource": {"resourceType": "Procedure", "id": "a", "status": "completed",
          "partOf": [{"reference": "Procedure/b"}],
          "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "22513"}]},
          "focalDevice": [{"manipulated": {"reference": "Procedure/a"}}]}},
        {"resource": {"resourceType": "Procedure", "id": "b", "status": "completed",
          "partOf": [{"reference": "Procedure/a"}, {"reference": "Procedure/b"}],
          "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "22515"}]}}}
      ]}
      """
    var reader = BundleReader()
    let result = reader.read(Array(text.utf8), file: "circle.json")
    #expect(result.draft?.procedure.technique == .balloonKyphoplasty)
  }

  @Test func damagedBundlesAreReadOrRefusedAndNeverMore() throws {
    let bundle = mapper.bundle(for: try .maximal()).json()
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      var damaged = bundle
      for _ in 0..<Int.random(in: 1...12, using: &chance) {
        // A value that is lost, a kind that is changed, a name that is misspelt.
        let place = Int.random(in: 0..<damaged.count, using: &chance)
        switch damaged[place] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): damaged[place] = UInt8(ascii: "q")
        case UInt8(ascii: "0")...UInt8(ascii: "9"): damaged[place] = UInt8(ascii: "7")
        default: break
        }
      }
      var reader = BundleReader()
      let result = reader.read(damaged, file: "damaged.json")
      #expect((result.encounter != nil || !result.findings.isEmpty) as Bool)
    }
  }
}
