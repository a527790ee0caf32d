import FHIRDelivery
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// What is known of a bundle from its queueing saves reading it, and changes nothing about what is sent and decided.
@Suite struct OutlineTests {
  private let body = transaction(
    put("Condition", "c", to: "Encounter/e"), put("Encounter", "e", to: "Patient/p"),
    delete("Observation", "o"), put("Patient", "p"))

  /// The item as it was queued, with its outline.
  private func queued(_ body: [UInt8]) throws -> OutboxItem {
    let entry = try #require(
      BundleQueue(
        partitions: PartitionNames(site: Site(), secret: .demonstration), producer: "test"
      )
      .entry(for: body, place: nil))
    var queued = item(body)
    queued.outline = entry.outline
    return queued
  }

  private func entry(_ status: String, more: String = "", location: String? = nil) -> String {
    let place = location.map { #","location":"\#($0)""# } ?? ""
    return #"{\#(more)"response":{"status":"\#(status)"\#(place)}}"#
  }

  private func answered(_ entries: String...) -> [UInt8] {
    bytes(
      #"{"resourceType":"Bundle","type":"transaction-response","entry":[\#(entries.joined(separator: ","))]}"#
    )
  }

  /// Answers of all kinds to the bundle.
  private var answers: [(name: String, status: Int, body: [UInt8])] {
    let fine = entry("200 OK")
    func all(_ first: String) -> [UInt8] { answered(first, fine, fine, fine) }
    return [
      ("all done", 200, all(fine)),
      ("all created", 200, all(entry("201 Created"))),
      ("the status alone", 200, all(entry("201"))),
      ("where it was put", 200, all(entry("201", location: "Condition/c"))),
      ("with a version", 200, all(entry("201", location: "Condition/c/_history/3"))),
      ("absolute", 200, all(entry("201", location: "http://example.org/fhir/Condition/c"))),
      (
        "absolute with a version", 200,
        all(entry("200", location: "https://example.org/fhir/Condition/c/_history/1"))
      ),
      ("elsewhere", 200, all(entry("201", location: "Condition/d"))),
      ("another type", 200, all(entry("201", location: "Patient/c/_history/1"))),
      ("no place at all", 200, all(entry("201", location: "c"))),
      ("an empty place", 200, all(entry("201", location: ""))),
      (
        "a resource beside it", 200,
        all(entry("200", more: #""resource":{"resourceType":"Condition","id":"c"},"#))
      ),
      (
        "a resource with another id", 200,
        all(entry("200", more: #""resource":{"resourceType":"Condition","id":"d"},"#))
      ),
      ("refused", 200, all(entry("422 Unprocessable"))),
      ("put off", 200, all(entry("429"))),
      ("gone already", 200, answered(fine, fine, entry("404"), fine)),
      ("no status", 200, all(#"{"response":{}}"#)),
      ("a short status", 200, all(entry("20"))),
      ("no number", 200, all(entry("2xx"))),
      ("too few", 200, answered(fine, fine, fine)),
      ("too many", 200, answered(fine, fine, fine, fine, fine)),
      ("a page", 200, Array("<html>".utf8)),
      ("nothing", 200, []),
      ("no transaction", 200, Array(#"{"resourceType":"Bundle","type":"searchset"}"#.utf8)),
      ("stored", 201, all(fine)), ("busy", 503, []), ("too large", 413, []),
    ]
  }

  @Test func itGoesAsTheBytesThatWereChecked() throws {
    let item = try queued(body)
    let request = try FHIRDialect().request(item)

    #expect(!item.outline.isEmpty)
    #expect(request.body == body && request.path.isEmpty && request.method == .post)
    #expect(request.entries == [0, 1, 2, 3])
  }

  @Test func everyAnswerMeansTheSameWithIt() throws {
    let known = try queued(body)
    for answer in answers {
      let response = try fhir(answer.status, answer.body)
      let verdicts = try [known, item(body)].map { item in
        let dialect = FHIRDialect()
        return dialect.verdict(on: response, to: try dialect.request(item), of: item)
      }
      #expect(verdicts[0].outcome == verdicts[1].outcome, "\(answer.name)")
      #expect(verdicts[0].isComplete == verdicts[1].isComplete, "\(answer.name)")
      #expect(verdicts[0].locations == verdicts[1].locations, "\(answer.name)")
    }
  }

  @Test func aDamagedOneChangesNothing() throws {
    let sound = try queued(body)
    var outlines = (0...sound.outline.count).map { Array(sound.outline.prefix($0)) }
    for place in sound.outline.indices {
      for bit in 0..<8 {
        var outline = sound.outline
        outline[place] ^= 1 << UInt8(bit)
        outlines.append(outline)
      }
    }
    let dialect = FHIRDialect()
    let done = try fhir(200, answered(entry("200"), entry("200"), entry("200"), entry("200")))
    let elsewhere = try fhir(
      200, answered(entry("201", location: "Patient/x"), entry("200"), entry("200"), entry("200")))
    for outline in outlines {
      var damaged = sound
      damaged.outline = outline
      let request = try dialect.request(damaged)
      #expect(request.body == body)
      #expect(dialect.verdict(on: elsewhere, to: request, of: damaged).outcome.kind == .unknown)
      // The store finds the damage; here it must only mislead nobody.
      let kind = dialect.verdict(on: done, to: request, of: damaged).outcome.kind
      #expect(kind == (request.entries.count == 4 ? .delivered : .unknown))
    }
  }

  @Test func limitsCutItAllTheSame() throws {
    let dialect = FHIRDialect(limits: BundleLimits(maximumEntries: 2))
    let first = try dialect.request(try queued(body))

    #expect(first.entries == (try dialect.request(item(body))).entries)
    #expect(first.entries.count < 4)
  }

  @Test func aBatchHasNone() throws {
    let batch = Array(
      String(decoding: body, as: UTF8.self)
        .replacing(#""type":"transaction""#, with: #""type":"batch""#).utf8)

    #expect(try queued(batch).outline.isEmpty)
  }

  @Test func requestsThatAreWrittenUnusuallyAreReadAsBefore() throws {
    let unusual = transaction(
      #"{"request":{"url":"Patient/a","method":"PUT"},"resource":{"resourceType":"Patient","id":"a"}}"#,
      #"{"request":{"method":"PUT","url":"Patient\/b"},"resource":{"resourceType":"Patient","id":"b"}}"#
    )
    let item = try queued(unusual)
    let dialect = FHIRDialect()
    let request = try dialect.request(item)

    #expect(item.outline.isEmpty)
    #expect(request.body == unusual && request.entries == [0, 1])
    #expect(
      dialect.verdict(
        on: try fhir(200, answered(entry("200"), entry("201"))), to: request, of: item
      ).outcome == .delivered)
  }
}
