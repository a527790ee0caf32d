import FHIRModel
import TestSupport
import Testing

@testable import Kyphoplasty

/// What a run tells of those whom its records share.
struct DirectoryTrackerTests {
  private let mapper = EncounterMapper(secret: .demonstration)

  /// A record of the least, with a surgeon.
  private func record(
    _ key: String, _ change: (inout KyphoplastyEncounter) -> Void = { _ in }
  ) throws -> KyphoplastyEncounter {
    var record = try KyphoplastyEncounter.least(key: key, levels: [.t12])
    var surgeon = Clinician(npi: "1000000004")
    surgeon.family = "Example"
    surgeon.given = ["Ada"]
    surgeon.specialty = .neurosurgery
    record.team = [TeamMember(role: .primaryOperator, clinician: surgeon)]
    change(&record)
    return record
  }

  /// The findings on some records of a run, each with its place in a file of its name.
  private func findings(_ records: [KyphoplastyEncounter]) -> [String] {
    var tracker = DirectoryTracker()
    return records.flatMap { record in
      tracker.news(of: record, by: mapper) { .file("\(record.key):\($0)") }.findings
        .map(\.description)
    }
  }

  /// The records that come back out of a stream of directories and encounters.
  private func roundTrip(_ records: [KyphoplastyEncounter]) -> [KyphoplastyEncounter?] {
    var tracker = DirectoryTracker()
    var reader = BundleReader()
    return records.map { record in
      if let directory = tracker.newEntries(for: record, by: mapper) {
        _ = reader.read(directory.json(), file: "directory.json")
      }
      return reader.read(mapper.bundle(for: record).json(), file: "bundle.json").draft
    }
  }

  @Test func recordsThatAgreeHaveNoFinding() throws {
    let records = try [record("A"), record("B"), record("C") { $0.team[0].clinician.given = [] }]
    #expect(findings(records) == [])
  }

  @Test func whatTwoRecordsTellDifferentlyIsNamedWithBothPlaces() throws {
    let records = try [
      record("A"),
      record("B") {
        $0.team[0].clinician.family = "Sample"
        $0.facility.phone = "+1 555 0100"
      },
      record("C") {
        $0.team[0].clinician.family = "Sample"
        $0.facility.phone = "+1 555 0199"
      },
    ]
    let rule = "[record.contradiction]"
    let words = "says of the same one; what is said here goes out from here on"
    #expect(
      findings(records) == [
        "B:team[0].clinician.family: warning: team[0].clinician.family: is not what team[0].clinician.family at A:team[0].clinician.family \(words) \(rule)",
        "C:facility.phone: warning: facility.phone: is not what facility.phone at B:facility.phone \(words) \(rule)",
      ])
  }

  /// The number of a year's procedures is told of a clinician at a facility: elsewhere it is another number.
  @Test func whatAClinicianIsElsewhereIsNoContradiction() throws {
    let records = try [
      record("A") { $0.team[0].clinician.annualVolume = 40 },
      record("B") {
        $0.facility.key = "ELSEWHERE"
        $0.team[0].clinician.annualVolume = 5
        $0.team[0].clinician.specialty = .spineSurgery
      },
    ]
    #expect(findings(records) == [])
    #expect(roundTrip(records).map { $0?.json() } == records.map { $0.json() })
  }

  @Test func aRecordThatContradictsItselfIsNamedToo() throws {
    let records = try [
      record("A") {
        var author = Clinician(npi: "1000000004")
        author.family = "Sample"
        $0.recordedBy = author
      }
    ]
    #expect(
      findings(records) == [
        "A:recordedBy.family: warning: recordedBy.family: is not what team[0].clinician.family of the same record says of the same one; that goes out, and this does not [record.contradiction]"
      ])
  }

  /// Nothing is lost: each description is delivered before the encounter that it came with.
  @Test func inAStreamContradictingRecordsComeBackAsTheyWentIn() throws {
    let records = try [
      record("A"), record("B") { $0.team[0].clinician.family = "Sample" }, record("C"),
      record("D") { $0.facility.name = "Other" }, record("E") { $0.facility.type = .hospital },
    ]
    #expect(roundTrip(records).map { $0?.json() } == records.map { $0.json() })
  }

  /// What one record leaves out is not taken from the server again, and comes back with the record: it is of the same
  /// clinician.
  @Test func whatARecordLeavesOutAndAnEarlierOneToldStays() throws {
    let records = try [
      record("A"), record("B") { $0.team[0].clinician = Clinician(npi: "1000000004") },
    ]
    var tracker = DirectoryTracker()
    #expect(tracker.newEntries(for: records[0], by: mapper) != nil)
    #expect(tracker.newEntries(for: records[1], by: mapper) == nil)
    let back = roundTrip(records)
    #expect(back[1]?.team == records[0].team)
  }

  /// A later record that tells only something new does not take away what was told before.
  @Test func whatGoesOutAgainHasAllThatIsKnown() throws {
    var tracker = DirectoryTracker()
    _ = tracker.newEntries(for: try record("A"), by: mapper)
    let second = try record("B") {
      $0.team[0].clinician = Clinician(npi: "1000000004")
      $0.team[0].clinician.key = "S-1"
    }
    let news = tracker.newEntries(for: second, by: mapper)
    let bundle = try #require(news)
    let people = bundle.entry.compactMap { $0.resource as? R4.Practitioner }
    #expect(bundle.entry.count == 1)
    let person = try #require(people.first)
    let text = String(decoding: person.json(), as: UTF8.self)
    #expect(text.contains("Example") && text.contains("Ada") && text.contains("S-1"))
  }
}
