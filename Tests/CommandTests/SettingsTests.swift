import Foundation
import TestSupport
import Testing

/// Where settings come from, which comes first, and what a wrong one is told.
@Suite(.takingTurns) struct SettingsTests {
  private static let record = "\(Samples.folder)/missing-data.json"

  // MARK: kypho init

  @Test(arguments: [
    (["--rate", "-1"], "server.rate (from a flag) must be a number above 0"),
    (["--rate=-1"], "server.rate (from a flag) must be a number above 0"),
    (["--patience", "-2"], "server.patience (from a flag) must be a number of seconds, from 0"),
    (
      ["--max-entries", "-3"],
      "server.maxEntries (from a flag) must be a whole number of at least 1"
    ),
  ])
  func aNumberBelowZeroIsTakenForOne(flags: [String], words: String) async throws {
    let result = try await Program.run(
      ["post", "-", "--server", "http://127.0.0.1:1/fhir"] + flags, in: Folder())

    #expect(result.status == 64, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test(arguments: [
    ("server:\n  concurency: 4\n", "did you mean 'server.concurrency'?"),
    ("server:\n  mrnSystem: urn:x\n", "did you mean 'site.mrnSystem'?"),
    ("colour: blue\n", "the settings are "),
  ])
  func aNameThatIsNearlyRightIsNamed(text: String, words: String) async throws {
    let folder = try Folder()
    try folder.write("kypho.yaml", text)

    let result = try await Program.run("doctor", "--offline", in: folder)

    #expect(result.status == 78)
    #expect(result.output.contains(words), "\(result.output)")
  }

  @Test func initMakesASecretThatNobodyElseReads() async throws {
    let folder = try Folder()

    let result = try await Program.run("init", in: folder)

    #expect(result.status == 0)
    #expect(folder.names() == ["kypho.yaml", "site-secret"])
    #expect(try folder.mode(of: "site-secret") == 0o600)
    let secret = try folder.text("site-secret")
    #expect(secret.contains(/^[0-9a-f]{64}$/.anchorsMatchLineEndings()))
    let digits = try #require(secret.firstMatch(of: /[0-9a-f]{64}/)?.output)
    #expect(!(result.errors + result.output).contains(digits))
    #expect(try !folder.text("kypho.yaml").contains(digits))
  }

  @Test func initOverwritesNothing() async throws {
    let folder = try Folder()
    _ = try await Program.run("init", in: folder)
    let secret = try folder.text("site-secret")

    let result = try await Program.run("init", in: folder)

    #expect(result.status == 73)
    #expect(result.errors.contains("it is there already"))
    #expect(try folder.text("site-secret") == secret)
  }

  @Test func initLeavesNoSecretThatNoConfigurationNames() async throws {
    let folder = try Folder()
    try folder.write("kypho.yaml", "server:\n  url: https://fhir.example.org/r4\n")

    let result = try await Program.run("init", in: folder)

    #expect(result.status == 73)
    #expect(folder.names() == ["kypho.yaml"])
  }

  @Test func whatInitMakesIsAConfiguration() async throws {
    try await SandboxProcess.with { sandbox in
      let folder = try Folder()
      _ = try await Program.run("init", "--server", sandbox.base, in: folder)

      let result = try await Program.run("export", Self.record, in: folder)

      #expect(result.status == 0, "\(result.errors)")
      #expect(!result.errors.contains("demonstration"))
    }
  }

  @Test func initShowsHowDeliveryIsSet() async throws {
    let folder = try Folder()

    _ = try await Program.run("init", in: folder)

    let text = try folder.text("kypho.yaml")
    for line in [
      "  # mode:", "  # identity:", "  # rate:", "  # patience:", "  # maxEntries:", "\n# outbox:",
      "#   level:", "#   summary:", "#   metrics:",
    ] {
      #expect(text.contains("\(line)\n"), "\(line)")
    }
  }

  @Test func twoSitesHaveDifferentSecrets() async throws {
    let (one, other) = (try Folder(), try Folder())
    _ = try await Program.run("init", in: one)
    _ = try await Program.run("init", in: other)

    #expect(try one.text("site-secret") != other.text("site-secret"))
  }

  // MARK: Which comes first

  private static func requests(_ servers: AnsweringServer...) -> [Int] {
    servers.map { $0.heads.count { $0.hasPrefix("POST ") } }
  }

  @Test func aFlagComesBeforeTheEnvironmentAndThatBeforeTheFile() async throws {
    let (flag, environment, file) = (
      try AnsweringServer(.status(401)), try AnsweringServer(.status(401)),
      try AnsweringServer(.status(401))
    )
    let folder = try Folder()
    try folder.write("kypho.yaml", "server:\n  url: \(file.base)\n")
    let variables = ["KYPHO_SERVER_URL": environment.base]

    _ = try await Program.run(
      "export", Self.record, "--server", flag.base, "--outbox", "1", in: folder,
      environment: variables)
    #expect(Self.requests(flag, environment, file) == [1, 0, 0])
    _ = try await Program.run(
      "export", Self.record, "--outbox", "2", in: folder, environment: variables)
    #expect(Self.requests(flag, environment, file) == [1, 1, 0])
    _ = try await Program.run("export", Self.record, "--outbox", "3", in: folder)
    #expect(Self.requests(flag, environment, file) == [1, 1, 1])
  }

  @Test func theFileHereComesBeforeTheUsersOwn() async throws {
    let (here, own) = (try AnsweringServer(.status(401)), try AnsweringServer(.status(401)))
    let folder = try Folder()
    try folder.write(".config/kypho/kypho.yaml", "server:\n  url: \(own.base)\n")

    _ = try await Program.run("export", Self.record, in: folder)
    #expect(Self.requests(here, own) == [0, 1])
    try folder.write("kypho.yaml", "server:\n  url: \(here.base)\n")
    _ = try await Program.run("export", Self.record, in: folder)
    #expect(Self.requests(here, own) == [1, 1])
  }

  @Test func aFileThatIsNamedIsTheOnlyOne() async throws {
    let (here, named) = (try AnsweringServer(.status(401)), try AnsweringServer(.status(401)))
    let folder = try Folder()
    try folder.write("kypho.yaml", "server:\n  url: \(here.base)\n")
    try folder.write("etc/other.yaml", "server:\n  url: \(named.base)\n")

    _ = try await Program.run("export", Self.record, "--config", "etc/other.yaml", in: folder)

    #expect(Self.requests(here, named) == [0, 1])
  }

  @Test func aPathInAFileIsMeantFromItsFolder() async throws {
    let folder = try Folder()
    _ = try await Program.run("init", "--folder", "etc", in: try Folder())
    try folder.write("etc/kypho.yaml", "site:\n  secretFile: secret\n")
    try folder.write("etc/secret", String(repeating: "4f", count: 31) + "50\n", mode: 0o600)

    let result = try await Program.run(
      "map", Self.record, "--config", "etc/kypho.yaml", in: folder)

    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.errors.contains("demonstration"))
  }

  // MARK: What is wrong

  private func expectRefusal(
    _ yaml: String, saying words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let folder = try Folder()
    try folder.write("kypho.yaml", yaml)

    let result = try await Program.run("export", Self.record, in: folder)

    #expect(result.status == 78, sourceLocation: sourceLocation)
    #expect(result.output == "", sourceLocation: sourceLocation)
    for words in words {
      #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    ("mode: bundle", "auto, transaction, batch, single"),
    ("identity: none", "auto, client, conditional"), ("rate: 0", "a number above 0"),
    ("patience: soon", "a number of seconds"), ("maxEntries: 0", "a whole number of at least 1"),
  ])
  func aSettingOfDeliveryThatMakesNoSenseIsRefused(line: String, words: String) async throws {
    try await expectRefusal(
      "server:\n  url: http://127.0.0.1:1/fhir\n  \(line)\n",
      saying: "server.\(line.prefix { $0 != ":" }) (from kypho.yaml) must be", words)
  }

  @Test func whereTheQueueLiesIsSaidByFlagEnvironmentOrFile() async throws {
    let folder = try Folder()
    try folder.write(
      "etc/kypho.yaml",
      "server:\n  url: http://127.0.0.1:1/fhir\n  rate: 2.5\n  patience: 1\n")
    let arguments = ["export", Self.record, "--queue-only", "--config", "etc/kypho.yaml"]

    _ = try await Program.run(arguments, in: folder)
    #expect(folder.names(in: "etc").contains("kypho-outbox.sqlite"))
    _ = try await Program.run(arguments + ["--outbox", "here.sqlite"], in: folder)
    #expect(folder.names().contains("here.sqlite"))
    try folder.write(
      "etc/kypho.yaml", "server:\n  url: http://127.0.0.1:1/fhir\noutbox: q.sqlite\n")
    _ = try await Program.run(arguments, in: folder)
    #expect(folder.names(in: "etc").contains("q.sqlite"))
  }

  @Test func noServerIsSaidWithTheThreeWaysToNameOne() async throws {
    let result = try await Program.run("export", Self.record, in: Folder())

    #expect(result.status == 78)
    for way in ["--server", "KYPHO_SERVER_URL", "kypho.yaml"] {
      #expect(result.errors.contains(way))
    }
  }

  @Test func aMisspeltSettingIsNamedWithItsPlace() async throws {
    try await expectRefusal(
      "# site\nserver:\n  ulr: https://fhir.example.org/r4\n",
      saying: "kypho.yaml:3:3: 'server.ulr' is no setting", "server.url")
  }

  @Test func aMisspeltSectionIsNamedWithItsPlace() async throws {
    try await expectRefusal(
      "sever:\n  url: https://fhir.example.org/r4\n",
      saying: "kypho.yaml:1:1: 'sever' is no setting")
  }

  @Test func brokenYAMLIsNamedWithItsPlace() async throws {
    try await expectRefusal("server:\n  url: [https\n", saying: "kypho.yaml: ", "3:1")
  }

  @Test(arguments: ["bearerToken", "password", "clientKeyPassphrase"])
  func aSecretHasNoPlaceInAFileThatIsCopied(name: String) async throws {
    try await expectRefusal(
      "server:\n  url: https://fhir.example.org/r4\n  \(name): hunter2hunter2\n",
      saying: "kypho.yaml:3:3: 'server.\(name)' is a secret", "\(name)File")
  }

  @Test func aSecretIsNotRepeatedInTheError() async throws {
    let folder = try Folder()
    try folder.write("kypho.yaml", "server:\n  bearerToken: hunter2hunter2\n")

    let result = try await Program.run("export", Self.record, in: folder)

    #expect(!result.errors.contains("hunter2"))
  }

  @Test(arguments: [
    ("timeout: soon", "server.timeout", "a whole number of at least 1"),
    ("concurrency: 0", "server.concurrency", "a whole number of at least 1"),
    ("allowHttp: maybe", "server.allowHttp", "true or false"),
  ])
  func aValueThatCannotBeUsedIsNamedWithItsOrigin(line: String, setting: String, words: String)
    async throws
  {
    try await expectRefusal(
      "server:\n  url: https://fhir.example.org/r4\n  \(line)\n",
      saying: "\(setting) (from kypho.yaml) must be \(words)")
  }

  @Test func aConfigurationThatIsNotThereIsWrong() async throws {
    let result = try await Program.run(
      "map", Self.record, "--config", "nowhere.yaml", in: Folder())

    #expect(result.status == 78)
    #expect(result.errors.contains("nowhere.yaml"))
  }

  @Test func plainHTTPToAnotherMachineIsRefused() async throws {
    let folder = try Folder()
    _ = try await Program.run("init", in: folder)

    let result = try await Program.run(
      "export", Self.record, "--server", "http://fhir.example.org/r4", in: folder)

    #expect(result.status == 78)
    #expect(result.errors.contains("server.url: "))
    #expect(result.errors.contains("https"))
  }

  @Test func theDemonstrationSecretDoesNotLeaveThisMachine() async throws {
    let result = try await Program.run(
      "export", Self.record, "--server", "https://fhir.example.org/r4", in: Folder())

    #expect(result.status == 78)
    #expect(result.errors.contains("no site secret is configured"))
    #expect(result.errors.contains("kypho init"))
  }

  @Test func aSecretThatOthersCanReadIsRefused() async throws {
    let folder = try Folder()
    _ = try await Program.run("init", in: folder)
    try folder.write("site-secret", folder.text("site-secret"), mode: 0o640)

    let result = try await Program.run("map", Self.record, in: folder)

    #expect(result.status == 78)
    #expect(result.errors.contains("can be read by others: chmod 600"))
    #expect(result.output == "")
  }

  @Test(arguments: ["", "not a secret", String(repeating: "00", count: 32)])
  func aFileThatHoldsNoSecretIsRefused(text: String) async throws {
    let folder = try Folder()
    try folder.write("secret", text, mode: 0o600)

    let result = try await Program.run("map", Self.record, "--secret-file", "secret", in: folder)

    #expect(result.status == 78)
    #expect(result.errors.contains("holds no site secret"))
  }

  @Test func aSecretThatIsNotThereIsWrong() async throws {
    let result = try await Program.run(
      "map", Self.record, "--secret-file", "nowhere", in: Folder())

    #expect(result.status == 78)
    #expect(result.errors.contains("nowhere"))
  }

  // MARK: Credentials

  @Test func aTokenOfTheEnvironmentIsShownToTheServer() async throws {
    let server = try AnsweringServer(.status(401))

    _ = try await Program.run(
      "export", Self.record, "--server", server.base, in: Folder(),
      environment: ["KYPHO_SERVER_BEARER_TOKEN": "t0ken-of-the-test"])

    #expect(server.heads.contains { $0.contains("Authorization: Bearer t0ken-of-the-test") })
  }

  @Test func aTokenOfAFileIsShownToTheServer() async throws {
    let server = try AnsweringServer(.status(401))
    let folder = try Folder()
    try folder.write("token", "t0ken-of-the-test\n", mode: 0o600)
    try folder.write(
      "kypho.yaml", "server:\n  url: \(server.base)\n  bearerTokenFile: token\n")

    let result = try await Program.run("export", Self.record, in: folder)

    #expect(result.status == 77)
    #expect(server.heads.contains { $0.contains("Authorization: Bearer t0ken-of-the-test") })
    #expect(!result.errors.contains("t0ken"))
  }

  @Test func aUserAndAPasswordAreShownToTheServer() async throws {
    let server = try AnsweringServer(.status(401))

    _ = try await Program.run(
      "export", Self.record, "--server", server.base, in: Folder(),
      environment: ["KYPHO_SERVER_USER": "ferro", "KYPHO_SERVER_PASSWORD": "pass-word"])

    let expected = Data("ferro:pass-word".utf8).base64EncodedString()
    #expect(server.heads.contains { $0.contains("Authorization: Basic \(expected)") })
  }

  @Test func aTokenFileThatOthersCanReadIsRefused() async throws {
    let server = try AnsweringServer(.status(401))
    let folder = try Folder()
    try folder.write("token", "t0ken-of-the-test\n", mode: 0o644)
    try folder.write(
      "kypho.yaml", "server:\n  url: \(server.base)\n  bearerTokenFile: token\n")

    let result = try await Program.run("export", Self.record, in: folder)

    #expect(result.status == 78)
    #expect(server.count == 0)
  }
}
