import Testing

@testable import FHIRDefinitions

@Suite("Parts of archives")
struct ArchivePartsTests {
  @Test("SHA-256 gives the digests of FIPS 180-4, in one piece or in several")
  func sha256() {
    #expect(
      SHA256.hexadecimal([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hexadecimal(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let long = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
    let digest = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    #expect(SHA256.hexadecimal(long) == digest)
    for cut in 0...long.count {
      var hash = SHA256()
      hash.update(Array(long[..<cut]))
      hash.update(Array(long[cut...]))
      #expect(hash.finish() == digest)
    }
    var hash = SHA256()
    for _ in 0..<1_000 { hash.update(Array(repeating: UInt8(ascii: "a"), count: 1_000)) }
    #expect(
      hash.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("The members of a gzip file are one content, and what follows the last is passed over")
  func gzipMembers() throws {
    let text = Array(repeating: Array("0123456789".utf8), count: 500).flatMap(\.self)
    for cuts in [[0, 5_000], [0, 1, 5_000], [0, 2_500, 2_500, 4_999, 5_000]] {
      let members = zip(cuts, cuts.dropFirst()).flatMap {
        GzipFile.compressed(Array(text[$0..<$1]))
      }
      let ends: [(tail: [UInt8], sizes: [Int])] = [
        ([], [5_000, 5_000]), ([0, 0, 0], [1, 2_499, 1_000, 1_500, 10]),
      ]
      for (tail, sizes) in ends {
        var stream = try GzipStream(members + tail)
        var read: [UInt8] = []
        for size in sizes { read += try stream.read(size) }
        #expect(read == text)
        #expect(try stream.read(10) == [])
      }
    }
    var broken = try GzipStream(GzipFile.compressed(text) + GzipFile.compressed(text).dropLast(4))
    #expect(throws: GzipStream.Failure.damaged) { _ = try broken.read(20_000) }
  }

  @Test("The type is told from the first member only")
  func sniffing() {
    func type(_ text: String) -> String? { ResourceTypeSniffer.type(of: Array(text.utf8)) }
    #expect(type("{\"resourceType\":\"ValueSet\"}") == "ValueSet")
    #expect(type(" {\n\t\"resourceType\" : \"X\", \"id\": 1") == "X")
    for text in ["", "{", "{\"resourceType\"", "{\"resourceType\":\"X", "{\"resourceType\":1}"] {
      #expect(type(text) == nil, "\(text)")
    }
    #expect(type("{\"id\":\"1\",\"resourceType\":\"X\"}") == nil)
  }

  @Test("The records of a pax header are read by their lengths")
  func paxRecords() {
    func records(_ text: String) -> PaxRecords { PaxRecords(Array(text.utf8)) }
    let two = records("14 path=a=b\nc\n12 size=123\n")
    #expect(two["path"] == "a=b" && two["size"] == "123" && two["mtime"] == nil)
    for text in ["", " ", "5", "99 path=a\n", "-1 path=a\n", "2 path=a\n", "x path=a\n"] {
      #expect(records(text)["path"] == nil, "\(text)")
    }
  }
}
