import Testing

@testable import KyphoplastyFHIR

/// What a bundle asks for, as far as an answer is held against it.
@Suite struct SentBundleTests {
  @Test func aTransactionAsksForItsEntriesInOrder() {
    let sent = SentBundle(transaction(put("Patient", "p1"), put("Encounter", "e1")))

    #expect(sent.kind == .transaction)
    #expect(sent.requests.map(\.method) == ["PUT", "PUT"])
    #expect(sent.requests.map(\.url) == ["Patient/p1", "Encounter/e1"])
    #expect(sent.requests.map(\.target) == ["Patient/p1", "Encounter/e1"])
  }

  @Test func aBatchIsAnsweredByABatchResponse() {
    let sent = SentBundle(bytes(#"{"resourceType":"Bundle","type":"batch","entry":[]}"#))

    #expect(sent.kind == .batch)
    #expect(sent.kind?.answer == "batch-response")
    #expect(SentBundle.Kind.transaction.answer == "transaction-response")
  }

  @Test(arguments: [
    ("POST", "Patient"),
    ("PUT", "Patient?identifier=urn:x|1"),
    ("DELETE", "Patient/p1"),
    ("PUT", "Patient/p1/_history/2"),
    ("PUT", "Patient"),
  ])
  func onlyAPutToATypeAndAnIDFixesWhereTheResourceStands(method: String, url: String) {
    let sent = SentBundle(
      transaction(#"{"request":{"method":"\#(method)","url":"\#(url)"}}"#))

    #expect(sent.requests.map(\.url) == [url])
    #expect(sent.requests.map(\.target) == [nil])
  }

  @Test(arguments: ["collection", "searchset", "transaction-response"])
  func aBundleOfAnotherTypeIsNotExecuted(type: String) {
    #expect(SentBundle(bytes(#"{"resourceType":"Bundle","type":"\#(type)"}"#)).kind == nil)
  }

  @Test(arguments: ["", "no JSON", "[]", #"{"resourceType":"Patient","type":"transaction"}"#])
  func whatIsNoBundleAsksForNothing(text: String) {
    let sent = SentBundle(bytes(text))

    #expect(sent.kind == nil)
    #expect(sent.requests.isEmpty)
  }

  @Test func anEntryWithoutARequestKeepsItsPlace() {
    let sent = SentBundle(transaction("{}", put("Patient", "p1")))

    #expect(sent.requests.map(\.url) == ["", "Patient/p1"])
  }
}
