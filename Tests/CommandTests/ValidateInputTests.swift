import Foundation
import LosslessJSON
import TestSupport
import Testing

@testable import kypho

/// Which documents `kypho validate` looks at, and in which order it tells of them.
@Suite(.takingTurns) struct ValidateInputTests {
  private static let bad = #"{"resourceType":"Patient","gender":"woman"}"#

  private func folder() throws -> Folder {
    let folder = try Folder()
    for name in ["in/a.json", "in/deep/b.json", "in/deep/er/c.json", "in/.hidden/d.json"] {
      try folder.write(name, Self.bad)
    }
    return folder
  }

  @Test(arguments: [
    ("in/*.json", ["in/a.json"]), ("in/*/*.json", ["in/deep/b.json"]),
    ("in/**/*.json", ["in/a.json", "in/deep/b.json", "in/deep/er/c.json"]),
    ("in/**/[bc].json", ["in/deep/b.json", "in/deep/er/c.json"]),
    ("**/?.json", ["in/a.json", "in/deep/b.json", "in/deep/er/c.json"]),
  ])
  func aPatternFindsFiles(pattern: String, files: [String]) async throws {
    let result = try await Program.run(
      "validate", pattern, "--format", "concise", in: folder())

    #expect(result.status == 1)
    #expect(result.lines.map { $0.prefix { $0 != ":" } } == files.map { $0[...] })
  }

  @Test func aPatternThatFindsNothingIsUnreadable() async throws {
    let result = try await Program.run("validate", "in/*.ndjson", in: folder())

    #expect(result.status == 65)
    #expect(result.errors.contains("in/*.ndjson"))
  }

  @Test(arguments: [1, 2, 7])
  func theOrderIsThatOfTheInput(jobs: Int) async throws {
    let folder = try Folder()
    // Large documents among small ones, so that some take much longer than those behind them.
    let names = Array(repeating: #"{"family":"x"}"#, count: 4000).joined(separator: ",")
    let large = #"{"resourceType":"Patient","gender":"woman","name":[\#(names)]}"#
    let lines = (0..<400).map { $0 % 50 == 0 ? large : Self.bad }
    try folder.write("many.ndjson", lines.joined(separator: "\n"))

    let result = try await Program.run(
      "validate", "many.ndjson", "--format", "concise", "--jobs", "\(jobs)", in: folder)

    let numbers = result.lines.compactMap { $0.split(separator: ":").dropFirst().first }
    #expect(numbers == (1...400).map { "\($0)" })
  }

  @Test func aFileThatIsChangedIsCheckedAgain() async throws {
    let folder = try Folder()
    try folder.write("a.json", Self.bad)
    try folder.write("b.json", Self.bad)

    let result = try await Program.run(
      "validate", "a.json", "b.json", "--watch", "--format", "concise", "--output", "found.txt",
      in: folder
    ) { process in
      try await until { try folder.text("found.txt").split(separator: "\n").count == 2 }
      try folder.write("b.json", #"{"resourceType":"Patient","gender":"female","active":1}"#)
      try await until { try folder.text("found.txt").contains("json.") }
      kill(process, SIGINT)
    }

    #expect(result.status == 1)
    #expect(try folder.text("found.txt").split(separator: "\n").count == 1)
    #expect(try folder.text("found.txt").hasPrefix("b.json:"))
  }

  private func until(_ holds: () throws -> Bool) async throws {
    // A file that is not there yet is as good as one that is empty.
    while (try? holds()) != true { try await Task.sleep(for: .milliseconds(20)) }
  }

  @Test(arguments: [
    ["validate", "-", "--watch"], ["validate", "-", "--jobs", "0"],
    ["validate", "-", "--update-baseline"], ["validate", "-", "--references", "type"],
    ["validate", "a.json", "--watch", "--baseline", "b", "--update-baseline"],
  ])
  func whatCannotGoTogetherIsUsage(arguments: [String]) async throws {
    #expect(try await Program.run(arguments, in: Folder()).status == 64)
  }

  // MARK: References

  private static func encounter(_ reference: String) -> String {
    #"{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"#
      + #""subject":{"reference":"\#(reference)"}}"#
  }

  @Test(
    arguments: [
      ("Patient/here", 0), ("Patient/inside", 0), ("Patient/nowhere", 1),
      ("https://a.example/fhir/Patient/inside", 0),
    ] as [(String, Int32)])
  func referencesAreLookedUpInAFolder(reference: String, status: Int32) async throws {
    let folder = try Folder()
    try folder.write("others/here.json", #"{"resourceType":"Patient","id":"here"}"#)
    try folder.write(
      "others/more.ndjson",
      #"{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"#
        + #""https://a.example/fhir/Patient/inside","#
        + #""resource":{"resourceType":"Patient","id":"inside"}}]}"#)

    let result = try await Program.run(
      "validate", "-", "--references", "exists", "--reference-folder", "others", in: folder,
      input: Self.encounter(reference))
    let unasked = try await Program.run(
      "validate", "-", in: folder, input: Self.encounter(reference))

    #expect(result.status == status, "\(result.output)")
    #expect(unasked.status == 0)
  }

  @Test func whatCannotBeReadInTheFolderIsSaid() async throws {
    let folder = try Folder()
    try folder.write(
      "others/more.ndjson",
      #"{"resourceType":"Patient","id":"one"}"# + "\n" + #"{"resourceType":"Patient","#)

    let result = try await Program.run(
      "validate", "-", "--references", "exists", "--reference-folder", "others", in: folder,
      input: Self.encounter("Patient/one"))

    #expect(result.status == 65)
    #expect(result.errors.contains("others/more.ndjson:2:"))
  }

  @Test func aResourceIsReadFromItsOwnLineAndEntry() async throws {
    let folder = try Folder()
    let patient = #"{"resourceType":"Patient","id":"%","gender":"female"}"#
    func named(_ name: String) -> String { patient.replacing("%", with: name) }
    try folder.write(
      "others/more.ndjson",
      named("one") + "\r\n\n" + named("tw\u{f6}") + "\n"
        + #"{"resourceType":"Bundle","entry":[{"resource":"# + named("three") + "},"
        + #"{"fullUrl":"https://a.example/fhir/Patient/x","resource":"# + named("four") + "}]}\n"
        + named("five"))
    let resources = try ResourceFolder(folder.path + "/others") { Issue.record($0) }

    for name in ["one", "tw\u{f6}", "three", "four", "five"] {
      let found = try #require(resources.resource(for: "Patient/\(name)"))
      #expect(found.value["id"]?.string == name)
      #expect(String(decoding: found.bytes, as: UTF8.self) == named(name))
    }
    #expect(
      resources.resource(for: "https://a.example/fhir/Patient/x")?.value["id"]?.string == "four")
    #expect(resources.hasResource(for: "Patient/one/_history/2"))
    #expect(!resources.hasResource(for: "Patient/six"))
  }
}
