import FHIRDelivery
import Foundation
import LosslessJSON
import TestSupport
import Testing

/// `kypho outbox`: what a person sees of the queue, and what a person decides.
@Suite(.takingTurns) struct OutboxCommandTests {
  /// Three bundles in the queue of a folder; nobody listens where they should go.
  private func queued(_ count: Int = 3) async throws -> Folder {
    let folder = try Folder()
    let bundles = try (0..<count).map { try SendingStatusTests.lonelyBundle($0) }
    let result = try await Program.run(
      "post", "-", "--server", "http://127.0.0.1:1/fhir", "--queue-only", in: folder,
      input: bundles.joined(separator: "\n"))
    try #require(result.status == 0, "\(result.errors)")
    return folder
  }

  private func status(in folder: Folder) async throws -> JSONValue {
    let result = try await Program.run("outbox", "status", "--format", "json", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDocument(Array(result.output.utf8)).value
  }

  // MARK: Looking

  @Test func theQueueIsItsOwnersAlone() async throws {
    let folder = try await queued()

    for name in folder.names() { #expect(try folder.mode(of: name) == 0o600, "\(name)") }
  }

  @Test func statusCountsWhatIsThere() async throws {
    let folder = try await queued()

    let json = try await status(in: folder)
    let text = try await Program.run("outbox", "status", in: folder)

    #expect(json["items"]?["pending"]?.integer == 3)
    #expect(json["unsettled"]?.integer == 3)
    #expect(json["server"]?.string == "http://127.0.0.1:1/fhir")
    #expect(text.output.contains(/pending +3\n/))
    #expect(text.output.contains(/sender +nobody sends now\n/))
  }

  @Test func aListIsNarrowedByStateKeyAndNumber() async throws {
    let folder = try await queued()
    let key = try #require(try await Queue.items(in: folder)[1]["key"]?.string)

    let byKey = try await Program.run("outbox", "list", "--key", key, in: folder)
    let byNumber = try await Program.run(
      "outbox", "list", "1", "3", "--format", "json", in: folder)
    let byState = try await Program.run("outbox", "list", "--state", "rejected,dead", in: folder)
    let limited = try await Program.run(
      "outbox", "list", "--limit", "2", "--format", "json", in: folder)
    let wrong = try await Program.run("outbox", "list", "--state", "sent", in: folder)

    #expect(byKey.lines.count == 2 && byKey.lines[1].hasPrefix("2 "))
    #expect(byNumber.lines.count == 2)
    #expect(byState.output == "")
    #expect(limited.lines.count == 2)
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("'sent' is no state"))
  }

  @Test func showHasTheBodyOnlyWhereItIsAskedFor() async throws {
    let folder = try await queued(1)

    let shown = try await Program.run("outbox", "show", "1", in: folder)
    let body = try await Program.run("outbox", "show", "1", "--body", in: folder)
    let missing = try await Program.run("outbox", "show", "9", in: folder)

    #expect(shown.output.contains(/state +pending\n/))
    #expect(!shown.output.contains("resourceType"))
    #expect(body.output == (try SendingStatusTests.lonelyBundle(0)) + "\n")
    #expect(missing.status == 65)
  }

  @Test func showHasTheAttemptsAndTheAnswerWhereItIsAskedFor() async throws {
    let server = try AnsweringServer(.status(422))
    let folder = try Folder()
    _ = try await Program.run(
      "post", "-", "--server", server.base, in: folder, input: SendingStatusTests.lonelyBundle())

    let text = try await Program.run("outbox", "show", "1", in: folder)
    let json = try await Program.run("outbox", "show", "1", "--format", "json", in: folder)

    #expect(text.output.contains(/attempt .*item-1-1: rejected \(HTTP 422\)/))
    let log = try JSONDocument(Array(json.output.utf8)).value["log"]
    #expect(log.map { Array($0.elements) }?.first?["request"]?.string == "item-1-1")
  }

  @Test func bodiesAreExportedAsLinesOrAsFiles() async throws {
    let folder = try await queued()

    let lines = try await Program.run("outbox", "export", in: folder)
    _ = try await Program.run("outbox", "export", "2", "--out", "bundles", in: folder)

    #expect(lines.lines == (try (0..<3).map { try SendingStatusTests.lonelyBundle($0) }))
    #expect(folder.names(in: "bundles") == ["item-2.bundle.json"])
    #expect(try folder.mode(of: "bundles/item-2.bundle.json") == 0o600)
  }

  @Test func bodiesAreExportedWithTheirItems() async throws {
    let folder = try await queued(2)

    let lines = try await Program.run("outbox", "export", "--format", "json", in: folder)
    let files = try await Program.run(
      "outbox", "export", "2", "--out", "bundles", "--format", "json", in: folder)

    let objects = try lines.lines.map { try JSONDocument(Array($0.utf8)).value }
    #expect(objects.compactMap { $0["item"]?.integer } == [1, 2])
    #expect(objects.allSatisfy { $0["state"]?.string == "pending" && $0["key"]?.string != nil })
    #expect(
      lines.lines[1].hasSuffix("\"bundle\":\(try SendingStatusTests.lonelyBundle(1))}"))
    let file = try JSONDocument(Array(files.output.utf8)).value
    #expect(file["file"]?.string == "bundles/item-2.bundle.json" && file["bundle"] == nil)
  }

  @Test func theEndIsToldToPrograms() async throws {
    let server = try AnsweringServer(.status(422))
    let folder = try await queued(2)

    let sent = try await Program.run(
      "outbox", "send", "--server", "http://127.0.0.1:1/fhir", "--patience", "0.1", "--mode",
      "transaction", "--identity", "client", "--format", "json", in: folder)
    let posted = try await Program.run(
      "post", "-", "--server", server.base, "--outbox", "other.sqlite", "--format", "json",
      in: folder, input: SendingStatusTests.lonelyBundle())
    let withdrawn = try await Program.run(
      "retract", "E-1", "--format", "json", in: folder)

    let summary = try JSONDocument(Array(sent.output.utf8)).value
    #expect(summary["command"]?.string == "outbox send")
    #expect(summary["exitStatus"]?.integer == Int(sent.status) && sent.status == 69)
    #expect(summary["items"]?["kept"]?.integer == 2)
    let refused = try JSONDocument(Array(posted.output.utf8)).value
    #expect(refused["items"]?["rejected"]?.integer == 1)
    #expect(try JSONDocument(Array(withdrawn.output.utf8)).value["exitStatus"]?.integer == 65)
  }

  @Test func whatCannotBeSentTwiceIsAskedForFirst() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      let created =
        #"{"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:7b4a1f6e-6f6b-4f0c-9d0e-0f2a5a1c9b11","resource":{"resourceType":"Basic","code":{"text":"a note"}},"request":{"method":"POST","url":"Basic"}}]}"#
      let posted = try await Program.run(
        "post", "-", "--server", sandbox.base, in: folder, input: created)
      try #require(posted.status == 0, "\(posted.errors)")

      let again = try await Program.run("outbox", "retry", "1", "--format", "json", in: folder)
      let words = try await Program.run("outbox", "list", in: folder)

      let json = try JSONDocument(Array(again.output.utf8)).value
      #expect(json["changed"]?.integer == 1)
      #expect(json["sentAgain"]?.integer == 0)
      #expect(json["needReconcile"]?.integer == 1)
      #expect(words.output.contains("unknown"))
    }
  }

  @Test func withoutAQueueThereIsNothingToLookAt() async throws {
    let folder = try Folder()

    let result = try await Program.run("outbox", "status", in: folder)

    #expect(result.status == 65)
    #expect(folder.names() == [])
  }

  @Test func aFileThatOthersReadOrThatIsSomethingElseIsRefused() async throws {
    let folder = try await queued(1)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: "\(folder.path)/kypho-outbox.sqlite")
    try folder.write("other.sqlite", "no database", mode: 0o600)

    let open = try await Program.run("outbox", "status", in: folder)
    let other = try await Program.run(
      "outbox", "status", "--outbox", "other.sqlite", in: folder)

    #expect(open.status == 78)
    #expect(open.errors.contains("chmod 600"))
    #expect(other.status == 78)
  }

  @Test func whatIsNoOutboxIsSaidBeforeItsPermissions() async throws {
    let folder = try Folder()
    try folder.write("kypho.yaml", "server:\n  url: http://127.0.0.1:1/fhir\n")
    try folder.write("empty.sqlite", "", mode: 0o600)

    let foreign = try await Program.run("outbox", "status", "--outbox", "kypho.yaml", in: folder)
    let empty = try await Program.run("outbox", "send", "--outbox", "empty.sqlite", in: folder)

    #expect(foreign.status == 78)
    #expect(foreign.errors.contains("kypho.yaml is no outbox"))
    #expect(empty.status == 78)
    #expect(empty.errors.contains("empty.sqlite is empty, and no outbox"))
    #expect(try folder.text("empty.sqlite") == "")
  }

  @Test func aFolderThatIsNotThereTakesNoOutbox() async throws {
    let folder = try Folder()

    let result = try await Program.run(
      "post", "-", "--server", "http://127.0.0.1:1/fhir", "--outbox", "none/outbox.sqlite",
      in: folder, input: SendingStatusTests.lonelyBundle())

    #expect(result.status == 73)
    #expect(result.errors.contains("none/outbox.sqlite cannot be made"))
  }

  @Test func namesOfOneLetterAreNames() async throws {
    let folder = try Folder()
    try folder.write("c", "server:\n  url: http://127.0.0.1:1/fhir\n")

    let result = try await Program.run(
      "post", "-", "--config", "c", "--summary", "s", "--queue-only", in: folder,
      input: SendingStatusTests.lonelyBundle())

    #expect(result.status == 0, "\(result.errors)")
    #expect(folder.names().contains("s"))
    #expect(folder.names().contains("kypho-outbox.sqlite"))
  }

  @Test func whatTheListIsAskedForMustBeThere() async throws {
    let result = try await Program.run("outbox", "list", "9", in: queued(1))

    #expect(result.status == 65)
    #expect(result.errors.contains("there is no item 9"))
  }

  @Test func whatNeedsADroppedItemIsShownAsBlocked() async throws {
    let folder = try Folder()
    _ = try await Program.run(
      "export", "\(Samples.folder)/missing-data.json", "--server", "http://127.0.0.1:1/fhir",
      "--queue-only", in: folder)
    _ = try await Program.run("outbox", "drop", "1", "--yes", in: folder)

    let status = try await Program.run("outbox", "status", in: folder)

    #expect(status.output.contains("1 waits for one that was refused, given up or dropped"))
  }

  @Test func aServerDoesNotMoveToWhereAnybodyListens() async throws {
    let folder = try await queued(1)
    try folder.write("kypho.yaml", "server:\n  url: http://127.0.0.1:1/fhir\n")

    let open = try await Program.run("outbox", "retarget", "http://other.example/fhir", in: folder)
    let nonsense = try await Program.run("outbox", "retarget", "nonsense", in: folder)
    let allowed = try await Program.run(
      "outbox", "retarget", "http://other.example/fhir", "--allow-http", in: folder)

    #expect(open.status == 64)
    #expect(open.errors.contains("the new server's URL is http"))
    #expect(nonsense.status == 64)
    #expect(nonsense.errors.contains("the new server's URL is not a URL"))
    #expect(allowed.status == 0)
    #expect(
      allowed.errors.contains(
        "server.url (from kypho.yaml) still names http://127.0.0.1:1/fhir: change it there too"))
  }

  // MARK: Deciding

  @Test func nothingIsDroppedOrPurgedWithoutAWord() async throws {
    let folder = try await queued()

    let drop = try await Program.run("outbox", "drop", "1", "2", in: folder)
    let purge = try await Program.run("outbox", "purge", in: folder)
    let all = try await Program.run("outbox", "drop", "--yes", in: folder)

    #expect(drop.status == 64)
    #expect(drop.errors.contains("would give up 2 items (2 pending)"))
    #expect(purge.status == 64)
    #expect(purge.errors.contains("would remove 0 items that came to rest before "))
    #expect(all.status == 64)
    #expect(try await Queue.states(in: folder) == ["pending", "pending", "pending"])
  }

  @Test func whatWasDroppedCanBeTakenUpAgain() async throws {
    let folder = try await queued()

    let drop = try await Program.run("outbox", "drop", "2", "--yes", in: folder)
    #expect(try await Queue.states(in: folder) == ["pending", "dropped", "pending"])
    let retry = try await Program.run("outbox", "retry", "2", in: folder)

    #expect(drop.status == 0)
    #expect(retry.status == 0)
    #expect(try await Queue.states(in: folder) == ["pending", "pending", "pending"])
  }

  @Test func whatWasDecidedIsToldToPrograms() async throws {
    let folder = try await queued()

    let drop = try await Program.run(
      "outbox", "drop", "2", "--yes", "--format", "json", in: folder)
    let retry = try await Program.run("outbox", "retry", "2", "--format", "json", in: folder)
    let purge = try await Program.run("outbox", "purge", "--yes", "--format", "json", in: folder)

    #expect(drop.output == "{\"changed\":1}\n")
    #expect(retry.output == #"{"changed":1,"sentAgain":1,"needReconcile":0}"# + "\n")
    #expect(purge.output == "{\"changed\":0}\n")
    #expect(drop.errors + retry.errors + purge.errors == "")
  }

  @Test func whatWasRefusedIsSentAgainAfterARetry() async throws {
    let folder = try Folder()
    let refusing = try AnsweringServer(.status(422))
    _ = try await Program.run(
      "post", "-", "--server", refusing.base, in: folder,
      input: SendingStatusTests.lonelyBundle())

    let retry = try await Program.run("outbox", "retry", in: folder)
    let again = try await Program.run("outbox", "send", in: folder)

    #expect(retry.errors.contains("1 item is sent again"))
    #expect(again.status == 1)
    #expect(refusing.count == 2)
  }

  @Test func sendNeedsNoInputAndKnowsTheServer() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      _ = try await Program.run(
        "export", "\(Samples.folder)/missing-data.json", "--server", sandbox.base, "--queue-only",
        in: folder)

      let sent = try await Program.run("outbox", "send", in: folder)
      let purged = try await Program.run(
        "outbox", "purge", "--older-than", "0", "--including-last", "--yes", in: folder)

      #expect(sent.status == 0, "\(sent.errors)")
      #expect(sent.errors.contains("2 delivered"))
      #expect(purged.errors.contains("2 removed"))
      #expect(try await Queue.states(in: folder) == [])
    }
  }

  @Test func anEncounterIsWithdrawnByItsKey() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      _ = try await Program.run(
        "export", "\(Samples.folder)/missing-data.json", "--server", sandbox.base, in: folder)

      let result = try await Program.run("retract", "HEH-2025-0110", in: folder)
      let unknown = try await Program.run("retract", "nobody", in: folder)

      #expect(result.status == 0, "\(result.errors)")
      #expect(try await sandbox.versions(of: ["Encounter"]).values.allSatisfy { $0 == "2" })
      #expect(try await sandbox.versions(of: ["Patient"]).values.allSatisfy { $0 == "1" })
      #expect(unknown.status == 65)
    }
  }

  @Test func aWithdrawalIsQueuedOnce() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      _ = try await Program.run(
        "export", "\(Samples.folder)/missing-data.json", "--server", sandbox.base, in: folder)

      let empty = try await Program.run("retract", "", in: folder)
      let first = try await Program.run("retract", "HEH-2025-0110", "--queue-only", in: folder)
      let second = try await Program.run("retract", "HEH-2025-0110", "--queue-only", in: folder)
      #expect(try await Queue.states(in: folder).count == 3)
      let sent = try await Program.run("outbox", "send", in: folder)
      let third = try await Program.run("retract", "HEH-2025-0110", in: folder)
      let mixed = try await Program.run("retract", "nobody", "HEH-2025-0110", in: folder)

      #expect(empty.status == 64)
      #expect(first.status == 0, "\(first.errors)")
      #expect(second.status == 0, "\(second.errors)")
      #expect(second.errors.contains("the withdrawal is queued already (item 3)"))
      #expect(sent.status == 0, "\(sent.errors)")
      #expect(third.status == 0, "\(third.errors)")
      #expect(third.errors.contains("is withdrawn already (item 3)"))
      #expect(mixed.status == 65)
      #expect(mixed.errors.contains("key 1 of 2: there is nothing of it to withdraw"))
      #expect(try await Queue.states(in: folder).count == 3)
    }
  }

  @Test func whatTheServerHasIsSettledByAskingForIt() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      let cut = try AnsweringServer(.close)
      _ = try await Program.run(
        "post", "-", "--server", cut.base, "--patience", "0.2", in: folder,
        input: SendingStatusTests.lonelyBundle())
      #expect(try await Queue.states(in: folder) == ["unknown"])
      _ = try await Program.run("outbox", "retarget", sandbox.base, in: folder)

      let early = try await Program.run("outbox", "reconcile", in: folder)
      let absent = try await Program.run("outbox", "reconcile", "--settling", "0", in: folder)

      #expect(early.status == 75)
      #expect(early.errors.contains("item 1: sent just now"))
      #expect(absent.status == 75)
      #expect(absent.errors.contains("item 1: the server has nothing of it"))
      #expect(try await Queue.states(in: folder) == ["pending"])
    }
  }
}
