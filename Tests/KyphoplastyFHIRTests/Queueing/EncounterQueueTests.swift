import FHIRDelivery
import KyphoplastyFHIR
import Testing

/// Prepared encounters on their way into an outbox.
@Suite struct EncounterQueueTests {
  private let encounters: Encounters

  init() throws { encounters = try Encounters() }

  @Test func whatEncountersShareGoesBeforeTheEncounter() async throws {
    let queued = try await encounters.queue(Encounters.record(), settled: nil)

    let entries = encounters.store.entries
    try #require(entries.count == 2)
    #expect(entries[0].isShared)
    #expect(entries[0].types(.write) == ["Location", "Organization"])
    #expect(entries[1].key == "K-1")
    #expect(!entries[1].isShared)
    #expect(Set(entries[1].requires) == Set(entries[0].references(.write)))
    #expect(entries[1].place?.hasPrefix("records.json:") == true)
    #expect(entries[1].producer == "test 1")
    #expect(queued.encounters.map(\.addition) == [.queued(2)])
    #expect(queued.counts.queued == 1 && queued.counts.directories == 1)
  }

  @Test func everyResourceHasADigest() async throws {
    try await encounters.queue(Encounters.record())

    let entry = try #require(encounters.store.entries.last)
    #expect(try urls(entry.body) == entry.effects.map(\.reference))
    #expect(entry.effects.allSatisfy { $0.digest.count == 32 && $0.action == .write })
    #expect(entry.contentDigest.count == 32)
  }

  @Test func aPartitionIsOfThePatientAndDoesNotNameThem() async throws {
    try await encounters.queue(
      Encounters.record("K-1"), Encounters.record("K-2"), Encounters.record("K-3", mrn: "M-2"))

    let partitions = encounters.store.entries.filter { !$0.isShared }.map(\.partition)
    #expect(partitions[0] == partitions[1])
    #expect(partitions[1] != partitions[2])
    let patient = try #require(
      encounters.store.entries.last?.references(.write).first { $0.hasPrefix("Patient/") })
    #expect(partitions.compactMap(\.self).allSatisfy { !patient.contains($0) })
    #expect(
      encounters.bundles.entry(for: encounters.store.entries[1].body, place: nil)?.partition
        == partitions[0])
  }

  @Test func theSameContentIsNotQueuedAgain() async throws {
    try await encounters.queue(Encounters.record())

    let second = try await encounters.queue(Encounters.record())

    #expect(second.encounters.map(\.addition) == [.unchanged(2, .delivered)])
    #expect(second.counts.unchanged == 1 && second.counts.queued == 0)
    #expect(second.counts.directories == 0)
    #expect(encounters.store.entries.count == 2)
  }

  @Test func itIsQueuedAgainWhereThatIsAskedFor() async throws {
    try await encounters.queue(Encounters.record())

    let second = try await encounters.queue(Encounters.record(), resending: true)

    #expect(second.counts.queued == 1 && second.counts.directories == 1)
  }

  @Test func onlyWhatIsNewOfTheDirectoryIsQueuedInALaterRun() async throws {
    try await encounters.queue(Encounters.record("K-1"))
    try await encounters.queue(Encounters.record("K-2", operator: "P-1"))

    let shared = encounters.store.entries.filter(\.isShared)
    #expect(shared.map { $0.types(.write) } == [["Location", "Organization"], ["Practitioner"]])
    #expect(shared[0].key != shared[1].key)
    #expect(shared[0].partition == shared[1].partition)
  }

  @Test func aRecordThatTellsLessOfAClinicianDoesNotTakeAnythingBack() async throws {
    let full = Encounters.record("K-1", operator: "P-1", specialty: "interventionalRadiology")
    try await encounters.queue(full)
    let count = encounters.store.entries.count

    try await encounters.queue(Encounters.record("K-2", operator: "P-1"))

    #expect(encounters.store.entries.count == count + 1)
  }

  @Test func twoVersionsInOneRunAreTwoItems() async throws {
    let queued = try await encounters.queue(
      Encounters.record(vertebrae: ["L1", "L2"]), Encounters.record(vertebrae: ["L1"]))

    #expect(queued.encounters.count == 2)
    #expect(queued.counts.correcting == 1)
  }
}

/// Bundles from elsewhere on their way into an outbox.
@Suite struct BundleQueueTests {
  private let bundles: BundleQueue

  init() throws { bundles = try Encounters().bundles }

  @Test func aBundleIsKnownByItsBytes() throws {
    let entry = try #require(bundles.entry(for: transaction(put("Patient", "p")), place: "a:1"))

    #expect(entry.key.hasPrefix("bundle/") && entry.key.utf8.count == 71)
    #expect(entry.place == "a:1")
    #expect(entry.references(.write) == ["Patient/p"])
    #expect(entry.isRepeatable)
  }

  @Test(arguments: [
    (#""method":"PUT","url":"Patient/p""#, true), (#""method":"DELETE","url":"Patient/p""#, true),
    (#""method":"GET","url":"Patient/p""#, true), (#""method":"POST","url":"Patient""#, false),
    (#""method":"POST","url":"Patient","ifNoneExist":"identifier=1""#, true),
    (#""method":"PUT","url":"Patient/p","ifMatch":"W/\"1\"""#, false),
    (#""method":"PATCH","url":"Patient/p""#, false),
  ])
  func whetherItMayBeRepeatedIsInItsRequests(request: String, isRepeatable: Bool) throws {
    let body = transaction(#"{"resource":{"resourceType":"Patient"},"request":{\#(request)}}"#)

    #expect(bundles.entry(for: body, place: nil)?.isRepeatable == isRepeatable)
  }

  @Test func thePartitionIsThatOfTheReferences() {
    let own = bundles.entry(for: transaction(put("Patient", "p")), place: nil)
    let other = bundles.entry(
      for: transaction(put("Condition", "c", to: "Patient/p", "Encounter/e")), place: nil)

    #expect(own?.partition == other?.partition)
    #expect(other?.requires == ["Encounter/e", "Patient/p"] || other?.requires.count == 2)
    #expect(bundles.entry(for: transaction(put("Device", "d")), place: nil)?.partition == nil)
  }

  @Test func anythingElseIsNoEntry() {
    #expect(bundles.entry(for: bytes(#"{"resourceType":"Patient"}"#), place: nil) == nil)
  }
}
