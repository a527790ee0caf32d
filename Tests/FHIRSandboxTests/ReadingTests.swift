import LosslessJSON
import TestSupport
import Testing

@testable import FHIRSandbox

@Suite("Reading what a request is made of", .takingTurns) struct ReadingTests {
  private let context = ServerContext(
    base: "http://127.0.0.1:1/fhir", types: ResourceTypes(names: ["Patient", "Group"]))

  @Test(
    "a reference says where it leads",
    arguments: [
      ("Patient/1", ReferenceTarget.local(ResourceIdentity(type: "Patient", id: "1"))),
      ("Patient/1/_history/3", .local(ResourceIdentity(type: "Patient", id: "1"))),
      ("http://127.0.0.1:1/fhir/Patient/1", .local(ResourceIdentity(type: "Patient", id: "1"))),
      ("http://127.0.0.1:1/fhirs/Patient/1", .external), ("#a", .contained), ("#", .contained),
      ("urn:uuid:1", .temporary), ("https://x.example/Patient/1", .external),
      ("Patient?a=b", .conditional(type: "Patient", query: QueryString("a=b"))),
      ("Nothing/1", .malformed), ("Patient", .malformed), ("Patient/", .malformed),
      ("Patient/a b", .malformed), ("Patient/1/_history/x", .malformed),
      ("Patient/1/2", .malformed), ("", .malformed), ("Nothing?a=b", .malformed),
      ("http://127.0.0.1:1/fhir/", .malformed),
    ])
  func references(text: String, target: ReferenceTarget) {
    #expect(ReferenceTarget(text, in: context) == target)
  }

  @Test(
    "an instant has its date and time, before and after leap days",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
      (1_709_251_199_999, "2024-02-29T23:59:59.999Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
      (1_709_251_200_000, "2024-03-01T00:00:00.000Z", "Fri, 01 Mar 2024 00:00:00 GMT"),
      (951_782_400_050, "2000-02-29T00:00:00.050Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
      (4_107_542_399_000, "2100-02-28T23:59:59.000Z", "Sun, 28 Feb 2100 23:59:59 GMT"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
      (-1, "1969-12-31T23:59:59.999Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
  func timestamps(milliseconds: Int64, instant: String, date: String) {
    let timestamp = Timestamp(milliseconds: milliseconds)
    #expect(timestamp.instant == instant)
    #expect(timestamp.httpDate == date)
  }

  @Test("a query keeps its order and loses its escapes")
  func query() {
    let query = QueryString("a=1&b=%7C+%2B&a=2&c&=x&d=%zz%4")
    #expect(query.items.map(\.name) == ["a", "b", "a", "c", "", "d"])
    #expect(query.items.map(\.value) == ["1", "| +", "2", "", "x", "%zz%4"])
    #expect(query["a"] == "1")
    #expect(query.raw(without: ["a", "c", ""]) == "b=%7C+%2B&d=%zz%4")
  }

  @Test(
    "an entity tag is a version, in any of its spellings",
    arguments: [("W/\"3\"", 3), ("\"3\"", 3), ("3", 3), (" W/\"12\" ", 12)])
  func entityTags(text: String, version: Int) throws {
    #expect(try EntityTag(text) == .version(version))
  }

  @Test(
    "no other entity tag is one", arguments: ["", "W/", "W/\"\"", "W/\"x\"", "\"0\"", "\"-1\""])
  func badEntityTags(text: String) {
    #expect(throws: Refusal.self) { try EntityTag(text) }
  }

  @Test("the place of a value is its path from the top")
  func expressions() throws {
    let document = try JSONDocument(Array(#"{"a":[{"b":1},{"c":{"d":[2,3]}}]}"#.utf8))
    let d = try #require(
      document.value["a"]?.elements.map { $0 }.last?["c"]?["d"]?.elements.map { $0 }.last)
    #expect(document.expression(of: d.node, named: "Bundle") == "Bundle.a[1].c.d[1]")
    #expect(document.expression(of: document.root, named: "Bundle") == "Bundle")
  }

  @Test("a reference is found by its key, not by a value that reads the same")
  func links() throws {
    let text = """
      {"resourceType":"Patient","x":["reference","Patient/9"],"y":"reference","z":"Patient/8",
       "link":[{"other":{"reference" : "Patient/1"}}],"contained":[{"a":{"reference":{"b":1}}}]}
      """
    let document = try JSONDocument(Array(text.utf8))
    let resource = try IncomingResource(document, document.root, in: context)
    #expect(
      resource.links.map(\.target) == [.local(ResourceIdentity(type: "Patient", id: "1"))])
  }

  @Test(
    "id, version and time are set where they are missing, and replaced where they stand",
    arguments: [
      (
        #"{"resourceType":"Patient"}"#,
        #"{"resourceType":"Patient","id":"i","meta":{"versionId":"2","lastUpdated":"T"}}"#
      ),
      (
        #"{"id":"x","resourceType":"Patient","a":0.10}"#,
        #"{"id":"i","meta":{"versionId":"2","lastUpdated":"T"},"resourceType":"Patient","a":0.10}"#
      ),
      (
        #"{"meta":{},"resourceType":"Patient"}"#,
        #"{"meta":{"versionId":"2","lastUpdated":"T"},"resourceType":"Patient","id":"i"}"#
      ),
      (
        #"{"meta":{"lastUpdated":1,"a":2},"resourceType":"Patient","id":"i"}"#,
        #"{"meta":{"versionId":"2","lastUpdated":"T","a":2},"resourceType":"Patient","id":"i"}"#
      ),
    ])
  func splice(before: String, after: String) throws {
    let document = try JSONDocument(Array("[ \(before) ]".utf8))
    let node = try #require(document.value.elements.map { $0 }.first?.node)
    let resource = try IncomingResource(document, node, in: context)
    let time = Timestamp(milliseconds: 0)
    let version = Answer.Version(
      identity: ResourceIdentity(type: "Patient", id: "i"), number: 2, lastUpdated: time)
    let spliced = String(decoding: resource.bytes(as: version, rewriting: []), as: UTF8.self)
    #expect(spliced == after.replacing("\"T\"", with: "\"\(time.instant)\""))
  }
}
