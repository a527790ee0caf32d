import FHIRDelivery
import Testing

@testable import KyphoplastyFHIR

/// What reports say of an item that was refused.
@Suite struct RefusedEntryTests {
  private let body = transaction(
    put("Patient", "p"),
    put(
      "Procedure", "l1", to: "Patient/p",
      more: #","meta":{"source":"http://example.org/site#HEH%2F1/levels/0/cement"}"#))

  private func refused(_ reason: DeliveryReason?) -> RefusedEntry {
    var item = item(body)
    item.place = "records.csv:17"
    item.state = .rejected
    item.reason = reason
    let attempt = OutboxAttempt(
      beganAt: UnixTime(milliseconds: 0), duration: .zero, outcome: .rejected, status: 422,
      requestID: "item-7-1")
    return RefusedEntry(item, attempts: [attempt])
  }

  @Test func itNamesTheEntryAndTheFieldThatItWasMadeOf() throws {
    let request = try FHIRDialect().request(item(body))
    let verdict = FHIRDialect().verdict(
      on: try fhir(422, bytes(outcome("invalid", at: "Bundle.entry[1].resource.status"))),
      to: request, of: item(body))

    let refused = refused(verdict.outcome.reason)

    #expect(refused.item == 7 && refused.key == "K-1")
    #expect(refused.place == "records.csv:17")
    #expect(refused.status == 422 && refused.code == "http-422")
    #expect(refused.entry == 1)
    #expect(refused.resourceType == "Procedure" && refused.resourceID == "l1")
    #expect(refused.field == "levels[0].cement")
  }

  @Test func withoutAnEntryItIsAboutTheWhole() {
    let refused = refused(DeliveryReason("http-403", "the credential does not allow this"))

    #expect(refused.entry == nil && refused.resourceType == nil && refused.field == nil)
    #expect(refused.message == "the credential does not allow this")
  }

  @Test func whatIsNoTypeIsNotRepeated() throws {
    let strange = item(
      transaction(
        #"{"resource":{"resourceType":"Rosalind"},"request":{"method":"PUT","url":"Abernathy/1"}}"#)
    )
    let dialect = FHIRDialect()

    let verdict = dialect.verdict(
      on: try fhir(422, bytes(outcome("invalid", at: "Bundle.entry[0]"))),
      to: try dialect.request(strange), of: strange)

    #expect(verdict.outcome.reason?.message.hasSuffix("; Bundle.entry[0]") == true)
  }

  @Test func aNumberThatTheItemDoesNotHaveIsKeptAsItIs() {
    #expect(refused(DeliveryReason("x", "it failed; Bundle.entry[9] (Flag)")).entry == 9)
    #expect(refused(DeliveryReason("x", "it failed; Bundle.entry[9] (Flag)")).resourceID == nil)
  }

  @Test(arguments: [
    ("entry[3]: no such thing", 3), ("in Bundle.entry[12].resource of Rosalind", 12),
    ("/f:Bundle/f:entry[4]/f:resource", 3),
  ])
  func aNumberIsTakenFromTheText(text: String, entry: Int) {
    let body = bytes(
      #"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":"\#(text)"}]}"#
    )
    let outcome = RefusedOutcome(body)

    #expect(outcome?.issues.first?.entry == entry)
    #expect(outcome.map { "\($0)" } == "invalid")
  }

  @Test(arguments: ["entry[x]", "entry[3", "entry[99999999999999999999]", "entries 3"])
  func whatIsNoNumberIsNotTaken(text: String) {
    let body = bytes(
      #"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","details":{"text":"\#(text)"}}]}"#
    )

    #expect(RefusedOutcome(body)?.issues.first?.entry == nil)
  }
}
