import FHIRDelivery
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// Resources whose ids the server gives.
@Suite struct ConditionalIdentityTests {
  private let p = "11111111-1111-8111-8111-111111111111"
  private let e = "22222222-2222-8222-8222-222222222222"
  private let v = "33333333-3333-8333-8333-333333333333"
  private let o = "44444444-4444-8444-8444-444444444444"
  private let dialect = FHIRDialect(identity: .conditional)

  private var body: [UInt8] {
    transaction(
      put("Encounter", e, to: "Patient/\(p)", "Organization/\(o)"),
      put("Patient", p, more: #","identifier":[{"value":"0.010"}],"birthDate":"1950-01-01""#),
      put("Provenance", v, to: "Encounter/\(e)", more: #","meta":{"source":"urn:s"}"#))
  }

  private func entries(_ request: DialectRequest) throws -> [JSONValue] {
    Array(try #require(try JSONDocument(request.body).value["entry"]).elements)
  }

  private func first(_ locations: [String: String] = [:]) throws -> [JSONValue] {
    let organization = ["Organization/\(o)": "Organization/900"]
    return try entries(
      dialect.request(
        for: item(body), locations: locations.merging(organization) { first, _ in first }))
  }

  @Test func theUrlIsASearchForTheIdThatTheSenderGives() throws {
    let urls = try first().compactMap { $0["request"]?["url"]?.string }

    #expect(
      urls == [
        "Encounter?identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3A\(e)",
        "Patient?identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3A\(p)",
        "Provenance?_tag=urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3A\(v)",
      ])
  }

  @Test func theResourceCarriesItAndHasNoIdOfItsOwn() throws {
    let resources = try first().compactMap { $0["resource"] }

    #expect(resources.allSatisfy { $0["id"] == nil })
    let identifiers = resources[1]["identifier"].map { Array($0.elements) } ?? []
    #expect(identifiers.map { $0["value"]?.string } == ["urn:uuid:\(p)", "0.010"])
    #expect(identifiers.first?["system"]?.string == "urn:ietf:rfc:3986")
    #expect(resources[1]["birthDate"]?.string == "1950-01-01")
    let tags = resources[2]["meta"]?["tag"].map { Array($0.elements) } ?? []
    #expect(tags.map { $0["code"]?.string } == ["urn:uuid:\(v)"])
    #expect(resources[2]["meta"]?["source"]?.string == "urn:s")
    #expect(resources[2]["identifier"] == nil)
  }

  @Test func referencesWithinTheBundleGoByItsAddressesAndOthersToThePlaceOnTheServer() throws {
    let entries = try first()

    #expect(
      entries.map { $0["fullUrl"]?.string } == ["urn:uuid:\(e)", "urn:uuid:\(p)", "urn:uuid:\(v)"])
    let links = entries[0]["resource"]?["link"].map { Array($0.elements) } ?? []
    #expect(links.map { $0["reference"]?.string } == ["urn:uuid:\(p)", "Organization/900"])
  }

  @Test func aPlaceThatIsKnownIsUsed() throws {
    let entries = try first(["Patient/\(p)": "Patient/17"])

    #expect(entries[1]["request"]?["url"]?.string == "Patient/17")
    #expect(entries[1]["resource"]?["id"]?.string == "17")
    let links = entries[0]["resource"]?["link"].map { Array($0.elements) } ?? []
    #expect(links.first?["reference"]?.string == "Patient/17")
  }

  @Test func theAnswerSaysWhereTheServerHasPutThem() throws {
    let request = try dialect.request(
      for: item(body), locations: ["Organization/\(o)": "Organization/900"])
    let response = try fhir(
      200,
      answer(
        response("201", at: "http://h/fhir/Encounter/5/_history/1"),
        response("200", at: "Patient/17"), response("201", at: "Provenance/6/_history/1")))

    let verdict = dialect.verdict(on: response, to: request, of: item(body))

    #expect(verdict.isComplete)
    #expect(
      verdict.locations == [
        "Encounter/\(e)": "Encounter/5", "Patient/\(p)": "Patient/17",
        "Provenance/\(v)": "Provenance/6",
      ])
  }

  @Test func whatMustBeKnownBeforehandIsAskedFor() {
    #expect(
      Set(dialect.referencesToLocate(in: item(body))) == [
        "Encounter/\(e)", "Patient/\(p)", "Provenance/\(v)", "Organization/\(o)",
      ])
    #expect(FHIRDialect().referencesToLocate(in: item(body)).isEmpty)
  }

  @Test func aReferenceThatLeadsNowhereCannotBeSent() {
    let error = #expect(throws: UnsendableItem.self) { try dialect.request(item(body)) }

    #expect(error?.reason.code == "item-location")
    #expect(error?.reason.message.contains(o) == false)
  }

  @Test func anIdThatIsNoUUIDCannotBeSent() {
    let error = #expect(throws: UnsendableItem.self) {
      try dialect.request(item(transaction(put("Patient", "p"))))
    }
    #expect(error?.reason.code == "item-identity")
  }

  @Test func singleRequestsGoAsSoonAsTheirReferencesAreKnown() throws {
    let dialect = FHIRDialect(mode: .single, identity: .conditional)
    var locations = ["Organization/\(o)": "Organization/900"]
    let first = try dialect.request(for: item(body), locations: locations)
    #expect(first.path == ["Patient"])
    #expect(first.query.map(\.value) == ["urn:ietf:rfc:3986|urn:uuid:\(p)"])

    let verdict = dialect.verdict(
      on: try fhir(201, [], ["Location": "http://h/fhir/Patient/17/_history/1"]), to: first,
      of: item(body))
    #expect(verdict.doneEntries == [1])
    #expect(verdict.locations == ["Patient/\(p)": "Patient/17"])

    locations.merge(verdict.locations) { _, new in new }
    let second = try dialect.request(for: item(body, done: [1]), locations: locations)
    #expect(second.path == ["Encounter"])
    #expect(text(second.body).contains("Patient/17"))
  }

  @Test func aBatchTakesWhatItsReferencesAllow() throws {
    let dialect = FHIRDialect(mode: .batch, identity: .conditional)
    let locations = ["Organization/\(o)": "Organization/900"]

    #expect(try dialect.request(for: item(body), locations: locations).entries == [1])
  }

  @Test func aRemovalGoesToThePlaceOnTheServer() throws {
    let body = transaction(delete("Flag", p))

    let known = try dialect.request(for: item(body), locations: ["Flag/\(p)": "Flag/3"])
    let unknown = try dialect.request(for: item(body), locations: [:])

    #expect(try urls(known.body) == ["Flag/3"])
    #expect(try urls(unknown.body).first?.hasPrefix("Flag?identifier=") == true)
  }

  @Test(arguments: [DeliveryMode.single, .batch], DeliveryIdentity.allCases)
  func aCircleIsOpenedByAnEntryThatGoesTwice(
    mode: DeliveryMode, identity: DeliveryIdentity
  ) throws {
    let circle = transaction(
      put("Condition", v, to: "Encounter/\(e)"), put("Condition", p, to: "Encounter/\(e)"),
      put("Encounter", e, to: "Condition/\(v)", "Condition/\(p)"))
    let dialect = FHIRDialect(mode: mode, identity: identity, checksReferences: true)
    var (locations, done, sent): ([String: String], Set<Int>, [Int]) = ([:], [], [])
    var bodies: [String] = []
    let all =
      identity == .client
      ? ["Condition/\(v)", "Condition/\(p)", "Encounter/\(e)"]
      : ["Condition/0", "Condition/1", "Encounter/9"]

    while done.count < 3, sent.count < 9 {
      let item = item(circle, done: done)
      let request = try dialect.request(for: item, locations: locations)
      sent += request.entries
      bodies.append(text(request.body))
      let places = request.entries.map { all[$0] }
      let entries = places.map { "{\"response\":\(response("200", at: $0))}" }
      let verdict = dialect.verdict(
        on: mode == .single
          ? try fhir(200, [], ["Location": places[0]])
          : try fhir(
            200,
            bytes(
              #"{"resourceType":"Bundle","type":"batch-response","entry":[\#(entries.joined(separator: ","))]}"#
            )), to: request, of: item)
      #expect(verdict.outcome == .delivered)
      done.formUnion(verdict.doneEntries)
      locations.merge(verdict.locations) { _, new in new }
    }

    #expect(sent == [2, 0, 1, 2])
    #expect(bodies.first?.contains(#"{"identifier":{"system":"urn:ietf:rfc:3986""#) == true)
    #expect(bodies.first?.contains("reference") == false)
    #expect(
      bodies.last?.contains(#"{"reference":"\#(all[0])"},{"reference":"\#(all[1])"}"#) == true)
  }
}
