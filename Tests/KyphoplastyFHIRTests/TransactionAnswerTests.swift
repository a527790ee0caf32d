import KyphoplastyFHIR
import Testing

/// When an answer of status 200 means that every entry was executed.
@Suite struct TransactionAnswerTests {
  let sent = SentBundle(transaction(put("Encounter", "e1"), put("Patient", "p1")))

  private func read(_ answer: [UInt8]) -> TransactionAnswer { TransactionAnswer(answer, to: sent) }

  @Test func everyEntryWasExecuted() {
    let answer = answer(
      response("201 Created", at: "Encounter/e1/_history/1"),
      response("200 OK", at: "Patient/p1/_history/4"))

    #expect(read(answer) == .executed(locations: ["Encounter/e1", "Patient/p1"]))
  }

  @Test(arguments: ["200", "201", "200 OK", "201 Created", "204 No Content"])
  func theFirstThreeDigitsOfAStatusCount(status: String) {
    #expect(
      read(answer(response(status), response("200")))
        == .executed(locations: ["Encounter/e1", "Patient/p1"]))
  }

  @Test(arguments: [("400 Bad Request", 400), ("429", 429), ("412 Precondition Failed", 412)])
  func anEntryThatFailedIsNamedWithItsStatus(status: String, code: Int) {
    #expect(
      read(answer(response("201 Created"), response(status)))
        == .doubtful(.failed(entry: 1, status: code)))
  }

  @Test(arguments: ["{}", #"{"status":""}"#, #"{"status":"Created"}"#, #"{"status":201}"#])
  func anEntryWithoutAReadableStatusIsDoubtful(response first: String) {
    #expect(read(answer(first, response("200"))) == .doubtful(.noStatus(entry: 0)))
  }

  @Test func anEntryWithoutAResponseIsDoubtful() {
    let answer = bytes(
      #"{"resourceType":"Bundle","type":"transaction-response","entry":[{},{}]}"#)

    #expect(read(answer) == .doubtful(.noStatus(entry: 0)))
  }

  @Test func fewerEntriesThanWereSentAreDoubtful() {
    #expect(
      read(answer(response("200"))) == .doubtful(.wrongEntryCount(sent: 2, answered: 1)))
  }

  @Test func moreEntriesThanWereSentAreDoubtful() {
    #expect(
      read(answer(response("200"), response("200"), response("200")))
        == .doubtful(.wrongEntryCount(sent: 2, answered: 3)))
  }

  @Test func noEntriesAtAllAreDoubtful() {
    let answer = bytes(#"{"resourceType":"Bundle","type":"transaction-response"}"#)

    #expect(read(answer) == .doubtful(.wrongEntryCount(sent: 2, answered: 0)))
  }

  @Test(arguments: [
    "https://fhir.example.org/r4/Encounter/e1/_history/1",
    "https://fhir.example.org/r4/Encounter/e1",
    "Encounter/e1/_history/1",
    "Encounter/e1",
    "/r4/Encounter/e1",
    "Encounter/e1?_format=json",
  ])
  func aLocationMayBeAbsoluteOrRelativeAndHaveAVersion(location: String) {
    #expect(
      read(answer(response("201", at: location), response("200")))
        == .executed(locations: ["Encounter/e1", "Patient/p1"]))
  }

  @Test(arguments: ["Encounter/e2", "Patient/e1", "https://fhir.example.org/r4/Encounter/77"])
  func aResourceThatStandsElsewhereIsDoubtful(location: String) {
    #expect(
      read(answer(response("201", at: location), response("200")))
        == .doubtful(.wrongLocation(entry: 0)))
  }

  @Test func aServerThatChoosesTheIDSaysWhichInTheLocation() {
    let sent = SentBundle(
      transaction(
        #"{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}"#))

    #expect(
      TransactionAnswer(answer(response("201", at: "Patient/17/_history/1")), to: sent)
        == .executed(locations: ["Patient/17"]))
  }

  @Test(arguments: [
    "", "<html><body>Please log in</body></html>", "{\"resourceType\":\"Bundle\",", "{}", "null",
  ])
  func whatIsNoFHIRIsDoubtful(body: String) {
    #expect(read(bytes(body)) == .doubtful(.notFHIR))
  }

  @Test func anOperationOutcomeIsNoAnswerToABundle() {
    #expect(
      read(bytes(outcome("informational"))) == .doubtful(.wrongResource("OperationOutcome")))
  }

  @Test(arguments: ["batch-response", "transaction", "searchset"])
  func aBundleOfAnotherTypeIsDoubtful(type: String) {
    #expect(
      read(answer(response("200"), response("200"), type: type))
        == .doubtful(.wrongResource("Bundle")))
  }

  @Test func aBatchWithAnEntryThatWasThrottledIsNotDelivered() {
    let sent = SentBundle(
      bytes(
        """
        {"resourceType":"Bundle","type":"batch",\
        "entry":[\(put("Patient", "p1")),\(put("Patient", "p2"))]}
        """))

    #expect(
      TransactionAnswer(
        answer(response("201"), response("429 Too Many Requests"), type: "batch-response"),
        to: sent) == .doubtful(.failed(entry: 1, status: 429)))
  }

  @Test func everyDoubtIsSaidInWords() {
    let doubts: [(TransactionAnswer.Doubt, String)] = [
      (.notFHIR, "the answer is no FHIR JSON, so it does not come from the FHIR server"),
      (
        .wrongResource("OperationOutcome"),
        "the answer is a OperationOutcome and not the bundle that answers this one"
      ),
      (
        .wrongEntryCount(sent: 3, answered: 2),
        "the answer has 2 entries for the 3 that were sent"
      ),
      (.noStatus(entry: 4), "entry 4 of the answer has no status"),
      (.failed(entry: 0, status: 400), "entry 0 failed with status 400"),
      (.wrongLocation(entry: 1), "entry 1 was stored under another id"),
    ]

    for (doubt, words) in doubts { #expect(doubt.description == words) }
  }
}
