import Foundation
import LosslessJSON
import TestSupport
import Testing

/// `kypho export`: the whole road to a server, again and again.
@Suite(.takingTurns) struct ExportTests {
  @Test func twoRunsLeaveWhatOneLeaves() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      let sent = try await Samples.mapped()
      let expected = try ResourceNames(ofBundles: sent)

      let first = try await Program.run(
        "export", Samples.folder, "--server", sandbox.base, in: folder)
      let afterFirst = try await sandbox.versions(of: expected.types)
      let second = try await Program.run(
        "export", Samples.folder, "--server", sandbox.base, in: folder)
      let afterSecond = try await sandbox.versions(of: expected.types)

      #expect(first.status == 0, "\(first.errors)")
      #expect(second.status == 0, "\(second.errors)")
      #expect(Set(afterFirst.keys) == expected.names)
      // Two of the records do not say the same of a hospital.
      let others = afterFirst.filter { !$0.key.hasPrefix("Organization/") }
      #expect(others.values.allSatisfy { $0 == "1" })
      #expect(afterSecond == afterFirst)
      #expect(first.output == "" && second.output == "")
      #expect(first.errors.contains("\(sent.count) delivered"))
      #expect(second.errors.contains("\(try Samples.stories().count) unchanged"))
      #expect(second.errors.contains("nothing to send"))
      #expect(
        folder.names().allSatisfy { $0.hasPrefix("kypho-outbox.sqlite") }, "\(folder.names())")
    }
  }

  @Test func whatWasMappedCanBePostedLater() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      let mapped = try await Samples.mapped()
      let expected = try ResourceNames(ofBundles: mapped)
      try folder.write("bundles.ndjson", mapped.joined(separator: "\n"))

      let posted = try await Program.run(
        "post", "bundles.ndjson", "--server", sandbox.base, "--concurrency", "1", in: folder)

      #expect(posted.status == 0, "\(posted.errors)")
      #expect(posted.errors.contains("\(mapped.count) delivered"))
      #expect(try await Set(sandbox.versions(of: expected.types).keys) == expected.names)
    }
  }

  @Test func whatHasNotChangedIsNotSentAgain() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      let record = "\(Samples.folder)/missing-data.json"
      _ = try await Program.run("export", record, "--server", sandbox.base, in: folder)

      let second = try await Program.run("export", record, "--server", sandbox.base, in: folder)

      #expect(second.status == 0)
      #expect(second.errors.contains("1 unchanged, and not sent again (--resend sends it)"))
      #expect(second.errors.contains("nothing to send"))
    }
  }

  @Test func aBundleThatStandsTwiceIsDeliveredOnce() async throws {
    try await SandboxProcess.with { sandbox in
      let directory = try #require(try await Samples.mapped().first)

      let result = try await Program.run(
        "post", "-", "--server", sandbox.base, in: Folder(), input: "\(directory)\n\(directory)\n")

      #expect(result.status == 0)
      #expect(result.errors.contains("2 bundles, 0 with errors"))
      #expect(result.errors.contains("1 queued before"))
      #expect(result.errors.contains("1 delivered"))
    }
  }

  @Test func whatTheSandboxGotIsThereAfterItsEnd() async throws {
    let folder = try Folder()
    let database = ["--database", "\(folder.path)/sandbox.sqlite"]
    let record = "\(Samples.folder)/missing-data.json"
    var before: [String: String] = [:]
    try await SandboxProcess.with(database) { sandbox in
      _ = try await Program.run("export", record, "--server", sandbox.base, in: folder)
      before = try await sandbox.versions(of: ["Patient", "Encounter", "Procedure"])
    }
    try await SandboxProcess.with(database) { sandbox in
      let other = try await Program.run("export", record, "--server", sandbox.base, in: folder)
      _ = try await Program.run("outbox", "retarget", sandbox.base, in: folder)
      let result = try await Program.run(
        "export", record, "--server", sandbox.base, "--resend", in: folder)

      #expect(other.status == 78)
      #expect(other.errors.contains("retarget"))
      #expect(result.status == 0, "\(result.errors)")
      #expect(before.count == 4)
      #expect(try await sandbox.versions(of: ["Patient", "Encounter", "Procedure"]) == before)
    }
  }

  @Test func aRecordThatIsRejectedKeepsNoOtherBack() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      let bad = try Samples.line("myeloma").replacingOccurrences(of: "\"T8\"", with: "\"T13\"")
      try folder.write("records.ndjson", "\(bad)\n\(try Samples.line("missing-data"))\n")

      let result = try await Program.run(
        "export", "records.ndjson", "--server", sandbox.base, in: folder)

      #expect(result.status == 1)
      #expect(result.errors.contains("2 delivered"))
      #expect(try folder.text("records.rejects/records.ndjson") == bad + "\n")
    }
  }

  @Test func aBundleWithAnErrorIsNotPosted() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      let bundles = try await Program.run(
        "map", "\(Samples.folder)/missing-data.json", "-q", in: folder)
      let bad = bundles.lines[1].replacingOccurrences(
        of: #""status":"completed""#, with: #""status":"compleded""#)
      try folder.write("bundles.ndjson", "\(bundles.lines[0])\n\(bad)\n")

      let result = try await Program.run(
        "post", "bundles.ndjson", "--server", sandbox.base, in: folder)

      #expect(result.status == 1)
      #expect(result.errors.contains("bundles.ndjson:2:"))
      #expect(result.errors.contains("[binding.required]"))
      #expect(result.errors.contains("1 delivered"))
      #expect(try folder.text("bundles.rejects/bundles.ndjson") == bad + "\n")
      #expect(try await sandbox.versions(of: ["Procedure"]) == [:])
    }
  }

  @Test(arguments: [
    #"{"resourceType":"Patient","gender":"female"}"#,
    #"{"resourceType":"Bundle","type":"collection"}"#,
  ])
  func whatAServerDoesNotExecuteIsNotPosted(document: String) async throws {
    let server = try AnsweringServer(.status(200))
    let folder = try Folder()

    let result = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: document)

    #expect(result.status == 1)
    #expect(result.errors.contains("is no Bundle of type transaction or batch"))
    #expect(server.count == 0)
  }

  @Test func nothingIsPostedWhereAFileIsMissing() async throws {
    let server = try AnsweringServer(.status(200))
    let folder = try Folder()
    let bundle = Samples.bundlePath("missing-data")

    let result = try await Program.run(
      "post", bundle, "missing.json", "--server", server.base, in: folder)

    #expect(result.status == 65)
    #expect(server.count == 0)
  }
}

/// The names of resources, `Type/id`, that bundles put.
struct ResourceNames {
  private(set) var names: Set<String> = []

  init(ofBundles lines: [String]) throws {
    for line in lines {
      let bundle = try JSONDocument(Array(line.utf8)).value
      for entry in bundle["entry"].map({ Array($0.elements) }) ?? [] {
        if let url = entry["request"]?["url"]?.string { names.insert(url) }
      }
    }
  }

  var types: Set<String> {
    Set(names.compactMap { $0.split(separator: "/").first.map(String.init) })
  }
}
