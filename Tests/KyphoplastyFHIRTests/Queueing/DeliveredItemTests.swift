import FHIRDelivery
import KyphoplastyFHIR
import Testing

/// What is asked about when a server may have lost what it had, and what is sent again.
@Suite struct DeliveredItemTests {
  private let store: RecordingOutbox
  private let now = UnixTime(milliseconds: 1_000_000)

  init() throws { store = try RecordingOutbox() }

  private func deliver(_ key: String, _ entries: String...) async throws {
    let body = transaction(entries.joined(separator: ","))
    var entry = try #require(try Encounters().bundles.entry(for: body, place: nil))
    entry.key = key
    _ = try await store.add([entry], resending: true, at: now)
    try await store.settle(.delivered, at: now)
  }

  /// Asks a server that has these resources and no others.
  private func reconcile(
    having resources: Set<String>
  ) async throws -> (asked: [[String]], states: [Int64: OutboxState?]) {
    let asked = Asked()
    let reconciliation = Reconciliation(store: store, dialect: FHIRDialect()) { request, _ in
      try? await asked.answer(request, having: resources)
    }
    var states: [Int64: OutboxState?] = [:]
    try await reconciliation.run(checkingDelivered: true, at: now + .seconds(90)) {
      states[$0.item] = .some($0.state)
    }
    return (await asked.references, states)
  }

  @Test func aWithdrawnEncounterStaysWithdrawn() async throws {
    try await deliver("K-1", put("AdverseEvent", "a"), put("Encounter", "e"))
    try await deliver("K-1", delete("AdverseEvent", "a"), delete("Encounter", "e"))

    let result = try await reconcile(having: [])

    #expect(result.asked == [["AdverseEvent/a", "Encounter/e"]])
    #expect(result.states == [2: nil])
    #expect(try await store.item(1)?.state == .delivered)
  }

  @Test func theLastVersionIsSentAgainWhereItIsMissing() async throws {
    try await deliver("K-1", put("Encounter", "e"))
    try await deliver("K-1", put("Encounter", "e"), put("Procedure", "b"))

    let result = try await reconcile(having: ["Encounter/e"])

    #expect(result.states == [2: .pending])
    #expect(try await store.item(1)?.state == .delivered)
  }

  @Test func whatAnotherKeyHasTakenOverIsAskedForOnce() async throws {
    try await deliver("K-1", put("Encounter", "e"), put("Patient", "p"))
    try await deliver("K-2", put("Encounter", "f"), put("Patient", "p"))

    let result = try await reconcile(having: ["Encounter/e", "Encounter/f"])

    #expect(result.asked == [["Encounter/e"], ["Encounter/f", "Patient/p"]])
    #expect(result.states == [1: nil, 2: .pending])
  }

  @Test func whatLaterItemsHaveAllOfIsNotAskedFor() async throws {
    try await deliver("directory/1", put("Practitioner", "c"))
    try await deliver("directory/2", put("Practitioner", "c"), put("Organization", "o"))

    let result = try await reconcile(having: [])

    #expect(result.states == [2: .pending])
  }
}

/// A server that remembers what it was asked for.
private actor Asked {
  private(set) var references: [[String]] = []

  func answer(_ request: DialectRequest, having resources: Set<String>) throws -> HTTPResponse {
    let isBatch = request.path.isEmpty
    let asked = isBatch ? try urls(request.body) : [request.path.joined(separator: "/")]
    references.append(asked)
    let found = asked.map { reference -> (status: Int, resource: String?) in
      let parts = reference.split(separator: "/")
      return resources.contains(reference)
        ? (200, #"{"resourceType":"\#(parts[0])","id":"\#(parts[1])"}"#) : (404, nil)
    }
    guard isBatch else { return try fhir(found[0].status, bytes(found[0].resource ?? "")) }
    let entries = found.map { status, resource in
      let member = resource.map { #""resource":\#($0),"# } ?? ""
      return #"{\#(member)"response":{"status":"\#(status)"}}"#
    }
    return try fhir(
      200,
      bytes(
        #"{"resourceType":"Bundle","type":"batch-response","entry":[\#(entries.joined(separator: ","))]}"#
      ))
  }
}
