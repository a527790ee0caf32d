import FHIRDefinitions
import Testing

@Suite("Working out value sets")
struct ValueSetTests {
  private let toys = "http://example.org/toys"
  private let absent = "http://example.org/absent"

  /// The value set `set` with a compose, beside the system of toys and further value sets.
  private func set(_ compose: String, _ others: String...) throws -> ValueSet {
    let definitions = try SmallPack.definitions(
      packages: [[SmallPack.toys, SmallPack.valueSet("set", compose)] + others])
    return try #require(definitions.valueSet("http://example.org/set"))
  }

  private func codes(_ compose: String, _ others: String...) throws -> [String] {
    let definitions = try SmallPack.definitions(
      packages: [[SmallPack.toys, SmallPack.valueSet("set", compose)] + others])
    let set = try #require(definitions.valueSet("http://example.org/set"))
    #expect(set.isComplete, "\(compose)")
    return set.parts.flatMap { part in
      part.isWholeSystem ? part.codeSystem?.concepts.map(\.code) ?? [] : part.codes.map(\.code)
    }
  }

  private func filter(_ property: String, _ operation: String, _ value: String) -> String {
    #"""
    {"include": [{"system": "\#(toys)", "filter": [
      {"property": "\#(property)", "op": "\#(operation)", "value": "\#(value)"}]}]}
    """#
  }

  @Test("Listed codes are in, with the words that the set gives them where they differ")
  func listed() throws {
    let set = try set(
      #"{"include": [{"system": "\#(toys)", "concept": [{"code": "rope", "display": "Rope"}, {"code": "ball", "display": "Kugel"}]}]}"#
    )
    let part = try #require(set.parts.first)
    #expect(part.codes.map(\.code) == ["ball", "rope"] && part.system == toys)
    #expect(part.codes.map(\.display) == ["Kugel", nil])
    #expect(set.contains(system: toys, code: "ball") == .contained)
    #expect(set.contains(system: toys, code: "bone") == .notContained)
    #expect(set.contains(code: "rope") == .contained)
  }

  @Test("A whole system is referred to, not copied")
  func whole() throws {
    let set = try set(#"{"include": [{"system": "\#(toys)"}]}"#)
    let part = try #require(set.parts.first)
    #expect(part.isWholeSystem && part.codes.isEmpty && set.isComplete)
    #expect(set.contains(system: toys, code: "football") == .contained)
    #expect(set.contains(system: toys, code: "Football") == .notContained)
  }

  @Test("Filters select along the hierarchy and by properties")
  func filters() throws {
    let all = ["ball", "bone", "football", "rope", "toy"]
    #expect(try codes(filter("concept", "is-a", "ball")) == ["ball", "football"])
    #expect(try codes(filter("concept", "descendent-of", "ball")) == ["football"])
    #expect(try codes(filter("concept", "is-not-a", "ball")) == ["bone", "rope", "toy"])
    #expect(try codes(filter("concept", "is-a", "toy")) == all)
    #expect(try codes(filter("concept", "generalizes", "football")) == ["ball", "football", "toy"])
    #expect(try codes(filter("concept", "child-of", "toy")) == ["ball", "bone", "rope"])
    #expect(try codes(filter("concept", "descendent-leaf", "toy")) == ["bone", "football", "rope"])
    #expect(try codes(filter("concept", "in", "rope, bone,x")) == ["bone", "rope"])
    #expect(try codes(filter("concept", "not-in", "rope,bone")) == ["ball", "football", "toy"])
    #expect(try codes(filter("code", "regex", "(foot)?ball|ro.e")) == ["ball", "football", "rope"])
    #expect(try codes(filter("round", "=", "true")) == ["ball"])
    #expect(try codes(filter("round", "exists", "false")) == ["bone", "football", "rope", "toy"])
    #expect(try codes(filter("parent", "=", "toy")) == ["ball", "bone", "rope"])
    #expect(try codes(filter("child", "=", "football")) == ["ball"])
    #expect(try codes(filter("display", "=", "Bone")) == ["bone"])
    #expect(try codes(filter("note", "regex", "Words.*")) == ["ball"])
  }

  @Test("What a filter cannot tell is open for that system, and only for it")
  func unknownFilters() throws {
    for compose in [
      filter("colour", "=", "red"), filter("concept", "is-a", "nothing"),
      filter("code", "regex", "(?=a)"), filter("concept", "sibling-of", "toy"),
    ] {
      let set = try set(compose)
      #expect(set.gaps == [ValueSet.Gap(system: toys, reason: .filterUnknown)], "\(compose)")
      #expect(set.contains(system: toys, code: "ball") == .undetermined)
      #expect(set.contains(system: absent, code: "ball") == .notContained)
      #expect(set.contains(code: "ball") == .undetermined)
    }
  }

  @Test("A system that is not here leaves its codes open, but for those that are listed")
  func absentSystem() throws {
    let whole = try set(
      #"{"include": [{"system": "\#(absent)"}, {"system": "\#(toys)", "concept": [{"code": "ball"}]}]}"#
    )
    #expect(!whole.isComplete && whole.gaps.isEmpty)
    #expect(whole.contains(system: absent, code: "x") == .undetermined)
    #expect(whole.contains(system: toys, code: "ball") == .contained)
    #expect(whole.contains(system: toys, code: "rope") == .notContained)
    let listed = try set(#"{"include": [{"system": "\#(absent)", "concept": [{"code": "x"}]}]}"#)
    #expect(listed.isComplete && listed.contains(system: absent, code: "x") == .contained)
    #expect(listed.contains(system: absent, code: "y") == .notContained)
    let filtered = try set(
      #"{"include": [{"system": "\#(absent)", "filter": [{"property": "concept", "op": "is-a", "value": "x"}]}]}"#
    )
    #expect(filtered.gaps == [ValueSet.Gap(system: absent, reason: .systemMissing)])
    #expect(filtered.contains(system: absent, code: "x") == .undetermined)
  }

  @Test("Of a system that is only partly here, its codes are in, and others are open")
  func fragment() throws {
    let fragment = SmallPack.toys.replacing(#""complete""#, with: #""fragment""#)
    let definitions = try SmallPack.definitions(
      fragment, SmallPack.valueSet("all", #"{"include": [{"system": "\#(toys)"}]}"#),
      SmallPack.valueSet("some", filter("concept", "is-a", "ball")))
    for name in ["all", "some"] {
      let set = try #require(definitions.valueSet("http://example.org/" + name))
      #expect(!set.isComplete)
      #expect(set.contains(system: toys, code: "football") == .contained)
      #expect(set.contains(system: toys, code: "new") == .undetermined)
    }
  }

  @Test("Excludes take codes away")
  func excludes() throws {
    let include = #""include": [{"system": "\#(toys)"}]"#
    #expect(
      try codes(
        #"{\#(include), "exclude": [{"system": "\#(toys)", "concept": [{"code": "toy"}]}]}"#)
        == ["ball", "bone", "football", "rope"])
    #expect(
      try codes(
        #"{\#(include), "exclude": [{"system": "\#(toys)", "filter": [{"property": "concept", "op": "is-a", "value": "ball"}]}]}"#
      ) == ["bone", "rope", "toy"])
    #expect(try codes(#"{\#(include), "exclude": [{"system": "\#(toys)"}]}"#) == [])
  }

  @Test("A code that is taken from a system that is not here is out; the others are open")
  func excludesOfAbsentSystem() throws {
    let set = try set(
      #"{"include": [{"system": "\#(absent)"}], "exclude": [{"system": "\#(absent)", "concept": [{"code": "x"}]}]}"#
    )
    #expect(set.contains(system: absent, code: "x") == .notContained)
    #expect(set.contains(system: absent, code: "y") == .undetermined)
  }

  @Test("An exclude that cannot be worked out leaves the codes of its system open")
  func unknownExclude() throws {
    let set = try set(
      #"""
      {"include": [{"system": "\#(absent)", "concept": [{"code": "x"}]}, {"system": "\#(toys)"}],
       "exclude": [{"system": "\#(absent)", "filter": [{"property": "concept", "op": "is-a", "value": "x"}]}]}
      """#)
    #expect(set.contains(system: absent, code: "x") == .undetermined)
    #expect(set.contains(system: absent, code: "y") == .notContained)
    #expect(set.contains(system: toys, code: "ball") == .contained)
  }

  @Test("Imported value sets give what all of them have")
  func imports() throws {
    let balls = SmallPack.valueSet("balls", filter("concept", "is-a", "ball"))
    let all = SmallPack.valueSet("all", #"{"include": [{"system": "\#(toys)"}]}"#)
    let both = #"["http://example.org/balls", "http://example.org/all|1.0.0"]"#
    #expect(
      try codes(#"{"include": [{"valueSet": \#(both)}]}"#, balls, all) == ["ball", "football"])
    #expect(
      try codes(
        #"{"include": [{"system": "\#(toys)", "filter": [{"property": "concept", "op": "descendent-of", "value": "toy"}], "valueSet": \#(both)}]}"#,
        balls, all) == ["ball", "football"])
    #expect(
      try codes(
        #"{"include": [{"valueSet": ["http://example.org/all"]}], "exclude": [{"valueSet": ["http://example.org/balls"]}]}"#,
        balls, all) == ["bone", "rope", "toy"])
  }

  @Test("An import that is not here, or that imports its importer, leaves everything open")
  func missingImports() throws {
    let set = try set(#"{"include": [{"valueSet": ["http://example.org/nothing"]}]}"#)
    #expect(
      set.gaps == [
        ValueSet.Gap(
          system: nil, reason: .valueSetMissing, valueSet: "http://example.org/nothing")
      ])
    #expect(set.contains(system: toys, code: "ball") == .undetermined)
    let own = try self.set(
      #"{"include": [{"valueSet": ["http://example.org/other"]}, {"system": "\#(toys)", "concept": [{"code": "ball"}]}]}"#,
      SmallPack.valueSet("other", #"{"include": [{"valueSet": ["http://example.org/set"]}]}"#))
    #expect(!own.isComplete && own.contains(system: toys, code: "ball") == .contained)
    #expect(own.contains(system: toys, code: "rope") == .undetermined)
  }

  @Test("Code systems and value sets of packs around are used and not copied")
  func context() throws {
    let around = try SmallPack.definitions(
      SmallPack.toys, SmallPack.valueSet("balls", filter("concept", "is-a", "ball")))
    let bytes = try SmallPack.bytes(
      SmallPack.valueSet("ropes", filter("concept", "is-not-a", "ball")),
      SmallPack.valueSet("imported", #"{"include": [{"valueSet": ["http://example.org/balls"]}]}"#),
      SmallPack.valueSet("whole", #"{"include": [{"system": "\#(toys)"}]}"#), context: around)
    let pack = try DefinitionPack(bytes)
    #expect(Array(Definitions([pack]).codeSystems).isEmpty)
    let definitions = around.adding([pack])
    let expected = ["ropes": "rope", "imported": "football", "whole": "bone"]
    for (name, code) in expected {
      let set = try #require(definitions.valueSet("http://example.org/" + name))
      #expect(set.isComplete && set.contains(system: toys, code: code) == .contained)
      #expect(set.contains(system: toys, code: "none") == .notContained)
    }
    // Alone, the pack does not have the system that it refers to.
    let alone = try #require(Definitions([pack]).valueSet("http://example.org/whole"))
    #expect(alone.contains(system: toys, code: "bone") == .undetermined)
  }

  @Test("A value set uses the version of a system that it names, else that of its own package")
  func versions() throws {
    let newer = #"""
      {"resourceType": "CodeSystem", "url": "http://example.org/toys", "version": "2.0.0", "content": "complete",
       "concept": [{"code": "robot"}]}
      """#
    let whole = #"{"include": [{"system": "\#(toys)"}]}"#
    let definitions = try SmallPack.definitions(packages: [
      [SmallPack.toys, SmallPack.valueSet("old", whole)],
      [
        newer, SmallPack.valueSet("new", whole),
        SmallPack.valueSet("pinned", #"{"include": [{"system": "\#(toys)", "version": "1.0.0"}]}"#),
      ],
    ])
    for (name, has, lacks) in [
      ("old", "ball", "robot"), ("new", "robot", "ball"), ("pinned", "ball", "robot"),
    ] {
      let set = try #require(definitions.valueSet("http://example.org/" + name))
      #expect(set.contains(system: toys, code: has) == .contained, "\(name)")
      #expect(set.contains(system: toys, code: lacks) == .notContained, "\(name)")
    }
    #expect(definitions.codeSystem(toys)?.version == "1.0.0")
  }

  @Test("A value set without compose has what its expansion lists")
  func expansion() throws {
    let definitions = try SmallPack.definitions(
      #"""
      {"resourceType": "ValueSet", "url": "http://example.org/set", "expansion": {"contains": [
        {"system": "http://example.org/toys", "abstract": true, "code": "toy", "contains": [
          {"system": "http://example.org/toys", "code": "ball", "display": "Ball"}]}]}}
      """#, #"{"resourceType": "ValueSet", "url": "http://example.org/bare"}"#)
    let set = try #require(definitions.valueSet("http://example.org/set"))
    #expect(set.contains(code: "ball") == .contained && set.contains(code: "toy") == .notContained)
    let bare = try #require(definitions.valueSet("http://example.org/bare"))
    #expect(bare.gaps.map(\.reason) == [.noContent])
    #expect(bare.contains(code: "ball") == .undetermined)
  }
}
