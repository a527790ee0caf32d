import FHIRDefinitions
import Testing

@Suite("Looking up in a pack")
struct LookUpTests {
  @Test("A structure says what it is")
  func structure() throws {
    let pet = try #require(try SmallPack.definitions(SmallPack.pet).type("Pet"))
    #expect(pet.url == "http://example.org/Pet" && pet.version == "1.0.0" && pet.id == "Pet")
    #expect(pet.kind == .resource && pet.derivation == .specialization && !pet.isAbstract)
    #expect(pet.baseDefinition == "http://example.org/Resource" && pet.status == "active")
    #expect(pet.contexts == [ExtensionContext(kind: "element", expression: "Patient")])
    #expect(pet.contextInvariants == ["true"] && pet.hasSnapshot)
    #expect(pet.elements.map(\.index) == Array(0..<10))
    #expect(pet.root.isRoot && pet.root.structure == pet)
  }

  @Test("Children are those directly below, and a parent is found again")
  func children() throws {
    let pet = try #require(try SmallPack.definitions(SmallPack.pet).type("Pet"))
    #expect(
      pet.root.children.map(\.id) == [
        "Pet.id", "Pet.age[x]", "Pet.toy", "Pet.toy:ball", "Pet.toy:ball/red", "Pet.owner",
      ])
    let ball = try #require(pet.element(id: "Pet.toy:ball"))
    #expect(ball.children.map(\.id) == ["Pet.toy:ball.kind"] && ball.parent == pet.root)
    #expect(pet.root.parent == nil)
    let owner = try #require(pet.element(id: "Pet.owner"))
    #expect(!owner.hasChildren && Array(owner.children).isEmpty)
  }

  @Test("A key finds the element that is no slice; a choice is found by the names of its types")
  func keys() throws {
    let root = try #require(try SmallPack.definitions(SmallPack.pet).type("Pet")).root
    #expect(root.child(named: "toy")?.element.id == "Pet.toy")
    #expect(root.child(named: "ageQuantity")?.choiceType?.profiles == ["http://example.org/Age"])
    #expect(root.child(named: "ageInteger")?.choiceType?.primitive == .integer)
    for key in ["age", "age[x]", "ageCode", "ageinteger", "kind", "Pet", "_toy", ""] {
      #expect(root.child(named: key) == nil, "\(key)")
    }
  }

  @Test("Slices follow what they slice; a slice of a slice is of both")
  func slices() throws {
    let pet = try #require(try SmallPack.definitions(SmallPack.pet).type("Pet"))
    let toy = try #require(pet.element(id: "Pet.toy"))
    #expect(toy.slices.compactMap(\.sliceName) == ["ball", "ball/red"])
    #expect(toy.slices.first?.slices.compactMap(\.sliceName) == ["ball/red"])
    let slicing = try #require(toy.slicing)
    #expect(slicing.rules == .openAtEnd && slicing.isOrdered)
    #expect(
      slicing.discriminators == [
        .init(kind: .value, path: "kind"), .init(kind: .exists, path: "toy"),
      ]
    )
  }

  @Test("Values, limits and bindings are kept with their types")
  func values() throws {
    let pet = try #require(try SmallPack.definitions(SmallPack.pet).type("Pet"))
    let age = try #require(pet.element(id: "Pet.age[x]"))
    #expect(age.minValue == ElementValue(type: "integer", json: Array("0".utf8)))
    #expect(age.maxValue == ElementValue(type: "integer", json: Array("40".utf8)))
    #expect(age.maxLength == 10 && age.fixed == nil && age.binding == nil)
    #expect(pet.element(id: "Pet.toy:ball.kind")?.fixed?.json == Array(#""ball""#.utf8))
    let pattern = try #require(pet.element(id: "Pet.toy:ball/red")?.pattern)
    #expect(pattern.type == "CodeableConcept")
    #expect(
      String(decoding: pattern.json, as: UTF8.self)
        == #"{"coding":[{"system":"http://example.org/toys","code":"a \" b"}]}"#)
    let binding = try #require(pet.element(id: "Pet.toy.kind")?.binding)
    #expect(binding.strength == .required && binding.valueSet == "http://example.org/toys|1.0.0")
    #expect(binding.maximumValueSet == "http://example.org/all-toys")
    let owner = try #require(pet.element(id: "Pet.owner")?.types.first)
    #expect(owner.aggregation == [.contained, .bundled] && owner.versioning == .specific)
    #expect(owner.targetProfiles == ["http://example.org/Person"])
  }

  @Test("A content reference is resolved, and its content found")
  func contentReference() throws {
    let definitions = try SmallPack.definitions(SmallPack.pet)
    let pet = try #require(definitions.type("Pet"))
    let nested = try #require(pet.element(id: "Pet.toy.toy"))
    #expect(nested.content == pet.element(id: "Pet.toy"))
    #expect(definitions.content(of: nested, as: nil)?.child(named: "kind") != nil)
    #expect(definitions.element("http://example.org/Pet#Pet.owner") == pet.element(id: "Pet.owner"))
    #expect(definitions.element("http://example.org/Pet#nothing") == nil)
  }

  @Test("A profile without snapshot gets one where its base is here")
  func madeSnapshot() throws {
    let definitions = try SmallPack.definitions(SmallPack.profile, SmallPack.pet)
    let profile = try #require(definitions.structure("http://example.org/old-pet"))
    #expect(profile.hasSnapshot && profile.derivation == .constraint)
    #expect(profile.element(id: "Pet.age[x]")?.min == 1)
    #expect(profile.element(id: "Pet.toy.kind")?.binding?.strength == .required)
    #expect(definitions.type("Pet")?.url == "http://example.org/Pet")
  }

  @Test("Without its base a profile has its differential, which says what it leaves to the base")
  func differential() throws {
    let definitions = try SmallPack.definitions(SmallPack.profile)
    let profile = try #require(definitions.structure("http://example.org/old-pet"))
    #expect(!profile.hasSnapshot && profile.derivation == .constraint)
    let age = try #require(profile.elements.first)
    #expect(age.statesMin && age.min == 1 && !age.statesMax)
  }

  @Test("The earlier package wins; a version finds the other one")
  func precedence() throws {
    let newer = SmallPack.pet.replacing(#""version": "1.0.0""#, with: #""version": "2.0.0""#)
    for packages in [[[SmallPack.pet], [newer]], [[newer], [SmallPack.pet]]] {
      let definitions = try SmallPack.definitions(packages: packages)
      let first = packages[0][0] == newer ? "2.0.0" : "1.0.0"
      #expect(definitions.type("Pet")?.version == first)
      #expect(definitions.structure("http://example.org/Pet")?.version == first)
      #expect(definitions.structure("http://example.org/Pet|1.0.0")?.version == "1.0.0")
      #expect(definitions.structure("http://example.org/Pet|2.0.0")?.version == "2.0.0")
      #expect(definitions.structure("http://example.org/Pet|3.0.0") == nil)
    }
  }

  @Test("The earlier pack wins; the later ones add")
  func packs() throws {
    let newer = SmallPack.pet.replacing(#""version": "1.0.0""#, with: #""version": "2.0.0""#)
    let one = try DefinitionPack(SmallPack.bytes(SmallPack.pet))
    let other = try DefinitionPack(SmallPack.bytes(newer, SmallPack.toys))
    #expect(Definitions([one, other]).type("Pet")?.version == "1.0.0")
    #expect(Definitions([other, one]).type("Pet")?.version == "2.0.0")
    #expect(Definitions([one]).adding([other]).codeSystem("http://example.org/toys") != nil)
    #expect(Definitions([]).type("Pet") == nil)
  }

  @Test("A concept has its parents, its marks and the properties that are facts")
  func concepts() throws {
    let definitions = try SmallPack.definitions(SmallPack.toys)
    let toys = try #require(definitions.codeSystem("http://example.org/toys|1.0.0"))
    #expect(toys.count == 5 && toys.concepts.map(\.code).sorted() == toys.concepts.map(\.code))
    let football = try #require(toys.lookup("football"))
    #expect(football.ancestors.map(\.code) == ["ball", "toy"] && football.order == 2)
    let bone = try #require(toys.lookup("bone"))
    #expect(bone.parents.map(\.code) == ["toy"] && bone.isAbstract && bone.display == "Bone")
    #expect(toys.lookup("rope")?.isInactive == true && toys.lookup("Rope") == nil)
    #expect(
      toys.lookup("ball")?.properties == [
        .init(code: "round", kind: "boolean", value: "true", system: nil)
      ])
  }

  @Test("Where case does not matter, a code is found in any case")
  func caseInsensitive() throws {
    let system = SmallPack.toys.replacing(
      #""caseSensitive": true"#, with: #""caseSensitive": false"#)
    let all = SmallPack.valueSet(
      "set", #"{"include": [{"system": "http://example.org/toys", "concept": [{"code": "ball"}]}]}"#
    )
    let definitions = try SmallPack.definitions(system, all)
    #expect(definitions.codeSystem("http://example.org/toys")?.lookup("BALL")?.code == "ball")
    let set = try #require(definitions.valueSet("http://example.org/set"))
    #expect(set.contains(system: "http://example.org/toys", code: "Ball") == .contained)
    #expect(set.contains(system: "http://example.org/toys", code: "Rope") == .notContained)
  }
}

extension String {
  func replacing(_ text: String, with other: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
