import FHIRDefinitions
import Foundation
import LosslessJSON
import Testing

@Suite("Packages and what they need")
struct PackageDependencyTests {
  /// A folder of packages, `id#version`, that is removed in the end.
  private func withCache<Result>(_ packages: [Package], _ body: (String) throws -> Result) throws
    -> Result
  {
    let cache = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: cache) }
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    for package in packages {
      let folder = cache.appending(path: package.folder).appending(path: "package")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(package.description.utf8).write(to: folder.appending(path: "package.json"))
      for (place, resource) in package.resources.enumerated() {
        try Data(resource.utf8).write(to: folder.appending(path: "resource-\(place).json"))
      }
    }
    return try body(cache.path())
  }

  private struct Package {
    var id: String
    var version: String
    var folderVersion: String?
    var needs: [String: String] = [:]
    var fhirVersion = "4.0.1"
    var resources: [String] = []

    var folder: String { "\(id)#\(folderVersion ?? version)" }
    var description: String {
      let dependencies = needs.map { #""\#($0.key)": "\#($0.value)""# }.sorted().joined(
        separator: ", ")
      return
        #"{"name": "\#(id)", "version": "\#(version)", "fhirVersions": ["\#(fhirVersion)"], "dependencies": {\#(dependencies)}}"#
    }
  }

  private static let base = #"""
    {"resourceType": "StructureDefinition", "url": "http://example.org/Thing", "name": "Thing", "type": "Thing", "kind": "resource",
     "derivation": "specialization", "snapshot": {"element": [{"id": "Thing", "path": "Thing", "min": 0, "max": "*"}]}}
    """#

  private func profile(
    _ name: String, of base: String = "http://example.org/Thing", version: String = "1.0.0"
  ) -> String {
    #"""
    {"resourceType": "StructureDefinition", "url": "http://example.org/\#(name)", "version": "\#(version)", "name": "\#(name)", "type": "Thing",
     "kind": "resource", "derivation": "constraint", "baseDefinition": "\#(base)",
     "differential": {"element": [{"id": "Thing", "path": "Thing", "constraint": [{"key": "\#(name)-\#(version)", "severity": "error"}]}]}}
    """#
  }

  private func toys(_ version: String) -> String {
    #"""
    {"resourceType": "CodeSystem", "url": "http://example.org/toys", "version": "\#(version)", "content": "complete",
     "concept": [{"code": "toy-\#(version)"}]}
    """#
  }

  private let allToys = #"""
    {"resourceType": "ValueSet", "url": "http://example.org/all-toys", "version": "1.0.0",
     "compose": {"include": [{"system": "http://example.org/toys"}]}}
    """#

  private func load(
    _ locations: [String], cache: String, over base: Definitions? = nil
  ) throws -> DefinitionLoading.Loaded {
    let base = try base ?? SmallPack.definitions(Self.base)
    var loading = DefinitionLoading()
    for location in locations {
      try loading.add(packageAt: location, finder: PackageFinder(cache: cache), over: base)
    }
    return try loading.build(over: base)
  }

  @Test("A package brings what it needs, each once, the latest that fits where the version is open")
  func dependencies() throws {
    try withCache([
      Package(id: "a", version: "1.0.0", needs: ["b": "1.0.x", "c": "latest"]),
      Package(id: "b", version: "1.0.1", needs: ["c": "2.0.0", "a": "1.0.0"]),
      Package(id: "b", version: "1.0.10", needs: ["c": "2.0.0", "a": "1.0.0"]),
      Package(id: "b", version: "1.0.11-ballot"), Package(id: "b", version: "1.1.0"),
      Package(id: "c", version: "2.0.0"),
      Package(
        id: "d", version: "3.0.0-ballot", folderVersion: "current",
        needs: ["a": "1.0.0", "d": "current"]),
    ]) { cache in
      let loaded = try load(["a#1.0.0", "d#current"], cache: cache)
      #expect(loaded.notices.isEmpty)
      let names = loaded.definitions.sources.map(\.name)
      #expect(
        names.filter { !$0.hasPrefix("test") } == [
          "a#1.0.0", "b#1.0.10", "c#2.0.0", "d#3.0.0-ballot",
        ])
    }
  }

  @Test("A package finds what it needs beside it, and by its folder's path")
  func siblings() throws {
    try withCache([
      Package(id: "a", version: "1.0.0", needs: ["b": "1.0.0"]), Package(id: "b", version: "1.0.0"),
    ]) { cache in
      let loaded = try load([cache + "/a#1.0.0"], cache: "/nowhere")
      #expect(loaded.notices.isEmpty && loaded.definitions.sources.contains { $0.id == "b" })
    }
  }

  @Test("What is nowhere, and what is for another version of FHIR, is one notice each")
  func notices() throws {
    try withCache([
      Package(id: "a", version: "1.0.0", needs: ["gone": "1.0.0", "b": "1.0.0"]),
      Package(id: "b", version: "1.0.0", needs: ["gone": "1.0.0"], fhirVersion: "5.0.0"),
    ]) { cache in
      let loaded = try load(["a#1.0.0", "other#1.0.0"], cache: cache)
      #expect(
        loaded.notices.map(\.description).sorted() == [
          "a#1.0.0 needs gone#1.0.0, which is not here",
          "b#1.0.0 is for another version of FHIR, 5.0.0",
          "the package other#1.0.0 is not here",
        ])
    }
  }

  @Test("What everything needs is taken from the definitions that are there, whatever its version")
  func commonPackages() throws {
    var builder = PackBuilder()
    for id in ["hl7.fhir.r4.core", "hl7.terminology.r4", "hl7.fhir.uv.extensions.r4"] {
      builder.begin(PackSource(id: id, version: "4.0.1", fhirVersion: "4.0.1", sha256: ""))
    }
    let base = Definitions([try DefinitionPack(builder.build())])
    let needs = [
      "hl7.fhir.r4.core": "4.0.1", "hl7.fhir.r4.expansions": "4.0.1", "hl7.terminology": "5.0.0",
      "hl7.terminology.r4": "6.1.0", "hl7.fhir.uv.extensions": "5.1.0",
      "hl7.fhir.uv.extensions.r4": "1.0.0",
    ]
    try withCache([Package(id: "a", version: "1.0.0", needs: needs)]) { cache in
      let loaded = try load(["a#1.0.0"], cache: cache, over: base)
      #expect(loaded.notices.isEmpty)
    }
  }

  @Test(
    "A url without version means what the package that states it has, then what it needs, then the latest"
  )
  func scopes() throws {
    try withCache([
      Package(
        id: "toys", version: "1.0.0", resources: [toys("1.0.0"), profile("base", version: "1.0.0")]),
      Package(
        id: "toys", version: "2.0.0", resources: [toys("2.0.0"), profile("base", version: "2.0.0")]),
      Package(
        id: "old", version: "1.0.0", needs: ["toys": "1.0.0"],
        resources: [
          allToys, profile("old", of: "http://example.org/base"),
        ]),
      Package(
        id: "further", version: "1.0.0", needs: ["old": "1.0.0"],
        resources: [profile("further", of: "http://example.org/base")]),
      Package(
        id: "none", version: "1.0.0", resources: [profile("none", of: "http://example.org/base")]),
    ]) { cache in
      let loaded = try load(["toys#2.0.0", "further#1.0.0", "none#1.0.0"], cache: cache)
      #expect(loaded.notices.isEmpty)
      let definitions = loaded.definitions
      let set = try #require(definitions.valueSet("http://example.org/all-toys"))
      #expect(set.contains(code: "toy-1.0.0") == .contained)
      #expect(set.contains(code: "toy-2.0.0") == .notContained)
      #expect(set.parts.first?.codeSystem?.version == "1.0.0")
      #expect(definitions.codeSystem("http://example.org/toys", from: set)?.version == "1.0.0")
      #expect(definitions.codeSystem("http://example.org/toys")?.version == "2.0.0")
      for (name, version) in [("old", "1.0.0"), ("further", "1.0.0"), ("none", "2.0.0")] {
        let profile = try #require(definitions.structure("http://example.org/" + name))
        #expect(profile.root.constraints.map(\.key).contains("base-" + version), "\(name)")
        #expect(definitions.structure("http://example.org/base", from: profile)?.version == version)
        #expect(
          definitions.structure("http://example.org/base|2.0.0", from: profile)?.version == "2.0.0")
      }
    }
  }

  @Test("A folder that is no package is read as the resources in it, a file as one resource")
  func folders() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = ["toys.json": toys("1.0.0"), "set.json": allToys, "bad.json": "{", "notes.txt": ""]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let whole = try load([folder.path()], cache: "/nowhere")
    #expect(whole.definitions.valueSet("http://example.org/all-toys")?.isComplete == true)
    #expect(whole.notices.map(\.subject) == ["bad.json"])
    let one = try load([folder.path() + "/toys.json"], cache: "/nowhere")
    #expect(one.definitions.codeSystem("http://example.org/toys")?.count == 1)
    #expect(one.definitions.valueSet("http://example.org/all-toys") == nil)
  }

  @Test("The pack of a package stands for it")
  func builtIn() throws {
    var builder = PackBuilder()
    builder.begin(PackSource(id: "b", version: "1.0.0", fhirVersion: "4.0.1", sha256: ""))
    builder.add(try JSONDocument(Array(toys("9").utf8)), named: "toys.json")
    let pack = try DefinitionPack(builder.build())
    try withCache([Package(id: "a", version: "1.0.0", needs: ["b": "1.0.x"])]) { cache in
      let base = try SmallPack.definitions(Self.base)
      var loading = DefinitionLoading()
      let finder = PackageFinder(cache: cache, builtIn: [pack])
      try loading.add(packageAt: "a#1.0.0", finder: finder, over: base)
      let loaded = try loading.build(over: base)
      #expect(loaded.notices.isEmpty)
      #expect(loaded.definitions.codeSystem("http://example.org/toys")?.version == "9")
    }
  }
}
