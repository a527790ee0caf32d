import FHIRModel
import TestSupport
import Testing

@testable import Kyphoplasty

struct RandomRoundTripTests {
  @Test func aRecordInWhichEveryFieldSaysSomethingComesBack() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let record = try KyphoplastyEncounter.filled(seed)
      let paths = RecordShape.encounter.fields.dropFirst().map(\.name)
      let written = String(decoding: record.json(), as: UTF8.self)
      #expect(paths.filter { !written.contains("\"\($0)\":") } == [])
      let trip = RoundTrip(record)
      #expect(trip.isDraftIdentity as Bool, "seed \(seed)\n\(trip.draftDifference)")
      #expect(trip.unused == [])
    }
  }

  @Test func recordsOfAnyFieldsComeBack() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      let trip = RoundTrip(try .random(seed))
      #expect(trip.isDraftIdentity as Bool, "seed \(seed)\n\(trip.draftDifference)")
      #expect(trip.unused == [], "seed \(seed)")
    }
  }

  @Test func theMaximalRecordComesBack() throws {
    let trip = RoundTrip(try .maximal())
    #expect(trip.isDraftIdentity as Bool, "\(trip.draftDifference)")
  }
}
