import FHIRDelivery
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// Every sample can be withdrawn, with the status where there is one.
@Suite struct SampleRetractionTests {
  @Test(arguments: try Samples.stories())
  func aSampleCanBeWithdrawn(story: String) async throws {
    let store = try RecordingOutbox()
    let now = UnixTime(milliseconds: 0)
    let prepared = try Samples.prepared(story)
    var queue = EncounterQueue(
      store: store, partitions: PartitionNames(site: Site(), secret: .demonstration),
      producer: "test")
    _ = try await queue.add(prepared, at: now)
    _ = try await queue.flush(at: now)
    let made = try #require(store.entries.last)
    try await store.settle(.delivered, at: now)

    let entry = try #require(
      try await Corrections(store: store).retraction(ofKey: made.key, producer: "test"))

    #expect(Set(entry.types(.delete)).isSubset(of: ["AdverseEvent", "Provenance"]))
    #expect(entry.effects.count == made.effects.count - 1)
    // A server that checks references refuses to remove what something still refers to.
    let removed = Set(entry.references(.delete))
    for reference in entry.references(.retract) {
      let resource = try #require(try entry.resource(reference))
      #expect(removed.isDisjoint(with: resource.references))
    }
  }

  @Test func aSampleIsSentInPartsWithoutAnyReferenceForward() throws {
    for story in try Samples.stories() {
      let bundle = try #require(try Samples.prepared(story).bundle)
      let dialect = FHIRDialect(limits: BundleLimits(maximumEntries: 10))
      var done: Set<Int> = []
      var sent: Set<String> = []
      let count = try urls(bundle.bytes).count
      while done.count < count {
        let request = try dialect.request(item(bundle.bytes, done: done))
        #expect(!request.entries.isEmpty)
        sent.formUnion(try urls(request.body))
        let own = try urls(bundle.bytes)
        for entry in try #require(try JSONDocument(request.body).value["entry"]).elements {
          let forward = try #require(entry["resource"]).references
            .filter { own.contains($0) && !sent.contains($0) }
          #expect(forward == [])
        }
        done.formUnion(request.entries)
      }
    }
  }
}

extension JSONValue {
  /// The texts of all references in the value.
  fileprivate var references: [String] {
    switch kind {
    case .array: elements.flatMap(\.references)
    case .object:
      members.flatMap { key, value in
        key == "reference" ? value.string.map { [$0] } ?? [] : value.references
      }
    default: []
    }
  }
}
