import FHIRDefinitions
import LosslessJSON
import TestSupport
import Testing

@Suite("Loading further definitions")
struct DefinitionLoadingTests {
  private func document(_ json: String) throws -> JSONDocument {
    try JSONDocument(Array(json.utf8))
  }

  private func valueSet(_ version: String, code: String) throws -> JSONDocument {
    try document(
      #"""
      {"resourceType": "ValueSet", "url": "http://example.org/toys", "version": "\#(version)", "compose": {"include": [
        {"system": "http://example.org/things", "concept": [{"code": "\#(code)"}]}]}}
      """#)
  }

  @Test("Single resources are found before what was there, or after it")
  func placement() throws {
    let base = try SmallPack.definitions(
      SmallPack.valueSet(
        "toys",
        #"{"include": [{"system": "http://example.org/things", "concept": [{"code": "ball"}]}]}"#)
    )
    for placement in [DefinitionLoading.Placement.inFront, .behind] {
      var loading = DefinitionLoading()
      loading.add(resource: try valueSet("2.0.0", code: "rope"), named: "toys.json")
      let loaded = try loading.build(over: base, placement: placement)
      let set = try #require(loaded.definitions.valueSet("http://example.org/toys"))
      #expect(loaded.notices.isEmpty)
      #expect(
        set.contains(code: "rope") == (placement == .inFront ? .contained : .notContained))
    }
  }

  @Test("Of several versions the latest is found by the url alone, each by its version")
  func versions() throws {
    var loading = DefinitionLoading()
    for version in ["1.0.0", "1.10.0", "1.9.0", "1.10.0-ballot"] {
      loading.add(resource: try valueSet(version, code: "c-\(version)"), named: "\(version).json")
    }
    let definitions = try loading.build(over: Definitions([])).definitions
    let url = "http://example.org/toys"
    #expect(definitions.valueSet(url)?.version == "1.10.0")
    #expect(definitions.valueSet(url + "|1.9.0")?.version == "1.9.0")
    #expect(definitions.valueSet(url + "|2.0.0") == nil)
  }

  @Test("Other canonical resources are kept whole and found by url, version and type")
  func otherResources() throws {
    var loading = DefinitionLoading()
    for version in ["1.0.0", "2.0.0"] {
      loading.add(
        resource: try document(
          #"{"resourceType": "Questionnaire", "url": "http://example.org/q", "version": "\#(version)"}"#
        ), named: "q.json")
    }
    loading.add(resource: try document(#"{"resourceType": "Patient"}"#), named: "patient.json")
    let loaded = try loading.build(over: Definitions([]))
    let definitions = loaded.definitions
    let version = { (canonical: String) in
      definitions.resource(canonical, type: "Questionnaire")?.value["version"]?.string
    }
    #expect(version("http://example.org/q") == "2.0.0")
    #expect(version("http://example.org/q|1.0.0") == "1.0.0")
    #expect(version("http://example.org/q|1.0") == "1.0.0")
    #expect(version("http://example.org/q|3.0.0") == nil)
    #expect(definitions.resource("http://example.org/q", type: "Library") == nil)
    #expect(definitions.resources(ofType: "Questionnaire").count == 2)
    #expect(loaded.notices.isEmpty)
  }

  @Test("A definition without url is a notice, and the rest is loaded")
  func refused() throws {
    var loading = DefinitionLoading()
    loading.add(resource: try document(#"{"resourceType": "ValueSet"}"#), named: "bad.json")
    loading.add(resource: try valueSet("1.0.0", code: "ball"), named: "good.json")
    let loaded = try loading.build(over: Definitions([]))
    #expect(loaded.notices.map(\.kind) == [.refusedFile])
    #expect(loaded.notices.first?.subject == "bad.json")
    #expect(loaded.definitions.valueSet("http://example.org/toys") != nil)
  }
}

extension DefinitionLoadingTests {
  @Test("What a value set lacked is filled in when it comes, also through those that import it")
  func renewal() throws {
    let base = try SmallPack.definitions(
      SmallPack.valueSet("whole", #"{"include": [{"system": "http://example.org/late"}]}"#),
      SmallPack.valueSet(
        "filtered",
        #"{"include": [{"system": "http://example.org/late", "filter": [{"property": "concept", "op": "is-a", "value": "a"}]}]}"#
      ),
      SmallPack.valueSet(
        "importing", #"{"include": [{"valueSet": ["http://example.org/filtered"]}]}"#),
      SmallPack.valueSet("missing", #"{"include": [{"valueSet": ["http://example.org/new"]}]}"#),
      SmallPack.valueSet(
        "other", #"{"include": [{"system": "http://example.org/x", "concept": [{"code": "a"}]}]}"#))
    var loading = DefinitionLoading()
    loading.add(
      resource: try JSONDocument(
        Array(
          #"""
          {"resourceType": "CodeSystem", "url": "http://example.org/late", "content": "complete",
           "concept": [{"code": "a", "concept": [{"code": "b"}]}, {"code": "c"}]}
          """#.utf8)), named: "late.json")
    loading.add(
      resource: try JSONDocument(
        Array(
          SmallPack.valueSet(
            "new", #"{"include": [{"system": "http://example.org/x", "concept": [{"code": "n"}]}]}"#
          ).utf8)), named: "new.json")
    let definitions = try loading.build(over: base).definitions
    for (name, code, isIn) in [
      ("whole", "c", true), ("filtered", "b", true), ("filtered", "c", false),
      ("importing", "b", true), ("importing", "c", false), ("missing", "n", true),
      ("other", "a", true),
    ] {
      let set = try #require(definitions.valueSet("http://example.org/" + name))
      let membership = set.contains(code: code)
      #expect(membership == (isIn ? .contained : .notContained), "\(name) \(code)")
      #expect(base.valueSet("http://example.org/filtered")?.contains(code: "b") == .undetermined)
      #expect(set.source?.id == "test.0")
    }
    #expect(definitions.valueSets.count { $0.url == "http://example.org/other" } == 1)
  }
}
