import FHIRDefinitions
import Foundation
import TestSupport
import Testing

@Suite("Reading packages")
struct PackageReaderTests {
  private static let description = #"""
    {"name": "example.pets", "version": "1.2.0", "fhirVersions": ["4.0.1"], "canonical": "http://example.org",
     "dependencies": {"hl7.fhir.r4.core": "4.0.1", "example.toys": "1.0.x"}}
    """#

  /// Writes the files of a package, gives the folder to the body, and removes it.
  private func withPackage<Result>(
    _ files: [String: String] = [
      "package.json": description, "StructureDefinition-pet.json": SmallPack.pet,
      "CodeSystem-toys.json": SmallPack.toys, "Patient-x.json": #"{"resourceType": "Patient"}"#,
      ".index.json": "{}", "other/broken.json": "{", "README.txt": "words",
    ], _ body: (URL) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: "package").appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(folder)
  }

  /// Packs the folder with the system's tar.
  private func archive(_ folder: URL, format: String) throws -> URL {
    let file = folder.appending(path: format + ".tgz")
    let tar = Process()
    tar.executableURL = URL(filePath: "/bin/tar")
    tar.arguments = ["--format=" + format, "-czf", file.path(), "-C", folder.path(), "package"]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
    return file
  }

  private func resources(_ reader: PackageReader, ofTypes types: Set<String>? = nil) throws
    -> [String]
  {
    var names: [String] = []
    try reader.forEachResource(ofTypes: types ?? PackageReader.packTypes) { name, _ in
      names.append(name)
    }
    return names.sorted()
  }

  private func code(_ body: () throws -> Void) -> PackageError.Code? {
    do {
      try body()
      return nil
    } catch { return (error as? PackageError)?.code }
  }

  private let definitions = ["CodeSystem-toys.json", "StructureDefinition-pet.json"]

  @Test("A package says what it is and what it needs")
  func packageDescription() throws {
    try withPackage { folder in
      let description = try PackageReader(folder.path()).description
      #expect(description.id == "example.pets" && description.version == "1.2.0")
      #expect(description.fhirVersions == ["4.0.1"])
      #expect(description.canonical == "http://example.org")
      #expect(
        description.dependencies.map { "\($0.id)#\($0.version)" } == [
          "hl7.fhir.r4.core#4.0.1", "example.toys#1.0.x",
        ])
    }
  }

  @Test(
    "An archive of any kind gives what the folder gives", arguments: ["ustar", "pax", "gnu", "v7"])
  func archives(format: String) throws {
    try withPackage { folder in
      let file = try archive(folder, format: format)
      let reader = try PackageReader(file.path())
      #expect(try resources(reader) == definitions)
      #expect(
        try resources(reader, ofTypes: []) == [
          "CodeSystem-toys.json", "Patient-x.json", "StructureDefinition-pet.json",
        ])
      #expect(try reader.packSource().id == "example.pets")
    }
  }

  @Test("Long names and names in other scripts are read whole", arguments: ["pax", "gnu"])
  func longNames(format: String) throws {
    let name = String(repeating: "ä-long-name-", count: 15) + ".json"
    try withPackage(["package.json": Self.description, name: SmallPack.pet]) { folder in
      let reader = try PackageReader(archive(folder, format: format).path())
      #expect(try resources(reader) == [name])
    }
  }

  @Test("A folder is read with or without `package` in its path, or by id and version in a cache")
  func folders() throws {
    try withPackage { folder in
      for path in [folder.path(), folder.path() + "/package", folder.path() + "/package/"] {
        #expect(try resources(PackageReader(path)) == definitions)
      }
      let cache = folder.appending(path: "cache")
      try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
      try FileManager.default.moveItem(
        at: folder.appending(path: "package"),
        to: cache.appending(path: "example.pets#1.2.0").appending(path: "package"),
        makingParent: true)
      #expect(
        try resources(PackageReader("example.pets#1.2.0", cache: cache.path())) == definitions)
      #expect(
        code { _ = try PackageReader("example.pets#9.9.9", cache: cache.path()) } == .unreadable)
    }
  }

  @Test("The digest is of the archive's bytes, or of the files of a folder")
  func digests() throws {
    try withPackage { folder in
      let one = try PackageReader(folder.path()).packSource()
      #expect(one.sha256.count == 64)
      #expect(try PackageReader(folder.path()).packSource() == one)
      try Data("{}".utf8).write(to: folder.appending(path: "package/more.json"))
      #expect(try PackageReader(folder.path()).packSource().sha256 != one.sha256)
    }
  }

  @Test("What is no package is refused by what is wrong with it")
  func refusals() throws {
    try withPackage { folder in
      let file = try archive(folder, format: "pax")
      let whole = try Data(contentsOf: file)
      let broken = folder.appending(path: "broken.tgz")
      #expect(code { _ = try PackageReader(broken.path()) } == .unreadable)
      for (data, expected) in [
        (Data(), PackageError.Code.notCompressed), (Data("text".utf8), .notCompressed),
      ] {
        try data.write(to: broken)
        #expect(code { _ = try PackageReader(broken.path()) } == expected)
      }
      try whole.dropLast(20).write(to: broken)
      #expect(
        code { _ = try self.resources(PackageReader(broken.path())) } == .notCompressed)
      let empty = folder.appending(path: "empty")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      #expect(code { _ = try PackageReader(empty.path()) } == .notAPackage)
    }
    try withPackage([
      "package.json": Self.description, "ValueSet-x.json": "{\n \"resourceType\": }",
    ]) {
      folder in
      do {
        _ = try resources(PackageReader(folder.path()))
        Issue.record("the resource is no JSON")
      } catch let error as PackageError {
        #expect(error.code == .invalidResource)
        #expect(error.description.contains("ValueSet-x.json:2:18"))
      }
    }
  }

  @Test("A package that unpacks to more than the limits is refused before it fills the memory")
  func limits() throws {
    let zeros =
      #"{"resourceType": "ValueSet", "id": ""# + String(repeating: "0", count: 1 << 20) + "\"}"
    try withPackage(["package.json": Self.description, "ValueSet-x.json": zeros]) { folder in
      let file = try archive(folder, format: "gnu").path()
      #expect(try resources(PackageReader(file)) == ["ValueSet-x.json"])
      for limits in [
        PackageLimits(file: 1 << 19), PackageLimits(unpacked: 1 << 19), PackageLimits(files: 2),
      ] {
        #expect(
          code { _ = try resources(PackageReader(file, limits: limits)) } == .tooLarge)
      }
      #expect(
        code { _ = try PackageReader(file, limits: PackageLimits(compressed: 10)) } == .unreadable)
    }
  }

  /// What an archive with one resource more comes to, whose text begins and ends as given and repeats a part between.
  private func refused(
    _ start: String, _ part: String, times: Int, _ end: String
  ) throws -> [PackageError.Code] {
    let text = start + String(repeating: part, count: times) + end
    return try withPackage(["package.json": Self.description, "Basic-x.json": text]) { folder in
      let reader = try PackageReader(archive(folder, format: "gnu").path())
      var codes: [PackageError.Code] = []
      do throws(PackageError) {
        try reader.forEachResource(ofTypes: []) {
          codes.append($1.code)
        } _: { _, _ in
        }
      } catch {
        codes.append(error.code)
      }
      return codes
    }
  }

  @Test("A small archive holds neither much text nor many values")
  func growth() throws {
    let start = #"{"resourceType":"Basic","url":"http://example.org/x","extension":["#
    #expect(try refused(start, "1,", times: 3_000_000, "1]}") == [.tooLarge])
    #expect(try refused(start, "1,", times: 1_000_000, "1]}") == [])
    #expect(try refused(start, " ", times: 17 << 20, "1]}") == [.tooLarge])
  }

  @Test("An example that cannot be read is refused, and the others are read")
  func examples() throws {
    let files = [
      "package.json": Self.description, "example/Patient-a.json": #"{"resourceType": "Patient"}"#,
      "example/Patient-b.json": #"{"resourceType": "Patient", "id": "b"#
        + String(repeating: " ", count: 1000) + #""}"#,
      "example/Patient-c.json": #"{"resourceType": "Patient"}"#, "example/Patient-d.json": "{",
    ]
    try withPackage(files) { folder in
      let reader = try PackageReader(folder.path(), limits: PackageLimits(file: 500))
      var (read, refused): ([String], [String]) = ([], [])
      try reader.forEachExample { name, _ in
        refused.append(name)
      } _: { name, _ in
        read.append(name)
      }
      #expect(read == ["Patient-a.json", "Patient-c.json"])
      #expect(refused == ["Patient-b.json", "Patient-d.json"])
    }
  }

  @Test("500 archives with seeded damage are refused or read without a trap")
  func mutations() throws {
    try withPackage { folder in
      let whole = [UInt8](try Data(contentsOf: archive(folder, format: "pax")))
      let broken = folder.appending(path: "broken.tgz")
      var random = SeededGenerator(seed: 7)
      var refused = 0
      for _ in 0..<500 {
        var bytes = whole
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
          in: 1...255, using: &random)
        try Data(bytes).write(to: broken)
        if code({ _ = try resources(PackageReader(broken.path())) }) != nil { refused += 1 }
      }
      #expect(refused > 400)
    }
  }
}

extension FileManager {
  fileprivate func moveItem(at file: URL, to target: URL, makingParent: Bool) throws {
    try createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: makingParent)
    try moveItem(at: file, to: target)
  }
}
