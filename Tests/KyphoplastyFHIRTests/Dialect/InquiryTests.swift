import FHIRDelivery
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// Whether a server has an item of which nobody knows it.
@Suite struct InquiryTests {
  private let dialect = FHIRDialect()
  private let body = transaction(
    put("Encounter", "e", to: "Patient/p", more: #","meta":{"source":"urn:s"}"#),
    put("Patient", "p", more: #","multipleBirthInteger":2"#), delete("Provenance", "v"))

  private let encounter =
    #"{"resourceType":"Encounter","id":"e","meta":{"versionId":"3","lastUpdated":"2025-01-01T00:00:00Z","source":"urn:s"},"link":[{"reference":"Patient/p"}]}"#
  private let patient =
    #"{"link":[],"id":"p","multipleBirthInteger":2,"resourceType":"Patient","meta":{"versionId":"1"},"text":{"status":"generated"}}"#

  /// The answer to a batch of reads: statuses, each with the resource that was found.
  private func reads(_ entries: (Int, String?)...) throws -> HTTPResponse {
    let texts = entries.map { status, resource in
      let found = resource.map { #""resource":\#($0),"# } ?? ""
      return #"{\#(found)"response":{"status":"\#(status)"}}"#
    }
    return try fhir(
      200,
      bytes(
        #"{"resourceType":"Bundle","type":"batch-response","entry":[\#(texts.joined(separator: ","))]}"#
      ))
  }

  private func wasApplied(_ answer: HTTPResponse, done: Set<Int> = []) throws -> Bool? {
    let item = item(body, done: done)
    let inquiry = try #require(dialect.inquiry(about: item, locations: [:]))
    return dialect.wasApplied(item, answer: answer, to: inquiry)
  }

  @Test func everyResourceIsReadInOneRequest() throws {
    let inquiry = try #require(dialect.inquiry(about: item(body), locations: [:]))

    #expect(inquiry.method == .post && inquiry.path.isEmpty)
    #expect(
      text(inquiry.body)
        == #"{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Encounter/e"}},{"request":{"method":"GET","url":"Patient/p"}},{"request":{"method":"GET","url":"Provenance/v"}}]}"#
    )
  }

  @Test func whatIsThereAsItWasSentWasApplied() throws {
    #expect(try wasApplied(reads((200, encounter), (200, patient), (404, nil))) == true)
    #expect(try wasApplied(reads((200, encounter), (200, patient), (410, nil))) == true)
  }

  @Test func whatIsMissingShowsThatNothingWasApplied() throws {
    #expect(try wasApplied(reads((200, encounter), (404, nil), (404, nil))) == false)
    let provenance = #"{"resourceType":"Provenance","id":"v"}"#
    #expect(try wasApplied(reads((200, encounter), (200, patient), (200, provenance))) == false)
  }

  @Test(arguments: [
    (#""multipleBirthInteger":2"#, #""multipleBirthInteger":3"#),
    (#""multipleBirthInteger":2"#, #""multipleBirthInteger":2.0"#),
    (#""multipleBirthInteger":2,"#, ""), (#""link""#, #""gender":"female","link""#),
  ])
  func otherContentDoesNotTell(old: String, new: String) throws {
    let other = patient.replacing(old, with: new)

    #expect(try wasApplied(reads((200, encounter), (200, other), (404, nil))) == nil)
  }

  @Test func anotherSourceDoesNotTell() throws {
    let other = encounter.replacing("urn:s", with: "urn:t")

    #expect(try wasApplied(reads((200, other), (200, patient), (404, nil))) == nil)
  }

  @Test func anAnswerThatIsNoneDoesNotTell() throws {
    #expect(try wasApplied(fhir(500)) == nil)
    #expect(try wasApplied(fhir(200, bytes(outcome("exception")))) == nil)
    #expect(try wasApplied(reads((200, encounter))) == nil)
    #expect(try wasApplied(reads((200, encounter), (429, nil), (404, nil))) == nil)
  }

  @Test func singleRequestsAreAskedForOneByOne() throws {
    let dialect = FHIRDialect(mode: .single)
    let last = item(body, done: [0, 1])
    let first = item(body)
    let inquiry = try #require(dialect.inquiry(about: first, locations: [:]))

    #expect(inquiry.method == .get && inquiry.path == ["Patient", "p"])
    #expect(try dialect.wasApplied(first, answer: fhir(404), to: inquiry) == false)
    // More is left, so the item as a whole was not applied.
    #expect(try dialect.wasApplied(first, answer: fhir(200, bytes(patient)), to: inquiry) == nil)
    let end = try #require(dialect.inquiry(about: last, locations: [:]))
    #expect(try dialect.wasApplied(last, answer: fhir(404), to: end) == true)
  }

  @Test func aCreateIsFoundByItsIdentifier() throws {
    let create = transaction(
      #"{"resource":{"resourceType":"Patient","identifier":[{"system":"urn:x","value":"7 8"}]},"request":{"method":"POST","url":"Patient"}}"#
    )
    let inquiry = try #require(dialect.inquiry(about: item(create), locations: [:]))

    #expect(inquiry.path == ["Patient"])
    #expect(inquiry.query.map(\.value) == ["urn:x|7 8"])
    let empty = bytes(#"{"resourceType":"Bundle","type":"searchset","total":0}"#)
    #expect(try dialect.wasApplied(item(create), answer: fhir(200, empty), to: inquiry) == false)
    let one = bytes(
      #"{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Patient","id":"9","identifier":[{"system":"urn:x","value":"7 8"}]},"search":{"mode":"match"}}]}"#
    )
    #expect(try dialect.wasApplied(item(create), answer: fhir(200, one), to: inquiry) == true)
  }

  @Test func aCreateWithoutAnIdentifierCannotBeAskedFor() {
    let create = transaction(
      #"{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}"#)

    #expect(dialect.inquiry(about: item(create), locations: [:]) == nil)
  }
}

/// What reconciling makes of the answers.
@Suite struct ReconciliationTests {
  private let store: RecordingOutbox
  private let now = UnixTime(milliseconds: 1_000_000)
  private let patient = bytes(#"{"resourceType":"Patient","id":"p"}"#)

  init() throws { store = try RecordingOutbox() }

  private func reconcile(
    _ answer: HTTPResponse?, checkingDelivered: Bool = false, after delay: Duration = .seconds(90)
  ) async throws -> [Reconciliation.Result] {
    let reconciliation = Reconciliation(store: store, dialect: FHIRDialect()) { _, _ in answer }
    var results: [Reconciliation.Result] = []
    try await reconciliation.run(checkingDelivered: checkingDelivered, at: now + delay) {
      results.append($0)
    }
    return results
  }

  private func queue(_ state: OutboxState, _ entries: String...) async throws {
    let body = transaction(
      entries.isEmpty ? put("Patient", "p") : entries.joined(separator: ","))
    let entry = try #require(try Encounters().bundles.entry(for: body, place: "a"))
    _ = try await store.add([entry], resending: true, at: now)
    try await store.settle(state, at: now)
  }

  @Test func whatTheServerHasIsDelivered() async throws {
    try await queue(.unknown)

    let results = try await reconcile(fhir(200, patient))

    #expect(results.map(\.finding) == [.applied])
    #expect(results.map(\.state) == [.delivered])
    #expect(try await store.item(1)?.state == .delivered)
  }

  @Test func whatItDoesNotHaveIsSentAgain() async throws {
    try await queue(.unknown)

    #expect(try await reconcile(fhir(404)).map(\.state) == [.pending])
  }

  @Test func whatCannotBeToldStaysUnknown() async throws {
    try await queue(.unknown)

    #expect(try await reconcile(fhir(500)).map(\.finding) == [.undecided])
    #expect(try await reconcile(nil).map(\.finding) == [.noAnswer])
    #expect(try await store.item(1)?.state == .unknown)
  }

  @Test func aPageSaysNothingAboutWhatTheServerHas() async throws {
    try await queue(.delivered)
    let page = try fhir(404, bytes("<html></html>"))

    #expect(try await reconcile(page, checkingDelivered: true).map(\.finding) == [.undecided])
    #expect(try await store.item(1)?.state == .delivered)
  }

  @Test func whatCountsAsDeliveredIsAskedForByChoice() async throws {
    try await queue(.delivered)

    #expect(try await reconcile(fhir(404)).isEmpty)
    #expect(try await reconcile(fhir(200, patient), checkingDelivered: true).map(\.state) == [nil])
    #expect(try await reconcile(fhir(404), checkingDelivered: true).map(\.state) == [.pending])
  }

  @Test func whatWasSentJustNowMayStillBeUnderWay() async throws {
    try await queue(.unknown)

    #expect(
      try await reconcile(fhir(404), after: .seconds(60)).map(\.finding) == [.tooEarly])
  }

  @Test func whatWasSentInPartsIsAskedForPartByPart() async throws {
    try await queue(.unknown, put("Patient", "p"), put("Encounter", "e"), put("Procedure", "r"))
    let have: Set = ["Patient/p", "Encounter/e"]
    let reconciliation = Reconciliation(store: store, dialect: FHIRDialect(mode: .single)) {
      request, _ in
      let asked = request.path.joined(separator: "/")
      guard have.contains(asked) else { return try? fhir(404, bytes(outcome("not-found"))) }
      return try? fhir(
        200, bytes(#"{"resourceType":"\#(request.path[0])","id":"\#(request.path[1])"}"#))
    }

    try await reconciliation.run(at: now + .seconds(90)) { result in
      #expect(result.finding == .notApplied && result.state == .pending)
    }

    #expect(try await store.item(1)?.doneEntries == [0, 1])
    #expect(try await store.item(1)?.reason?.message.hasSuffix("has a part of it") == true)
  }
}
