import FHIRDelivery
import KyphoplastyFHIR
import Testing

/// The same entries, each for itself in one request.
@Suite struct BatchModeTests {
  private let body = transaction(
    put("Encounter", "e", to: "Patient/p"), put("Patient", "p"), delete("Provenance", "v"))
  private let dialect = FHIRDialect(mode: .batch)

  private func verdict(
    _ responses: String..., done: Set<Int> = [], refused: [Int: Int] = [:],
    retryAfter: String? = nil
  ) throws -> DialectVerdict {
    let item = item(body, done: done, refused: refused)
    let entries = responses.map { "{\"response\":\($0)}" }.joined(separator: ",")
    var response = try fhir(
      200, bytes(#"{"resourceType":"Bundle","type":"batch-response","entry":[\#(entries)]}"#))
    if let retryAfter { try response.headers.set("Retry-After", to: retryAfter) }
    return dialect.verdict(on: response, to: try dialect.request(item), of: item)
  }

  @Test func itGoesInTheOrderOfItsReferencesAndRemovesLast() throws {
    let first = try dialect.request(item(body))
    let second = try dialect.request(item(body, done: [0, 1]))

    #expect(try urls(first.body) == ["Patient/p", "Encounter/e"])
    #expect(first.entries == [1, 0])
    #expect(try urls(second.body) == ["Provenance/v"])
    #expect(text(first.body).hasPrefix(#"{"resourceType":"Bundle","type":"batch","entry":[{"#))
  }

  @Test func whatIsDoneIsKept() throws {
    let verdict = try verdict(response("200"), response("201"))

    #expect(verdict.outcome == .delivered)
    #expect(verdict.doneEntries == [0, 1])
    #expect(!verdict.isComplete)
  }

  @Test(arguments: ["204", "404 Not Found", "410"])
  func whatIsGoneIsDone(status: String) throws {
    #expect(try verdict(response(status), done: [0, 1]).isComplete)
  }

  @Test(arguments: ["429", "503", "409"])
  func whatIsPutOffGoesLater(status: String) throws {
    let verdict = try verdict(response("200"), response(status), retryAfter: "2")

    #expect(verdict.doneEntries == [1])
    #expect(!verdict.isComplete)
    guard case .notApplied(let reason, let retryAfter) = verdict.outcome else {
      Issue.record("not put off")
      return
    }
    #expect(reason.code == "entry-\(status)")
    #expect(retryAfter == .seconds(2))
  }

  @Test func whatFailsIsUnknown() throws {
    let verdict = try verdict(response("200"), response("500"))

    #expect(verdict.outcome.kind == .unknown)
    #expect(verdict.doneEntries == [1])
    #expect(verdict.outcome.reason?.message.hasSuffix("Bundle.entry[0] (Encounter)") == true)
  }

  @Test func whatIsRefusedIsNamed() throws {
    let verdict = try verdict(response("422"), response("200"))

    #expect(verdict.outcome.kind == .rejected)
    #expect(verdict.doneEntries == [0])
    #expect(verdict.outcome.reason?.message.hasSuffix("Bundle.entry[1] (Patient)") == true)
  }

  @Test func whatMayHaveComeBeforeItsReferenceIsTriedOnceMore() throws {
    let first = try verdict(response("200"), response("422"))
    #expect(first.outcome == .delivered)
    #expect(first.doneEntries == [1])

    let second = try verdict(response("422"), done: [1])
    #expect(second.outcome.kind == .rejected)
  }

  @Test func whatIsRefusedDoesNotGoAgainWithWhatIsPutOff() throws {
    let first = try verdict(response("400"), response("429"), retryAfter: "2")

    #expect(first.outcome.kind == .notApplied)
    #expect(first.refusedEntries == [1: 400])
    #expect(first.doneEntries.isEmpty)
    #expect(
      first.outcome.reason?.message
        == "the server puts off 1 of 3 entries and refuses 1; Bundle.entry[0] (Encounter)")
    let rest = item(body, refused: first.refusedEntries)
    #expect(try urls(dialect.request(rest).body) == ["Encounter/e"])
  }

  @Test func whatIsRefusedForWhatWasPutOffGoesAgainWithIt() throws {
    // The encounter refers to the patient, who is put off.
    let first = try verdict(response("429"), response("400"))

    #expect(first.outcome.kind == .notApplied)
    #expect(first.refusedEntries.isEmpty)
    let second = try verdict(response("400"), done: [1])
    #expect(second.outcome.kind == .rejected)
  }

  @Test func whatWasRefusedIsToldWhenNothingIsPutOffAnyMore() throws {
    let last = try verdict(response("201"), refused: [1: 400])

    #expect(last.doneEntries == [0])
    #expect(last.outcome.kind == .rejected)
    #expect(!last.isComplete)
    #expect(last.outcome.reason?.code == "entry-400")
    #expect(
      last.outcome.reason?.message
        == "the server refuses 1 of 3 entries (HTTP 400); Bundle.entry[1] (Patient)")
  }

  @Test func refusalsOfSeveralAttemptsAreToldTogether() throws {
    let last = try verdict(response("422"), refused: [1: 400])

    #expect(last.refusedEntries == [0: 422])
    #expect(last.outcome.reason?.message.hasPrefix("the server refuses 2 of 3 entries") == true)
  }

  @Test func whatNobodyKnowsOfIsAskedForBeforeTheRefusalIsTold() throws {
    let first = try verdict(response("400"), response("500"))

    #expect(first.outcome.kind == .unknown)
    #expect(first.refusedEntries == [1: 400])
  }

  @Test func anItemOfWhichOnlyRefusedEntriesAreLeftIsNotSent() throws {
    let rest = item(body, done: [0, 2], refused: [1: 400])

    let error = #expect(throws: UnsendableItem.self) { try dialect.request(rest) }
    #expect(error?.reason.code == "entry-400")
  }

  @Test func aBatchStaysABatchInTheModeOfTransactions() throws {
    let batch = bytes(
      #"{"resourceType":"Bundle","type":"batch","entry":[\#(put("Patient", "p")),\#(put("Encounter", "e"))]}"#
    )
    let dialect = FHIRDialect()
    let request = try dialect.request(item(batch))
    #expect(request.body == batch)

    let verdict = dialect.verdict(
      on: try fhir(
        200, answer(response("200"), response("429"), type: "batch-response")),
      to: request, of: item(batch))
    #expect(verdict.outcome.kind == .notApplied)
    #expect(try urls(dialect.request(item(batch, done: [0])).body) == ["Encounter/e"])
  }
}
