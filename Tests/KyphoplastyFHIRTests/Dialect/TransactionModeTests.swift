import FHIRDelivery
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// A bundle as one transaction, or as several where the server's limits ask for it.
@Suite struct TransactionModeTests {
  private let body = transaction(
    put("Condition", "c", to: "Encounter/e", "Patient/p"), put("Encounter", "e", to: "Patient/p"),
    put("Patient", "p"), put("Provenance", "v", to: "Condition/c", "Encounter/e"))

  @Test func itGoesAsTheBytesThatWereChecked() throws {
    let request = try FHIRDialect().request(item(body))

    #expect(request.body == body)
    #expect(request.method == .post && request.path.isEmpty)
    #expect(request.entries == [0, 1, 2, 3])
  }

  @Test func aMatchingAnswerIsAllOfIt() throws {
    let dialect = FHIRDialect()
    let request = try dialect.request(item(body))
    let response = try fhir(
      200, answer(response("201"), response("200"), response("200"), response("201")))

    let verdict = dialect.verdict(on: response, to: request, of: item(body))

    #expect(verdict.outcome == .delivered)
    #expect(verdict.isComplete)
    #expect(verdict.doneEntries == [0, 1, 2, 3])
    #expect(verdict.locations.isEmpty)
  }

  @Test func aLimitCutsItAlongItsReferences() throws {
    let dialect = FHIRDialect(limits: BundleLimits(maximumEntries: 3))

    let first = try dialect.request(item(body))
    let second = try dialect.request(item(body, done: Set(first.entries)))

    #expect(try urls(first.body) == ["Condition/c", "Encounter/e", "Patient/p"])
    #expect(try urls(second.body) == ["Provenance/v"])
    #expect(first.entries == [0, 1, 2] && second.entries == [3])
  }

  @Test func aPartHasTheBytesOfItsEntries() throws {
    let first = try FHIRDialect(limits: BundleLimits(maximumEntries: 1)).request(item(body))

    #expect(first.body == transaction(put("Patient", "p")))
  }

  @Test func aPartIsNotAllOfIt() throws {
    let dialect = FHIRDialect(limits: BundleLimits(maximumEntries: 1))
    let request = try dialect.request(item(body))

    let verdict = dialect.verdict(
      on: try fhir(200, answer(response("200"))), to: request, of: item(body))

    #expect(verdict.outcome == .delivered)
    #expect(verdict.doneEntries == [2])
    #expect(!verdict.isComplete)
  }

  @Test func theLastPartIsTheEnd() throws {
    let dialect = FHIRDialect(limits: BundleLimits(maximumEntries: 1))
    let rest = item(body, done: [0, 1, 2])

    let verdict = dialect.verdict(
      on: try fhir(200, answer(response("200"))), to: try dialect.request(rest), of: rest)

    #expect(verdict.isComplete)
  }

  @Test func whatRefersToOneAnotherStaysTogether() throws {
    let circle = transaction(
      put("Condition", "c", to: "Encounter/e"), put("Encounter", "e", to: "Condition/c"),
      put("Patient", "p"))
    let dialect = FHIRDialect(limits: BundleLimits(maximumEntries: 2))

    #expect(try urls(dialect.request(item(circle)).body) == ["Condition/c", "Encounter/e"])
    let error = #expect(throws: UnsendableItem.self) {
      try FHIRDialect(limits: BundleLimits(maximumEntries: 1)).request(item(circle))
    }
    #expect(error?.reason.code == "item-not-divisible")
    #expect(error?.reason.message.contains("Bundle.entry[0] (Condition)") == true)
  }

  @Test func entriesThatRefersToByUUIDStayTogether() throws {
    let inner = transaction(
      #"{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}"#,
      #"{"fullUrl":"urn:uuid:2","resource":{"resourceType":"Encounter","subject":{"reference":"urn:uuid:1"}},"request":{"method":"POST","url":"Encounter"}}"#
    )

    #expect(throws: UnsendableItem.self) {
      try FHIRDialect(limits: BundleLimits(maximumEntries: 1)).request(item(inner))
    }
    for mode in [DeliveryMode.batch, .single] {
      let error = #expect(throws: UnsendableItem.self) {
        try FHIRDialect(mode: mode).request(item(inner))
      }
      #expect(error?.reason.code == "item-inner-addresses")
    }
  }

  @Test func aLimitOfBytesCutsToo() throws {
    let one = transaction(put("Patient", "p")).count

    let request = try FHIRDialect(limits: BundleLimits(maximumBytes: one)).request(item(body))

    #expect(request.body.count <= one)
    let error = #expect(throws: UnsendableItem.self) {
      try FHIRDialect(limits: BundleLimits(maximumBytes: one - 1)).request(item(body))
    }
    #expect(error?.reason.code == "item-too-large")
  }

  @Test func whatTheServerFindsTooLargeGoesInSmallerParts() throws {
    let dialect = FHIRDialect()
    let whole = try dialect.request(item(body))

    let verdict = dialect.verdict(on: try fhir(413), to: whole, of: item(body))

    #expect(verdict.outcome.kind == .notApplied)
    #expect(verdict.outcome.reason?.code == "http-413")
    let part = try dialect.request(item(body))
    #expect(part.body.count <= whole.body.count / 2 && part.entries.count > 1)
    // Whoever else speaks this dialect has learned it too.
    let copy = dialect
    #expect(try copy.request(item(body)).body == part.body)
    // The next refusal makes them smaller again.
    _ = dialect.verdict(on: try fhir(413), to: part, of: item(body))
    #expect(try dialect.request(item(body)).entries.count < part.entries.count)
  }

  @Test func whatCannotBeCutSoSmallIsTriedByItself() throws {
    let large = put("Binary", "b", more: #","data":"\#(String(repeating: "A", count: 4000))""#)
    let both = transaction(put("Patient", "p"), large)
    let dialect = FHIRDialect()
    _ = dialect.verdict(
      on: try fhir(413), to: try dialect.request(item(both)), of: item(both))

    let rest = item(both, done: [0])
    let alone = try dialect.request(rest)
    #expect(alone.entries == [1])
    let verdict = dialect.verdict(on: try fhir(413), to: alone, of: rest)
    #expect(verdict.outcome.kind == .rejected)
    #expect(verdict.outcome.reason?.code == "http-413")
  }

  @Test(arguments: [
    (400, "too-costly", "http-400-too-large", true), (422, "too-long", "http-422-too-large", true),
    (413, "too-costly", "http-413", true), (422, "invalid", "http-422", false),
    (500, "too-costly", "http-500", false),
  ])
  func aRefusalForTheSizeIsKnownByItsCode(
    status: Int, issue: String, code: String, isTooLarge: Bool
  ) throws {
    let one = transaction(put("Patient", "p"))
    let dialect = FHIRDialect()

    let verdict = dialect.verdict(
      on: try fhir(status, bytes(outcome(issue))), to: try dialect.request(item(one)), of: item(one)
    )

    #expect(verdict.outcome.reason?.code == code)
    #expect(verdict.outcome.reason?.isTooLarge == isTooLarge)
  }

  @Test func whatIsRemovedGoesLast() throws {
    let body = transaction(
      delete("AdverseEvent", "a"), put("Condition", "c"), delete("Provenance", "v"))
    let dialect = FHIRDialect(limits: BundleLimits(maximumEntries: 1))

    #expect(try urls(dialect.request(item(body)).body) == ["Condition/c"])
    #expect(try urls(dialect.request(item(body, done: [1])).body) == ["Provenance/v"])
    #expect(try urls(dialect.request(item(body, done: [1, 2])).body) == ["AdverseEvent/a"])
  }

  @Test func aServerThatTakesATransactionApartAndThrottlesGetsTheRestLater() throws {
    let dialect = FHIRDialect()
    let request = try dialect.request(item(body))
    let response = try fhir(
      200, answer(response("429"), response("200"), response("200"), response("429")),
      ["Retry-After": "3"])

    let verdict = dialect.verdict(on: response, to: request, of: item(body))

    #expect(verdict.outcome.kind == .notApplied)
    #expect(verdict.doneEntries == [1, 2])
    guard case .notApplied(let reason, let retryAfter) = verdict.outcome else { return }
    #expect(retryAfter == .seconds(3))
    #expect(reason.message.hasSuffix("; Bundle.entry[0] (Condition)"))
    #expect(
      try urls(dialect.request(item(body, done: verdict.doneEntries)).body)
        == ["Condition/c", "Provenance/v"])
  }

  @Test func aServerThatTakesATransactionApartIsNotAskedTwiceForWhatItRefuses() throws {
    let dialect = FHIRDialect()
    let verdict = dialect.verdict(
      on: try fhir(
        200, answer(response("201"), response("200"), response("429"), response("400"))),
      to: try dialect.request(item(body)), of: item(body))

    #expect(verdict.outcome.kind == .notApplied)
    // The provenance may have come before what it refers to: it goes once more.
    #expect(verdict.refusedEntries.isEmpty)
    let rest = item(body, done: verdict.doneEntries, refused: [3: 400])
    #expect(try urls(dialect.request(rest).body) == ["Patient/p"])
  }

  @Test func aRefusalNamesTheEntryByItsNumberInTheItem() throws {
    let dialect = FHIRDialect(limits: BundleLimits(maximumEntries: 3))
    let rest = item(body, done: [0, 1, 2])

    let verdict = dialect.verdict(
      on: try fhir(422, bytes(outcome("invalid", at: "Bundle.entry[0].resource.recorded"))),
      to: try dialect.request(rest), of: rest)

    #expect(verdict.outcome.kind == .rejected)
    #expect(verdict.outcome.reason?.message.hasSuffix("; Bundle.entry[3] (Provenance)") == true)
    #expect(verdict.outcome.reason?.message.contains("Abernathy") == false)
  }

  @Test func anythingElseThanABundleCannotBeSent() {
    let error = #expect(throws: UnsendableItem.self) {
      try FHIRDialect().request(item(bytes("{}")))
    }
    #expect(error?.reason.code == "item-no-bundle")
  }
}
