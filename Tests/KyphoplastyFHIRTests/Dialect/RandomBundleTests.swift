import FHIRDelivery
import KyphoplastyFHIR
import LosslessJSON
import TestSupport
import Testing

/// Bundles with references at random, and with bytes that are not what they should be.
@Suite struct RandomBundleTests {
  /// Parts of a bundle: each refers to itself and to what went before, and what refers to one another goes together.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func partsReferToWhatIsThere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &random)
    let links = (0..<count).map { _ in
      (0..<Int.random(in: 0...2, using: &random)).map { _ in
        Int.random(in: 0..<count, using: &random)
      }
    }
    let body = bundle(links)
    let dialect = FHIRDialect(
      limits: BundleLimits(maximumEntries: Int.random(in: 1...count, using: &random)))

    var done: Set<Int> = []
    while done.count < count {
      let request: DialectRequest
      do {
        request = try dialect.request(item(body, done: done))
      } catch let error as UnsendableItem {
        #expect(error.reason.code == "item-not-divisible")
        return
      }
      #expect(!request.entries.isEmpty && done.isDisjoint(with: request.entries))
      done.formUnion(request.entries)
      for entry in request.entries { #expect(links[entry].allSatisfy(done.contains)) }
    }
  }

  @Test func aLongChainNeedsNoStack() throws {
    let chain = (0..<20_000).map { $0 == 19_999 ? [] : [$0 + 1] }

    let request = try FHIRDialect(mode: .single).request(item(bundle(chain)))

    #expect(request.entries == [19_999])
  }

  @Test func aLargeCircleStaysTogether() throws {
    let circle = (0..<5_000).map { [($0 + 1) % 5_000] }

    let request = try FHIRDialect(limits: BundleLimits(maximumBytes: 10_000_000))
      .request(item(bundle(circle)))

    #expect(request.entries.count == 5_000)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func damagedBytesAreNoReasonToStop(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var body = transaction(
      put(
        "Encounter", "22222222-2222-8222-8222-222222222222", to: "Patient/p", more: #","meta":{}"#),
      put("Patient", "11111111-1111-8111-8111-111111111111"), delete("Flag", "f"))
    var reply = answer(response("200", at: "Patient/1"), response("429"), response("404"))
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      damage(&body, using: &random)
      damage(&reply, using: &random)
    }
    for mode in DeliveryMode.allCases {
      for identity in DeliveryIdentity.allCases {
        let dialect = FHIRDialect(
          mode: mode, identity: identity, limits: BundleLimits(maximumEntries: 2))
        let item = item(body)
        _ = dialect.referencesToLocate(in: item)
        guard let request = try? dialect.request(item) else { continue }
        _ = dialect.verdict(on: try fhir(200, reply), to: request, of: item)
        _ = dialect.verdict(on: try fhir(422, reply), to: request, of: item)
        guard let inquiry = dialect.inquiry(about: item, locations: [:]) else { continue }
        _ = dialect.wasApplied(item, answer: try fhir(200, reply), to: inquiry)
      }
    }
    _ = try? ServerCapabilities(reply)
  }

  private func damage(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    guard let place = bytes.indices.randomElement(using: &random) else { return }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
    case 1: bytes.remove(at: place)
    default: bytes.insert(Array("{}[]\",:?/0".utf8).randomElement(using: &random) ?? 0, at: place)
    }
  }

  /// A bundle in which each entry refers to others by their numbers.
  private func bundle(_ links: [[Int]]) -> [UInt8] {
    let entries = links.enumerated().map { index, links in
      let references = links.map { #"{"reference":"Basic/\#($0)"}"# }.joined(separator: ",")
      return """
        {"resource":{"resourceType":"Basic","id":"\(index)","link":[\(references)]},\
        "request":{"method":"PUT","url":"Basic/\(index)"}}
        """
    }
    return bytes(
      #"{"resourceType":"Bundle","type":"transaction","entry":[\#(entries.joined(separator: ","))]}"#
    )
  }
}
