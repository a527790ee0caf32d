import LosslessJSON
import Testing

/// How a document is looked around in.
@Suite struct DocumentAccessTests {
  private let document: JSONDocument

  init() throws {
    document = try JSONDocument(
      Array(
        #"""
        {"resourceType":"Patient","active":true,"multipleBirthInteger":2,
         "name":[{"family":"M\u00fcller","given":["A","B"]}],"extra":null,"weight":70.50}
        """#.utf8))
  }

  @Test func membersAreFoundByTheirKey() throws {
    let root = document.root
    #expect(document.member("resourceType", of: root).map { document.text(of: $0) } == "Patient")
    #expect(
      document.member("resourceType" as String, of: root)
        == document.member("resourceType", of: root))
    #expect(document.member("missing", of: root) == nil)
    #expect(document.member("resourceTyp", of: root) == nil)
    let name = try #require(document.member("name", of: root))
    #expect(document.member("family", of: name) == nil, "an array has no members")
  }

  @Test func valuesAreReadByTheirKind() {
    let value = document.value
    #expect(value.kind == .object)
    #expect(value["active"]?.boolean == true)
    #expect(value["active"]?.string == nil)
    #expect(value["multipleBirthInteger"]?.integer == 2)
    #expect(value["weight"]?.number == "70.50")
    #expect(value["weight"]?.integer == nil)
    #expect(value["extra"]?.isNull == true)
    #expect(value["resourceType"]?.boolean == nil)
    #expect(value["name"]?.elements.first { _ in true }?["family"]?.string == "Müller")
    #expect(
      value.members.map(\.key)
        == ["resourceType", "active", "multipleBirthInteger", "name", "extra", "weight"])
  }

  @Test func anythingButAContainerHasNoChildren() throws {
    let active = try #require(document.member("active", of: document.root))
    #expect(Array(document.elements(of: active)) == [])
    #expect(document.members(of: active).map(\.key) == [])
    #expect(Array(document.elements(of: document.root)) == [])
    #expect(document.count(of: active) == 0)
    #expect(document.count(of: document.root) == 6)
  }

  @Test func allRoadsThroughAnObjectMeetTheSameMembers() {
    var visited: [JSONNode] = []
    document.forEachMember(of: document.root) { key, value in
      #expect(value.index == key.index + 1)
      visited.append(value)
    }
    #expect(visited == document.members(of: document.root).map(\.value))
    var elements: [JSONNode] = []
    if let name = document.member("name", of: document.root) {
      document.forEachElement(of: name) { elements.append($0) }
      #expect(elements == Array(document.elements(of: name)))
    }
    #expect(elements.count == 1)
  }

  @Test func theUTF8OfAStringIsLent() throws {
    let family = try #require(
      document.value["name"]?.elements.first { _ in true }?["family"])
    #expect(document.withUTF8(of: family.node) { Array($0) } == Array("Müller".utf8))
    let type = try #require(document.member("resourceType", of: document.root))
    #expect(document.withUTF8(of: type) { Array($0) } == Array("Patient".utf8))
    let weight = try #require(document.member("weight", of: document.root))
    #expect(document.withUTF8(of: weight) { Array($0) } == Array("70.50".utf8))
  }

  @Test func stringsAreComparedByScalarsAndNotByLooks() throws {
    let composed = try JSONDocument(Array(#"["\u00e9","é"]"#.utf8))
    for node in composed.elements(of: composed.root) {
      #expect(composed.isString(node, "\u{E9}"))
      #expect(composed.isString(node, "\u{E9}" as String))
      #expect(!composed.isString(node, "e\u{301}"))
      #expect(!composed.isString(node, "e\u{301}" as String))
    }
    let other = try JSONDocument(Array(#"[1,"1",["1"]]"#.utf8))
    #expect(other.elements(of: other.root).map { other.isString($0, "1") } == [false, true, false])
  }
}
