import FHIRDelivery
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// Each entry as a request of its own.
@Suite struct SingleModeTests {
  private let body = transaction(
    put("Encounter", "e", to: "Patient/p"), put("Patient", "p"), delete("Provenance", "v"))
  private let dialect = FHIRDialect(mode: .single)

  private func verdict(
    _ response: HTTPResponse, done: Set<Int> = []
  ) throws -> DialectVerdict {
    let item = item(body, done: done)
    return dialect.verdict(on: response, to: try dialect.request(item), of: item)
  }

  @Test func whatOthersReferToGoesFirst() throws {
    let first = try dialect.request(item(body))
    let second = try dialect.request(item(body, done: [1]))
    let third = try dialect.request(item(body, done: [0, 1]))

    #expect(first.method == .put && first.path == ["Patient", "p"] && first.entries == [1])
    #expect(text(first.body) == #"{"resourceType":"Patient","id":"p"}"#)
    #expect(second.path == ["Encounter", "e"])
    #expect(third.method == .delete && third.path == ["Provenance", "v"] && third.body.isEmpty)
  }

  @Test(arguments: [200, 201, 204])
  func aSuccessIsOneEntry(status: Int) throws {
    let verdict = try verdict(fhir(status))

    #expect(verdict.outcome == .delivered)
    #expect(verdict.doneEntries == [1])
    #expect(!verdict.isComplete)
  }

  @Test(arguments: [404, 410])
  func aPageDoesNotSayThatAResourceIsGone(status: Int) throws {
    let rest = item(transaction(delete("Provenance", "v")))
    let dialect = FHIRDialect(mode: .single)
    var response = try fhir(status, bytes("<html></html>"))
    try response.headers.set("Content-Type", to: "text/html")

    let verdict = dialect.verdict(on: response, to: try dialect.request(rest), of: rest)

    #expect(verdict.outcome.kind == .notApplied)
    #expect(verdict.doneEntries.isEmpty)
  }

  @Test(arguments: [200, 204, 404, 410])
  func theLastEntryIsTheEnd(status: Int) throws {
    #expect(try verdict(fhir(status), done: [0, 1]).isComplete)
  }

  @Test func aPageIsNoAnswer() throws {
    let verdict = try verdict(HTTPResponse(status: 200, body: bytes("<html></html>")))

    #expect(verdict.outcome.reason?.code == "answer-not-fhir")
    #expect(verdict.doneEntries.isEmpty)
  }

  @Test func anotherIdIsNoDelivery() throws {
    let verdict = try verdict(fhir(201, [], ["Location": "http://h/fhir/Patient/9/_history/1"]))

    #expect(verdict.outcome.reason?.code == "answer-location")
  }

  @Test(arguments: [(429, "not-applied"), (422, "rejected"), (500, "unknown"), (202, "unknown")])
  func aFailureNamesTheEntry(status: Int, kind: String) throws {
    let verdict = try verdict(fhir(status))

    #expect(verdict.outcome.kind.rawValue == kind)
    #expect(verdict.outcome.reason?.message.hasSuffix("; Bundle.entry[1] (Patient)") == true)
  }

  @Test func aSearchInTheUrlIsASearch() throws {
    let body = transaction(
      #"{"resource":{"resourceType":"Patient"},"request":{"method":"PUT","url":"Patient?identifier=urn%3Ax%7C1+2"}}"#
    )

    let request = try dialect.request(item(body))

    #expect(request.path == ["Patient"])
    #expect(request.query.map(\.name) == ["identifier"])
    #expect(request.query.map(\.value) == ["urn:x|1+2"])
  }

  @Test func aConditionIsAHeaderField() throws {
    let body = transaction(
      #"{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=1"}}"#
    )
    let request = try dialect.request(item(body))

    #expect(request.method == .post && request.path == ["Patient"])
    #expect(request.headers["If-None-Exist"] == "identifier=1")
  }

  @Test func aConditionThatIsNoHeaderFieldCannotBeSent() {
    let body = transaction(
      #"{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient","ifNoneExist":"a\nb"}}"#
    )
    let error = #expect(throws: UnsendableItem.self) { try dialect.request(item(body)) }

    #expect(error?.reason.code == "item-condition")
  }
}
