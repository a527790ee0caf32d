import Foundation
import TestSupport
import Testing

/// `kypho packages`, and what `kypho validate --package` makes of what it has installed.
@Suite(.takingTurns) struct PackagesTests {
  private static let profile = #"""
    {"resourceType":"StructureDefinition","url":"http://made.example/StructureDefinition/named",
     "name":"Named","status":"draft","kind":"resource","abstract":false,"type":"Patient",
     "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint",
     "differential":{"element":[{"id":"Patient","path":"Patient"},
       {"id":"Patient.name","path":"Patient.name","min":1}]}}
    """#

  /// The archive of a package that is made here.
  private func archive(
    _ id: String, _ version: String, needs: String = "", more: [String: String] = [:]
  ) async throws -> [UInt8] {
    let folder = try Folder()
    try folder.write(
      "package/package.json",
      #"{"name":"\#(id)","version":"\#(version)","fhirVersions":["4.0.1"],"dependencies":{\#(needs)}}"#
    )
    for (name, text) in more { try folder.write(name, text) }
    let made = try await Program.shell("tar czf made.tgz package", in: folder)
    #expect(made.status == 0)
    return [UInt8](try Data(contentsOf: folder.url("made.tgz")))
  }

  private func install(
    _ package: String, from server: FileServer, in folder: Folder, _ more: String...
  ) async throws -> Program.Result {
    try await Program.run(
      ["packages", "install", package, "--registry", server.base] + more, in: folder)
  }

  @Test func aPackageIsInstalledWithWhatItNeeds() async throws {
    let server = try FileServer([
      "/made.a/1.0.0": .init(
        body: try await archive(
          "made.a", "1.0.0", needs: #""made.b":"2.1.x","hl7.fhir.r4.core":"4.0.1""#)),
      "/made.b": .init(
        body: Array(#"{"versions":{"2.0.0":{},"2.1.0":{},"2.1.10":{},"2.1.9":{},"3.0.0":{}}}"#.utf8)
      ),
      "/made.b/2.1.10": .init(
        body: try await archive("made.b", "2.1.10", needs: #""made.a":"1.0.0""#)),
    ])
    let folder = try Folder()

    let result = try await install("made.a#1.0.0", from: server, in: folder)
    let list = try await Program.run("packages", "list", in: folder)

    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.errors == """
        kypho: installed made.a#1.0.0
        kypho: installed made.b#2.1.10
        kypho: hl7.fhir.r4.core#4.0.1 is part of the program

        """)
    #expect(folder.names(in: ".fhir/packages") == ["made.a#1.0.0", "made.b#2.1.10"])
    #expect(folder.names(in: ".fhir/packages/made.a#1.0.0/package") == ["package.json"])
    #expect(list.lines.count == 2)
    #expect(list.output.hasPrefix("made.a#1.0.0   FHIR 4.0.1  "))
  }

  @Test(
    arguments: [
      "../../../escaped", "1/../../../../escaped", "1/../escaped", ".escaped", "a/escaped",
    ],
    [false, true])
  func aRegistryWritesNowhereElse(version: String, isTag: Bool) async throws {
    let list =
      isTag
      ? #"{"versions":{"1.0.0":{}},"dist-tags":{"latest":"\#(version)"}}"#
      : #"{"versions":{"\#(version)":{}}}"#
    let archive = try await archive("made.a", version)
    let server = try FileServer(["/made.a": .init(body: Array(list.utf8))], otherwise: archive)
    let folder = try Folder()

    let result = try await install(
      isTag ? "made.a" : "made.a#*", from: server, in: folder)

    #expect(result.status == 65)
    #expect(result.errors.contains("no version can have"))
    #expect(folder.names(in: ".").filter { $0 != ".fhir" } == [])
    #expect(folder.names(in: ".fhir/packages") == [])
  }

  @Test func whatIsThereIsNotFetchedAgain() async throws {
    let server = try FileServer([
      "/made.a/1.0.0": .init(body: try await archive("made.a", "1.0.0"))
    ])
    let folder = try Folder()

    _ = try await install("made.a#1.0.0", from: server, in: folder)
    let again = try await install("made.a#1.0.0", from: server, in: folder)

    #expect(again.status == 0)
    #expect(again.errors == "kypho: made.a#1.0.0 is there already\n")
    #expect(server.paths == ["/made.a/1.0.0"])
  }

  @Test func theRegistryMayPassOnAndNameTheLatest() async throws {
    let server = try FileServer([
      "/made.a": .init(
        body: Array(#"{"dist-tags":{"latest":"1.1.0"},"versions":{"1.1.0":{},"2.0.0":{}}}"#.utf8)),
      "/made.a/1.1.0": .init(status: 302, headers: "Location: /files/a.tgz\r\n"),
      "/files/a.tgz": .init(body: try await archive("made.a", "1.1.0")),
    ])

    let result = try await install("made.a", from: server, in: Folder())

    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "kypho: installed made.a#1.1.0\n")
  }

  @Test func theEnvironmentNamesRegistryAndCache() async throws {
    let server = try FileServer([
      "/made.a/1.0.0": .init(body: try await archive("made.a", "1.0.0"))
    ])
    let folder = try Folder()

    let result = try await Program.run(
      "packages", "install", "made.a#1.0.0", "--no-dependencies", in: folder,
      environment: [
        "KYPHO_PACKAGE_REGISTRY": server.base, "KYPHO_PACKAGE_CACHE": folder.path + "/cache",
      ])

    #expect(result.status == 0, "\(result.errors)")
    #expect(folder.names(in: "cache") == ["made.a#1.0.0"])
  }

  // MARK: What goes wrong

  @Test(arguments: [(404, 65), (403, 77), (503, 75), (418, 65)] as [(Int, Int32)])
  func aRefusalIsSaidAndNothingIsLeft(answer: Int, status: Int32) async throws {
    let server = try FileServer(["/made.a/1.0.0": .init(status: answer)])
    let folder = try Folder()

    let result = try await install("made.a#1.0.0", from: server, in: folder)

    #expect(result.status == status)
    #expect(result.errors.contains("made.a#1.0.0"))
    #expect(folder.names(in: ".fhir/packages").isEmpty)
  }

  @Test func whatIsNoPackageOrAnotherOneIsRefused() async throws {
    let whole = try await archive("made.a", "1.0.0", more: ["package/big.json": Self.profile])
    let answers: [[UInt8]] = [
      Array("no archive".utf8), Array(whole.prefix(whole.count / 2)),
      try await archive("made.other", "1.0.0"), try await archive("made.a", "1.0.1"),
    ]
    for body in answers {
      let folder = try Folder()
      let server = try FileServer(["/made.a/1.0.0": .init(body: body)])
      let result = try await install("made.a#1.0.0", from: server, in: folder)

      #expect(result.status == 65)
      #expect(folder.names(in: ".fhir/packages").isEmpty)
    }
  }

  @Test func aRegistryThatIsNotThereIsUnavailable() async throws {
    let result = try await Program.run(
      "packages", "install", "made.a#1.0.0", "--registry", "http://127.0.0.1:1", in: Folder())

    #expect(result.status == 69)
  }

  @Test(arguments: ["../made", "made.a#../1.0.0", "made.a#", "#1.0.0", "a b#1"])
  func whatIsNoNameIsUsage(name: String) async throws {
    let server = try FileServer()
    let result = try await install(name, from: server, in: Folder())

    #expect(result.status == 64)
    #expect(server.paths.isEmpty)
  }

  // MARK: Validating with packages

  @Test func aPackageOfTheCacheIsValidatedAgainst() async throws {
    let server = try FileServer([
      "/made.a/1.0.0": .init(
        body: try await archive("made.a", "1.0.0", needs: #""made.b":"1.0.0""#)),
      "/made.b/1.0.0": .init(
        body: try await archive("made.b", "1.0.0", more: ["package/named.json": Self.profile])),
    ])
    let folder = try Folder()
    _ = try await install("made.a#1.0.0", from: server, in: folder)
    let url = "http://made.example/StructureDefinition/named"

    let unnamed = try await Program.run(
      "validate", "-", "--package", "made.a#1.0.0", "--profile", url, "--format", "jsonl",
      in: folder, input: #"{"resourceType":"Patient"}"#)
    let named = try await Program.run(
      "validate", "-", "--package", "made.a#1.0.x", "--profile", url, in: folder,
      input: #"{"resourceType":"Patient","name":[{"text":"x"}]}"#)

    #expect(unnamed.status == 1, "\(unnamed.output) \(unnamed.errors)")
    #expect(unnamed.lines.count == 1)
    #expect(unnamed.output.contains(#""layer":"other","source":"\#(url)"#))
    #expect(named.status == 0, "\(named.output) \(named.errors)")
  }

  @Test func aPackageThatIsMissingIsUnreadable() async throws {
    let result = try await Program.run(
      "validate", "-", "--package", "made.a#1.0.0", in: Folder(), input: "{}")

    #expect(result.status == 65)
    #expect(result.errors.contains("kypho packages install made.a#1.0.0"))
  }

  @Test func whatAPackageNeedsAndLacksIsSaidOnce() async throws {
    let folder = try Folder()
    try folder.write(
      "made/package.json",
      #"{"name":"made.a","version":"1.0.0","dependencies":{"made.b":"1.0.0"}}"#)

    let result = try await Program.run(
      "validate", "-", "--package", "made", in: folder, input: #"{"resourceType":"Patient"}"#)

    #expect(result.status == 0)
    #expect(result.errors.contains("kypho: made.a#1.0.0 needs made.b#1.0.0, which is not here\n"))
  }
}
