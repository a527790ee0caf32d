import Crypto
import FHIRModel
import Testing

@testable import Kyphoplasty

struct ResourceIdentityTests {
  /// RFC 4231, test case 1: the hash is the published one.
  @Test func theKeyedHashIsThePublishedOne() {
    let key = SymmetricKey(data: [UInt8](repeating: 0x0B, count: 20))
    let code = HMAC<SHA256>.authenticationCode(for: Array("Hi There".utf8), using: key)
    #expect(
      code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
  }

  /// The first 16 bytes of the hash, in another program's words, with the bits of version and variant set.
  @Test func anIdIsTheBeginningOfTheHash() throws {
    let secret = try #require(SiteSecret((0..<32).map { UInt8($0) }))
    let identity = ResourceIdentity(secret: secret, base: "http://example.org/site")
    let id = identity.scope("encounter", "E-1").id(R4.Procedure.self, "level", "T12")
    var message: [UInt8] = []
    for text in ["http://example.org/site", "encounter", "E-1", "Procedure", "level", "T12"] {
      message += [0, 0, 0, UInt8(text.utf8.count)] + Array(text.utf8)
    }
    var hash = Array(
      HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: secret.bytes))
        .prefix(16))
    hash[6] = hash[6] & 0x0F | 0x80
    hash[8] = hash[8] & 0x3F | 0x80
    let digits = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(id.text.filter { $0 != "-" } == digits)
  }

  /// Ids that a server knows must never change; another program makes the same ones.
  @Test func idsAreTheSameForEver() throws {
    let identity = ResourceIdentity(secret: .demonstration, base: Site().base)
    #expect(identity.id(R4.Patient.self, "M-1").text == "143465de-3db1-887b-a0d5-cc00bce53745")
    #expect(
      identity.scope("encounter", "E-1").id(R4.Procedure.self, "level", "T12").text
        == "81319cb7-309a-8272-92e5-40e775dfb667")
  }

  @Test func anIdIsAUUIDOfVersion8() {
    let identity = ResourceIdentity(secret: .demonstration, base: Site().base)
    for number in 0..<200 {
      let text = Array(identity.id(R4.Patient.self, String(number)).text)
      #expect(text.count == 36)
      #expect([8, 13, 18, 23].allSatisfy { text[$0] == "-" })
      #expect(text[14] == "8")
      #expect("89ab".contains(text[19]))
      #expect(text.allSatisfy { !$0.isUppercase })
    }
  }

  @Test func aHundredThousandKeysHaveAsManyIds() {
    let identity = ResourceIdentity(secret: .demonstration, base: Site().base)
    var ids: Set<R4.ID> = []
    for number in 0..<100_000 {
      ids.insert(identity.scope("encounter", "E-\(number)").id(R4.Encounter.self))
    }
    #expect(ids.count == 100_000)
  }

  @Test func whereOneTextEndsAndTheNextBeginsMatters() {
    let identity = ResourceIdentity(secret: .demonstration, base: Site().base)
    #expect(identity.id(R4.Patient.self, "ab", "c") != identity.id(R4.Patient.self, "a", "bc"))
    #expect(identity.id(R4.Patient.self, "ab") != identity.id(R4.Patient.self, "ab", ""))
    #expect(identity.scope("a").id(R4.Patient.self) != identity.id(R4.Patient.self, "a"))
  }

  @Test func secretSiteAndTypeMakeOtherIds() throws {
    let other = try #require(SiteSecret((0..<32).map { UInt8($0) }))
    let ids = [
      ResourceIdentity(secret: .demonstration, base: "http://a.example").id(R4.Patient.self, "1"),
      ResourceIdentity(secret: other, base: "http://a.example").id(R4.Patient.self, "1"),
      ResourceIdentity(secret: .demonstration, base: "http://b.example").id(R4.Patient.self, "1"),
      ResourceIdentity(secret: .demonstration, base: "http://a.example").id(R4.Device.self, "1"),
    ]
    #expect(Set(ids).count == ids.count)
  }

  @Test func thingsOfOneRoleAreToldApartByWhatElseIsKnownOfThem() throws {
    let identity = ResourceIdentity(secret: .demonstration, base: Site().base)
    func ids(_ things: [String]) -> [R4.ID] {
      identity.ids(R4.Device.self, of: things) { [String($0.prefix(1))] }
    }
    let (one, other) = (ids(["a1", "a2", "b"]), ids(["b", "a2", "a1"]))
    #expect(Set(one).count == 3)
    #expect(one == other.reversed())
    #expect(Set(ids(["a1", "a1", "a1"])).count == 3)
  }
}
