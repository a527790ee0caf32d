import FHIRDelivery
import Testing

@testable import KyphoplastyFHIR

/// When an answer of status 200 means that every entry was executed.
@Suite struct CheckedAnswerTests {
  private let sent = transaction(put("Encounter", "e1"), put("Patient", "p1"))

  /// What an answer means for the bundle that was sent.
  private func read(_ answer: [UInt8], to sent: [UInt8]? = nil) throws -> (
    kind: DeliveryOutcome.Kind, reason: DeliveryReason?
  ) {
    let dialect = FHIRDialect()
    let item = item(sent ?? self.sent)
    let verdict = dialect.verdict(
      on: try fhir(200, answer), to: try dialect.request(item), of: item)
    #expect(verdict.isComplete == (verdict.outcome == .delivered))
    return (verdict.outcome.kind, verdict.outcome.reason)
  }

  @Test func everyEntryWasExecuted() throws {
    let answer = answer(
      response("201 Created", at: "Encounter/e1/_history/1"),
      response("200 OK", at: "Patient/p1/_history/4"))

    #expect(try read(answer).kind == .delivered)
  }

  @Test(arguments: ["200", "201", "200 OK", "201 Created", "204 No Content"])
  func theFirstThreeDigitsOfAStatusCount(status: String) throws {
    #expect(
      try read(answer(response(status), response("200"))).kind == .delivered)
  }

  @Test(arguments: ["400 Bad Request", "412 Precondition Failed", "500"])
  func anEntryThatFailedIsNamedWithItsStatus(status: String) throws {
    let (kind, reason) = try read(answer(response("201 Created"), response(status)))

    #expect(kind == .unknown)
    #expect(
      reason?.message
        == "an entry failed with status \(status.prefix(3)); Bundle.entry[1] (Patient)")
  }

  @Test(arguments: ["{}", #"{"status":""}"#, #"{"status":"Created"}"#, #"{"status":201}"#])
  func anEntryWithoutAReadableStatusIsDoubtful(response first: String) throws {
    #expect(try read(answer(first, response("200"))).reason?.code == "answer-no-status")
  }

  @Test func anEntryWithoutAResponseIsDoubtful() throws {
    let answer = bytes(
      #"{"resourceType":"Bundle","type":"transaction-response","entry":[{},{}]}"#)

    #expect(try read(answer).reason?.code == "answer-no-status")
  }

  @Test func fewerEntriesThanWereSentAreDoubtful() throws {
    #expect(
      try read(answer(response("200"))).reason?.code == "answer-entry-count")
  }

  @Test func moreEntriesThanWereSentAreDoubtful() throws {
    #expect(
      try read(answer(response("200"), response("200"), response("200"))).reason?.code
        == "answer-entry-count")
  }

  @Test func noEntriesAtAllAreDoubtful() throws {
    let answer = bytes(#"{"resourceType":"Bundle","type":"transaction-response"}"#)

    #expect(try read(answer).reason?.code == "answer-entry-count")
  }

  @Test(arguments: [
    "https://fhir.example.org/r4/Encounter/e1/_history/1",
    "https://fhir.example.org/r4/Encounter/e1",
    "Encounter/e1/_history/1",
    "Encounter/e1",
    "/r4/Encounter/e1",
    "Encounter/e1?_format=json",
  ])
  func aLocationMayBeAbsoluteOrRelativeAndHaveAVersion(location: String) throws {
    #expect(
      try read(answer(response("201", at: location), response("200"))).kind == .delivered)
  }

  @Test(arguments: ["Encounter/e2", "Patient/e1", "https://fhir.example.org/r4/Encounter/77"])
  func aResourceThatStandsElsewhereIsDoubtful(location: String) throws {
    #expect(
      try read(answer(response("201", at: location), response("200"))).reason?.code
        == "answer-location")
  }

  @Test func aServerThatChoosesTheIDSaysWhichInTheLocation() throws {
    let sent = transaction(
      #"{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}"#)

    #expect(
      try read(answer(response("201", at: "Patient/17/_history/1")), to: sent).kind == .delivered)
  }

  @Test(arguments: [
    "", "<html><body>Please log in</body></html>", "{\"resourceType\":\"Bundle\",", "{}", "null",
  ])
  func whatIsNoFHIRIsDoubtful(body: String) throws {
    #expect(try read(bytes(body)).reason?.code == "answer-not-fhir")
  }

  @Test func anOperationOutcomeIsNoAnswerToABundle() throws {
    #expect(
      try read(bytes(outcome("informational"))).reason?.code == "answer-wrong-resource")
  }

  @Test(arguments: ["batch-response", "transaction", "searchset"])
  func aBundleOfAnotherTypeIsDoubtful(type: String) throws {
    #expect(
      try read(answer(response("200"), response("200"), type: type)).reason?.code
        == "answer-wrong-resource")
  }

  @Test func everyDoubtIsSaidInWords() {
    let doubts: [(AnswerDoubt, String)] = [
      (.notFHIR, "the answer is no FHIR JSON, so it does not come from the FHIR server"),
      (
        .wrongResource("OperationOutcome"),
        "the answer is a OperationOutcome and not the bundle that answers this one"
      ),
      (
        .wrongEntryCount(sent: 3, answered: 2),
        "the answer has 2 entries for the 3 that were sent"
      ),
      (.noStatus(entry: 4), "an entry of the answer has no status"),
      (.failed(entry: 0, status: 400), "an entry failed with status 400"),
      (.wrongLocation(entry: 1), "an entry was stored under another id"),
    ]

    for (doubt, words) in doubts { #expect(doubt.description == words) }
  }
}
