import FHIRModel
import Kyphoplasty
import Testing

struct RoundTripTests {
  @Test func everySampleComesBackAsItWentIn() throws {
    for (file, record) in try sampleEncounters() {
      let trip = RoundTrip(record)
      #expect(trip.isIdentity as Bool, "\(file)\n\(trip.difference)")
      #expect(trip.result.findings.filter { $0.rule.hasPrefix("record.") }.isEmpty)
    }
  }

  @Test func tablesComeBackAsTheyWentIn() throws {
    let records = try readFolder(RecordSamples.allTables).encounters
    #expect(records.count >= 2)
    for record in records {
      let trip = RoundTrip(record)
      #expect(trip.isIdentity as Bool, "\(trip.difference)")
    }
  }

  /// As in a stream: each directory entry comes once, before what names it first.
  @Test func syntheticRecordsComeBackFromAStream() throws {
    let mapper = EncounterMapper(secret: .demonstration)
    let cohort = SyntheticCohort(seed: 5, sites: 3)
    var tracker = DirectoryTracker()
    var reader = BundleReader()
    for place in 0..<60 {
      let record = try cohort.encounter(at: place)
      if let directory = tracker.newEntries(for: record, by: mapper) {
        #expect(reader.read(directory.json(), file: "directory").kind == .directory)
      }
      let result = reader.read(mapper.bundle(for: record).json(), file: "bundle")
      #expect((result.encounter?.json() == record.json()) as Bool, "record \(place)")
      #expect(result.findings.filter { $0.rule.hasPrefix("record.") } == [], "record \(place)")
    }
  }

  /// What the mapping calls a stay without a type can be what a record calls its stay.
  @Test(arguments: [nil, "Encounter for vertebral augmentation", "Follow-up"])
  func theTypeOfAStayComesBackWhateverItSays(type: String?) throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.encounter.type = type
    let trip = RoundTrip(record)
    #expect(trip.isDraftIdentity as Bool, "\(trip.draftDifference)")
    #expect(trip.unused == [])
  }
}
