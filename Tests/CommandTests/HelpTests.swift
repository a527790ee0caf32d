import TestSupport
import Testing

/// What each command says of itself.
@Suite(.takingTurns) struct HelpTests {
  @Test(arguments: [
    "demo", "map", "validate", "post", "export", "sandbox", "init", "explain", "packages",
    "profiles",
    "fhirpath", "auth", "outbox", "retract", "doctor",
  ])
  func everyCommandExplainsItself(command: String) async throws {
    let result = try await Program.run("help", command, in: Folder())

    #expect(result.status == 0)
    #expect(result.errors == "")
    try expectSnapshot(result.output, named: "help-\(command).txt")
  }

  @Test(arguments: ["list", "show", "package", "site"])
  func everyCommandOnTheProfilesExplainsItself(command: String) async throws {
    let result = try await Program.run("help", "profiles", command, in: Folder())

    #expect(result.status == 0)
    try expectSnapshot(result.output, named: "help-profiles-\(command).txt")
  }

  @Test(arguments: ["jwks", "check"])
  func everyCommandOfAuthExplainsItself(command: String) async throws {
    let result = try await Program.run("help", "auth", command, in: Folder())

    #expect(result.status == 0)
    try expectSnapshot(result.output, named: "help-auth-\(command).txt")
  }

  @Test(arguments: [
    "status", "list", "show", "send", "retry", "reconcile", "drop", "purge", "export", "retarget",
  ])
  func everyCommandOnTheOutboxExplainsItself(command: String) async throws {
    let result = try await Program.run("help", "outbox", command, in: Folder())

    #expect(result.status == 0)
    try expectSnapshot(result.output, named: "help-outbox-\(command).txt")
  }

  @Test func theProgramNamesItsCommandsAndExitCodes() async throws {
    let result = try await Program.run("--help", in: Folder())

    #expect(result.status == 0)
    try expectSnapshot(result.output, named: "help.txt")
  }
}
