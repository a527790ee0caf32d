import FHIRDelivery
import FHIRValidation
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// What a newer version of an encounter does with what it no longer makes.
@Suite struct CorrectionTests {
  private let encounters: Encounters
  init() throws { encounters = try Encounters() }

  private let leak = #"{"type":"hematoma"}"#

  private var last: OutboxEntry {
    get throws { try #require(encounters.store.entries.last) }
  }

  @Test func aLevelThatIsGoneWasEnteredInError() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    let before = try last

    let queued = try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    let gone = Set(before.references(.write)).subtracting(try last.references(.write))
    #expect(!gone.isEmpty)
    #expect(Set(try last.references(.retract)) == gone)
    #expect(queued.encounters.map(\.retractionCount) == [gone.count])
    #expect(queued.counts.retracting == gone.count)
    for reference in gone where reference.hasPrefix("Procedure/") {
      #expect(try last.resource(reference)?["status"]?.string == "entered-in-error")
    }
  }

  @Test func aConditionHasNoCourseAnyMore() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    let reference = try #require(
      try last.references(.retract).first { $0.hasPrefix("Condition/") })
    let condition = try #require(try last.resource(reference))
    let status = condition["verificationStatus"]?["coding"].flatMap { Array($0.elements).first }
    #expect(status?["code"]?.string == "entered-in-error")
    #expect(condition["clinicalStatus"] == nil)
    #expect(condition["text"]?["div"]?.string?.contains("<p>Entered in error</p>") == true)
    #expect(condition["subject"] != nil && condition["code"] != nil)
  }

  @Test func aTypeWithoutSuchAStatusIsRemoved() async throws {
    try await encounters.queue(Encounters.record(complication: leak))
    #expect(try last.types(.write).contains("AdverseEvent"))

    try await encounters.queue(Encounters.record())

    #expect(try last.types(.delete) == ["AdverseEvent"])
    #expect(try last.types(.retract).contains("Condition"))
  }

  @Test func theBundleIsSortedAndValid() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"], complication: leak))
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    let urls = try urls(last.body)
    #expect(urls == urls.sorted())
    #expect(try last.effects.map(\.reference) == urls)
    #expect(try Encounters.validator().validate(last.body).isValid)
  }

  @Test func whatIsMadeOfItDoesNotCountAsContent() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    let third = try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    #expect(third.counts.unchanged == 1)
  }

  @Test func aPatientAndWhatEncountersShareStay() async throws {
    try await encounters.queue(Encounters.record(mrn: "M-1"))
    try await encounters.queue(Encounters.record(mrn: "M-2"))

    let retracted = try last.types(.retract) + last.types(.delete)
    #expect(!retracted.contains("Patient"))
    #expect(!retracted.contains("Organization"))
  }

  @Test func whatAnotherKeyHoldsStays() async throws {
    let alone = try Encounters()
    try await alone.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    try await alone.queue(Encounters.record(vertebrae: ["L1"]))
    let gone = try #require(alone.store.entries.last?.references(.retract))
    let shared = try #require(gone.first)
    _ = try await encounters.store.add(
      [
        OutboxEntry(
          key: "other", body: [], contentDigest: [1],
          effects: [OutboxEffect(shared, .write, digest: [1])])
      ], resending: false, at: encounters.now)

    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    #expect(try last.references(.retract) == Array(gone.dropFirst()))
  }

  @Test func aVersionThatWasRefusedLeftNothing() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]), settled: .rejected)

    let third = try await encounters.queue(Encounters.record(vertebrae: ["L1"], volume: "5"))

    #expect(third.counts.queued == 1 && third.counts.retracting == 0)
  }

  @Test func aVersionThatMayHaveArrivedIsTakenBack() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))
    try await encounters.queue(
      Encounters.record(vertebrae: ["L1", "L2"]), settled: .dead, isUncertain: true)

    let third = try await encounters.queue(Encounters.record(vertebrae: ["L1"], volume: "5"))

    #expect(third.counts.retracting > 0)
  }

  @Test func aVersionInFlightIsTakenBackToo() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]), settled: nil)

    let second = try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    #expect(second.counts.retracting > 0)
  }

  @Test func whatIsRetractedStaysSo() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    let third = try await encounters.queue(Encounters.record(vertebrae: ["L1"], volume: "5"))

    #expect(third.counts.queued == 1 && third.counts.retracting == 0)
  }

  @Test func aRetractionThatHasNotArrivedIsRepeated() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]), settled: .rejected)

    let third = try await encounters.queue(Encounters.record(vertebrae: ["L1"]))

    #expect(third.counts.retracting > 0)
  }

  @Test func whatComesBackIsWrittenAndCanBeRetractedAgain() async throws {
    try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    let first = try last
    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))
    let gone = Set(try last.references(.retract))

    let third = try await encounters.queue(Encounters.record(vertebrae: ["L1", "L2"]))
    #expect(third.counts.queued == 1 && third.counts.retracting == 0)
    #expect(try last.body == first.body)

    try await encounters.queue(Encounters.record(vertebrae: ["L1"]))
    #expect(Set(try last.references(.retract)) == gone)
  }
}

/// The withdrawal of a whole encounter.
@Suite struct WholeRetractionTests {
  private let encounters: Encounters

  init() throws { encounters = try Encounters() }

  private func retract() async throws -> OutboxEntry? {
    let entry = try await encounters.corrections.retraction(ofKey: "K-1", producer: "test")
    if let entry {
      _ = try await encounters.store.add([entry], resending: false, at: encounters.now)
      try await encounters.store.settle(.delivered, at: encounters.now)
    }
    return entry
  }

  @Test func everythingButThePatientIsTakenBack() async throws {
    try await encounters.queue(Encounters.record(complication: #"{"type":"hematoma"}"#))
    let made = try #require(encounters.store.entries.last)

    let entry = try #require(try await retract())

    #expect(entry.key == "K-1")
    #expect(entry.partition == made.partition)
    #expect(entry.types(.write).isEmpty)
    #expect(
      Set(entry.effects.map(\.reference))
        == Set(made.references(.write).filter { !$0.hasPrefix("Patient/") }))
    #expect(entry.types(.delete) == ["AdverseEvent"])
    let urls = try urls(entry.body)
    #expect(urls == urls.sorted())
  }

  @Test func itIsDoneOnce() async throws {
    try await encounters.queue(Encounters.record())

    #expect(try await retract() != nil)
    #expect(try await retract() == nil)
  }

  @Test func theEncounterCanComeBack() async throws {
    try await encounters.queue(Encounters.record())
    _ = try await retract()

    let queued = try await encounters.queue(Encounters.record())

    #expect(queued.counts.queued == 1)
    #expect(try await retract() != nil)
  }

  @Test func aKeyThatNobodyKnowsHasNothingToTakeBack() async throws {
    #expect(try await retract() == nil)
  }
}
