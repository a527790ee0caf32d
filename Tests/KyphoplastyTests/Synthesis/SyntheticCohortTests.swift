import Crypto
import Testing

@testable import Kyphoplasty

struct SyntheticCohortTests {
  @Test func aThousandRecordsHaveNothingWrong() throws {
    let results = try readRecords(text(of: SyntheticCohort(seed: 11, sites: 5), 1000))
    #expect(results.count == 1000)
    #expect(results.findings.isEmpty)
  }

  @Test func recordsAreInCanonicalForm() throws {
    let cohort = SyntheticCohort(seed: 12)
    for index in 0..<100 {
      let record = try cohort.record(at: index)
      let read = try #require(try readRecords(record.json, format: .ndjson).first?.encounter)
      #expect(read == record.encounter)
      #expect(read.json() == record.json)
    }
  }

  /// The digest was made in another run of another build, on one machine: a cohort must not depend on the run.
  ///
  /// That it does not depend on the machine follows from what it is made by, whole numbers alone; only a run there
  /// shows it. The digest changes with every change of what is drawn, which is a change to all who keep a seed: say so in the changelog.
  @Test func aSeedGivesTheSameBytesEverywhere() throws {
    let text = try text(of: SyntheticCohort(seed: 1, sites: 3), 50)
    let digest = SHA256.hash(data: text).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(digest.joined() == Self.digest)
  }

  private static let digest = "617b8b1c9eed23368fd029a06a60a08596ee5298bb6b4cb2d40295921a2eebc2"

  @Test func aRecordDependsOnNothingBeforeIt() throws {
    let alone = try SyntheticCohort(seed: 4, sites: 6).record(at: 700).json
    var last: [UInt8] = []
    for index in 690...700 { last = try SyntheticCohort(seed: 4, sites: 6).record(at: index).json }
    #expect(alone == last)
  }

  @Test func seedsGiveOtherRecordsAndOtherKeys() throws {
    let one = try SyntheticCohort(seed: 1).encounter(at: 0)
    let other = try SyntheticCohort(seed: 2).encounter(at: 0)
    #expect(one.key != other.key)
    #expect(one.patient.mrn != other.patient.mrn)
    #expect(one.patient != other.patient)
  }

  @Test func faultsChangeOnlyTheRecordsThatHaveThem() throws {
    let clean = SyntheticCohort(seed: 8, sites: 2)
    let faulty = SyntheticCohort(seed: 8, sites: 2, defects: 2000)
    var count = 0
    for index in 0..<300 {
      let record = try faulty.record(at: index)
      let original = try clean.record(at: index)
      if record.fault == nil {
        #expect(record.json == original.json)
      } else {
        count += 1
        #expect(record.json != original.json)
      }
    }
    #expect((30...90).contains(count))
  }

  @Test func everyHospitalHasRecords() throws {
    let cohort = SyntheticCohort(seed: 5, sites: 9)
    let sites = try Set((0..<400).map { try cohort.record(at: $0).site })
    #expect(sites == Set(1...9))
  }

  /// Names that could be a person's or a place's would make a reader think of patients.
  @Test func nobodyIsTakenForAPerson() throws {
    let cohort = SyntheticCohort(seed: 6, sites: 4)
    for index in 0..<50 {
      let encounter = try cohort.encounter(at: index)
      #expect(encounter.facility.name.hasPrefix("Example "))
      #expect(encounter.patient.family.map(InventedNames.families.contains) == true)
      #expect(encounter.facility.npi?.hasPrefix("9") == true)
    }
  }

  /// What no record ever fills, no test with a cohort ever tries.
  @Test func nearlyEveryFieldIsFilledInSomeRecord() throws {
    let cohort = SyntheticCohort(seed: 2, sites: 4)
    var text = ""
    for index in 0..<1500 {
      text += String(decoding: try cohort.record(at: index).json, as: UTF8.self)
    }
    let never = RecordShape.encounter.fields.dropFirst().filter {
      !text.contains("\"\($0.name)\":")
    }
    #expect(Set(never.map(\.path)) == Self.neverFilled)
  }

  private static let neverFilled: Set<String> = [
    // A confirmed rule is a finding.
    "confirmed"
  ]

  private func text(of cohort: SyntheticCohort, _ count: Int) throws -> [UInt8] {
    var text: [UInt8] = []
    for index in 0..<count { text += try cohort.record(at: index).json + [0x0A] }
    return text
  }
}
