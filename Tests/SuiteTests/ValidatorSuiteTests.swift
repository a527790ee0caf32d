import Foundation
import LosslessJSON
import Testing

/// `fhir-suites validator`: what a manifest asks for, and that no document ends the run.
@Suite struct ValidatorSuiteTests {
  /// A suite in a folder of its own, which is gone with the last use of it.
  private final class Suite {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("suite-\(UUID().uuidString)")
    private var cases: [String] = []

    deinit { try? FileManager.default.removeItem(at: folder) }

    func add(_ name: String, _ instance: String, _ members: String = "") throws {
      try FileManager.default.createDirectory(at: at(name), withIntermediateDirectories: true)
      try Data(instance.utf8).write(to: at(name + "/instance.json"))
      cases.append(
        #"""
        {"name":"\#(name)","dir":"\#(name)","instance":"instance.json","module":"m-\#(name)",
         "runs":[{"mode":"base","expected_verdict":"valid"}]\#(members)}
        """#)
    }

    /// A document that nobody ever writes to: reading it waits for good.
    func addEndless(_ name: String) throws {
      try add(name, "")
      try FileManager.default.removeItem(at: at(name + "/instance.json"))
      #expect(mkfifo(at(name + "/instance.json").path, 0o600) == 0)
    }

    func at(_ name: String) -> URL { folder.appendingPathComponent(name) }

    func manifest() throws -> String {
      try Data(#"{"cases":[\#(cases.joined(separator: ","))]}"#.utf8)
        .write(to: at("manifest.json"))
      return at("manifest.json").path
    }
  }

  private static let patient = #"{"resourceType":"Patient","gender":"female"}"#

  /// The processes that any thread of a process has started.
  private static func children(of process: Int32) -> [Int32] {
    let folder = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return threads.flatMap { thread in
      ((try? String(contentsOfFile: "\(folder)/\(thread)/children", encoding: .utf8)) ?? "")
        .split(separator: " ").compactMap { Int32($0) }
    }
  }

  private func answers(_ arguments: [String]) async throws -> [JSONValue] {
    let result = try await SuiteProgram.run(["validator"] + arguments)
    #expect(result.status == 0)
    return try result.lines.map { try JSONDocument($0).value }
  }

  @Test func anAnswerNamesWhatWasFound() async throws {
    let suite = Suite()
    try suite.add("good", Self.patient)
    try suite.add("bad", "{\n \"resourceType\":\"Patient\",\n \"gender\":\"unheard\"}")

    let answers = try await answers([try suite.manifest()])

    #expect(answers.map { $0["name"]?.string } == ["good", "bad"])
    #expect(answers.allSatisfy { $0["mode"]?.string == "base" && $0["ms"]?.number != nil })
    #expect(answers[0]["issues"].map { Array($0.elements).count } == 0)
    let issue = try #require(answers[1]["issues"]?.elements.first { _ in true })
    #expect(issue["severity"]?.string == "error")
    #expect(issue["code"]?.string == "code-invalid")
    #expect(issue["rule"]?.string == "binding.required")
    #expect(issue["path"]?.string == "Patient.gender")
    #expect(issue["line"]?.integer == 3)
  }

  @Test func onlyTheCasesAskedForAreRun() async throws {
    let suite = Suite()
    for name in ["a", "b", "c"] { try suite.add(name, Self.patient) }
    let manifest = try suite.manifest()

    let named = try await answers([manifest, "--case", "b", "--case", "c"])
    let ofModule = try await answers([manifest, "--module", "m-a"])

    #expect(named.map { $0["name"]?.string } == ["b", "c"])
    #expect(ofModule.map { $0["name"]?.string } == ["a"])
  }

  @Test func aCaseThatHangsIsThatCasesFailure() async throws {
    let suite = Suite()
    try suite.addEndless("endless")
    try suite.add("good", Self.patient)

    let answers = try await answers([try suite.manifest(), "--patience", "1", "--jobs", "1"])

    #expect(answers[0]["crash"]?.string == "no answer within 1 s")
    #expect(answers[1]["issues"] != nil)
  }

  @Test func aCaseThatCrashesIsThatCasesFailure() async throws {
    let suite = Suite()
    try suite.addEndless("crashing")
    try suite.add("good", Self.patient)
    let manifest = try suite.manifest()

    let result = try await SuiteProgram.run(
      ["validator", manifest, "--patience", "600", "--jobs", "1"]
    ) { process in
      // The worker waits for its document: as good as any place to die at.
      while true {
        if let child = Self.children(of: process).first, kill(child, SIGKILL) == 0 { return }
        try await Task.sleep(for: .milliseconds(20))
      }
    }

    let answers = try result.lines.map { try JSONDocument($0).value }
    #expect(answers[0]["crash"]?.string == "ended by signal 9")
    #expect(answers[1]["issues"] != nil)
  }

  @Test func aMissingDocumentIsThatCasesFailure() async throws {
    let suite = Suite()
    try suite.add("lost", Self.patient)
    try FileManager.default.removeItem(at: suite.at("lost/instance.json"))
    try suite.add("good", Self.patient)

    let answers = try await answers([try suite.manifest()])

    #expect(answers[0]["crash"] != nil)
    #expect(answers[1]["issues"] != nil)
  }

  @Test func settingsAreHonoured() async throws {
    let patient = #"""
      {"resourceType":"Patient","extension":[{"url":"http://extensions.invalid/x","valueCode":"a"}]}
      """#
    let suite = Suite()
    try suite.add("strict", patient)
    try suite.add(
      "allowed", patient,
      #","settings":{"allowed-extension-domain":"http://extensions.invalid"}"#)
    try suite.add(
      "limited", #"{"resourceType":"Patient","a":1,"b":1,"c":1}"#,
      #","settings":{"max-validation-messages":1}"#)

    let answers = try await answers([try suite.manifest()])

    let severities = answers.map { answer in
      answer["issues"].map { $0.elements.compactMap { $0["severity"]?.string } } ?? []
    }
    #expect(severities[0] == ["error"])
    #expect(!severities[1].contains("error"))
    // One for all that are not listed.
    #expect(answers[2]["issues"].map { Array($0.elements).count } == 2)
  }
}
