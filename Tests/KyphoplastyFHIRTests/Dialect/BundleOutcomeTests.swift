import FHIRDelivery
import KyphoplastyFHIR
import Testing

/// What an answer means for the bundle that was sent.
@Suite struct BundleOutcomeTests {
  private let sent = transaction(put("Encounter", "e1"), put("Patient", "p1"))
  private let executed = answer(response("201 Created"), response("200 OK"))

  private func outcome(
    _ status: Int, _ body: [UInt8] = [],
    headers: KeyValuePairs<String, String> = ["Content-Type": "application/fhir+json"]
  ) throws -> DeliveryOutcome {
    let dialect = FHIRDialect()
    return dialect.verdict(
      on: HTTPResponse(status: status, headers: try HTTPHeaders(headers), body: body),
      to: try dialect.request(item(sent)), of: item(sent)
    ).outcome
  }

  // MARK: Success is a checked answer, not a status

  @Test func aMatchingAnswerIsADelivery() throws {
    #expect(try outcome(200, executed) == .delivered)
  }

  @Test(arguments: [
    ("<html></html>", "answer-not-fhir"),
    (KyphoplastyFHIRTests.outcome("informational"), "answer-wrong-resource"),
    (text(answer(response("200"))), "answer-entry-count"),
    (text(answer(response("200"), "{}")), "answer-no-status"),
    (text(answer(response("200"), response("400 Bad Request"))), "answer-entry-failed"),
    (text(answer(response("200", at: "Encounter/e9"), response("200"))), "answer-location"),
    (
      text(answer(response("200"), response("200"), type: "batch-response")),
      "answer-wrong-resource"
    ),
  ])
  func anAnswerThatDoesNotMatchLeavesItUnknown(body: String, code: String) throws {
    let outcome = try outcome(200, bytes(body))

    #expect(outcome.kind == .unknown)
    #expect(outcome.reason?.code == code)
  }

  @Test func aBundleThatWasStoredWasNotExecuted() throws {
    let outcome = try outcome(201, executed)

    #expect(outcome.kind == .rejected)
    #expect(outcome.reason?.needsChange == true)
    #expect(outcome.reason?.message.contains("check the base URL") == true)
  }

  @Test func aServerThatWillDoItLaterIsNotADelivery() throws {
    #expect(try outcome(202).kind == .unknown)
  }

  @Test(arguments: [203, 204, 206])
  func noOtherSuccessAnswersABundle(status: Int) throws {
    let outcome = try outcome(status, executed)

    #expect(outcome.kind == .unknown)
    #expect(outcome.reason?.code == "http-\(status)")
  }

  // MARK: Failures by their status

  @Test(arguments: [
    (301, DeliveryOutcome.Kind.rejected), (302, .rejected), (308, .rejected),
    (400, .rejected), (406, .rejected), (412, .rejected), (415, .rejected), (422, .rejected),
    (401, .notApplied), (409, .notApplied), (429, .notApplied),
    (500, .unknown), (502, .unknown), (503, .unknown), (504, .unknown),
  ])
  func aStatusOfFailureHasItsOutcome(status: Int, kind: DeliveryOutcome.Kind) throws {
    let outcome = try outcome(status)

    #expect(outcome.kind == kind)
    #expect(outcome.reason?.code == "http-\(status)")
  }

  @Test(arguments: [403, 404, 405, 410])
  func aRefusalThatIsNotFHIRIsNotAboutTheBundle(status: Int) throws {
    let page = try outcome(status, bytes("<html></html>"), headers: ["Content-Type": "text/html"])
    let silent = try outcome(status)
    let server = try outcome(status, bytes(KyphoplastyFHIRTests.outcome("forbidden")))

    for foreign in [page, silent] {
      #expect(foreign.kind == .notApplied)
      #expect(foreign.reason?.code == "http-\(status)")
      #expect(foreign.wait == nil)
    }
    #expect(page.reason?.message.contains("it comes from a proxy in front of the server") == true)
    #expect(server.kind == .rejected)
  }

  @Test(arguments: [301, 401])
  func whatASettingCausesStopsEverythingThatWouldFollow(status: Int) throws {
    #expect(try outcome(status).reason?.needsChange == true)
  }

  @Test(arguments: [400, 412, 422, 429, 500])
  func whatOneBundleCausesStopsNothing(status: Int) throws {
    #expect(try outcome(status).reason?.needsChange == false)
  }

  @Test func aServerThatIsBusySaysForHowLong() throws {
    let headers: KeyValuePairs = ["Retry-After": "30"]

    #expect(try outcome(429, headers: headers).wait == .seconds(30))
    #expect(try outcome(503, headers: headers).kind == .notApplied)
    #expect(try outcome(503, headers: headers).wait == .seconds(30))
  }

  @Test func theWaitMayBeADate() throws {
    let headers: KeyValuePairs = [
      "Date": "Tue, 04 Mar 2025 15:00:00 GMT", "Retry-After": "Tue, 04 Mar 2025 15:02:00 GMT",
    ]

    #expect(try outcome(429, headers: headers).wait == .seconds(120))
  }

  // MARK: Conflicts between transactions

  @Test(arguments: ["conflict", "lock-error", "transient"])
  func aTransactionThatLostAgainstAnotherWasRolledBack(code: String) throws {
    let outcome = try outcome(500, bytes(KyphoplastyFHIRTests.outcome(code)))

    #expect(outcome.kind == .notApplied)
    #expect(outcome.reason?.code == "http-500-conflict")
  }

  @Test func anyOtherFailureOfTheServerStaysUnknown() throws {
    #expect(try outcome(500, bytes(KyphoplastyFHIRTests.outcome("exception"))).kind == .unknown)
  }

  @Test func onlyTheServerItselfCanSayThatItWasAConflict() throws {
    #expect(try outcome(502, bytes(KyphoplastyFHIRTests.outcome("conflict"))).kind == .unknown)
  }

  // MARK: Words

  @Test func theCodeAndThePlaceOfARefusalAreNamed() throws {
    let reason = try outcome(
      422, bytes(KyphoplastyFHIRTests.outcome("invalid", at: "Bundle.entry[1].resource.status"))
    ).reason

    #expect(
      reason?.message.hasPrefix(
        "the server refuses the content; it names invalid at Bundle.entry[1].resource.status;")
        == true)
  }

  @Test(arguments: [400, 409, 412, 422, 429, 500, 503])
  func theServersOwnWordsAreNeverRepeated(status: Int) throws {
    let reason = try outcome(status, bytes(KyphoplastyFHIRTests.outcome("duplicate"))).reason

    #expect(reason?.message.contains("duplicate") == true)
    #expect(reason?.message.contains("Abernathy") == false)
  }

  @Test func aPageInsteadOfFHIRComesFromAProxy() throws {
    let page: KeyValuePairs = ["Content-Type": "text/html; charset=utf-8"]

    #expect(try outcome(415, headers: page).reason?.message.contains("proxy") == true)
    #expect(
      try outcome(400, headers: page).reason?.message.contains("client certificate") == true)
  }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

extension DeliveryOutcome {
  /// How long the server asks to wait.
  fileprivate var wait: Duration? {
    if case .notApplied(_, let wait) = self { wait } else { nil }
  }
}
