import TestSupport
import Testing

/// `--suppressions` and `--baseline`: findings that are known already.
@Suite(.takingTurns) struct ValidateTriageTests {
  private static let bad = #"{"resourceType":"Patient","id":"p1","gender":"woman"}"#
  private static let worse =
    #"{"resourceType":"Patient","id":"p1","gender":"woman","birthDate":"1950-02-31"}"#

  private func folder(_ text: String = bad, suppressions: String = "") throws -> Folder {
    let folder = try Folder()
    try folder.write("a.json", text)
    try folder.write("accepted.yaml", suppressions)
    return folder
  }

  private static func accept(_ rule: String, _ path: String, _ more: String = "") -> String {
    """
    suppressions:
      - rule: \(rule)
        path: \(path)
        reason: The old system knows no other code.
        \(more)
    """
  }

  // MARK: Suppressions

  @Test(arguments: [
    accept("binding.required", "Patient.gender"),
    accept("binding.*", #""**""#, "expires: 2999-12-31"),
    #"{"suppressions":[{"rule":"binding.required","path":"Patient.gender","reason":"agreed"}]}"#,
    #"[{"rule":"binding.required","path":"Patient.gender","reason":"agreed"}]"#,
  ])
  func whatIsAcceptedDoesNotFail(suppressions: String) async throws {
    let result = try await Program.run(
      "validate", "a.json", "--suppressions", "accepted.yaml",
      in: folder(suppressions: suppressions))

    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "")
    #expect(result.errors == "kypho: 1 document, 1 valid; nothing found; 1 suppressed\n")
  }

  @Test func whatIsNotAcceptedFails() async throws {
    let result = try await Program.run(
      "validate", "a.json", "--suppressions", "accepted.yaml", "--format", "concise",
      in: folder(Self.worse, suppressions: Self.accept("binding.required", "Patient.gender")))

    #expect(result.status == 1)
    #expect(result.lines.count == 1)
    #expect(result.output.contains("primitive.date"))
  }

  @Test(arguments: [
    (accept("binding.required", "Patient.maritalStatus"), "suppression.unused"),
    (accept("binding.required", "Patient.gender", "expires: 2001-01-31"), "suppression.expired"),
  ])
  func oneThatIsOfNoUseIsAFinding(suppressions: String, rule: String) async throws {
    let folder = try folder(suppressions: suppressions)
    let result = try await Program.run(
      "validate", "a.json", "--suppressions", "accepted.yaml", "--format", "concise", in: folder)

    #expect(result.status == 1)
    #expect(result.lines.count == 2)
    #expect(result.lines.last?.hasPrefix("accepted.yaml:2:5: warning \(rule) ") == true)
  }

  @Test(arguments: [
    (accept("binding.requird", "Patient.gender"), "there is no rule 'binding.requird'"),
    (accept("binding.required", "Patient..gender"), "is no path"),
    (accept("binding.required", "Patient.gender", "expires: soon"), "a day such as"),
    (accept("binding.required", "Patient.gender", "until: 2999-01-01"), "'until' is none of"),
    ("- rule: binding.required\n  path: Patient.gender\n", "has no reason"),
    ("- rule: binding.required\n  path: Patient.gender\n  reason: ' '\n", "has no reason"),
    ("suppressions: none", "must hold a list"), ("- [", "is not YAML"),
  ])
  func aFileThatIsWrongIsRefused(suppressions: String, words: String) async throws {
    let result = try await Program.run(
      "validate", "a.json", "--suppressions", "accepted.yaml",
      in: folder(suppressions: suppressions))

    #expect(result.status == 78)
    #expect(result.output == "")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  // MARK: Baseline

  @Test func onlyWhatIsNewFails() async throws {
    let folder = try folder()

    let first = try await Program.run(
      "validate", "a.json", "--baseline", "known.json", "--update-baseline", in: folder)
    let same = try await Program.run("validate", "a.json", "--baseline", "known.json", in: folder)
    try folder.write("a.json", Self.worse)
    let new = try await Program.run(
      "validate", "a.json", "--baseline", "known.json", "--format", "concise", in: folder)
    try folder.write("a.json", #"{"resourceType":"Patient","id":"p1"}"#)
    let mended = try await Program.run(
      "validate", "a.json", "--baseline", "known.json", in: folder)

    #expect(first.status == 0 && first.output == "")
    #expect(same.status == 0 && same.output == "")
    #expect(same.errors.hasSuffix("; 1 in the baseline\n"))
    #expect(new.status == 1)
    #expect(new.lines.count == 1)
    #expect(new.output.contains("primitive.date"))
    #expect(mended.status == 0)
    #expect(mended.errors.hasSuffix("; 1 of the baseline mended\n"))
  }

  @Test(arguments: [nil, "{}"])
  func aBaselineThatIsNoneIsUnreadable(text: String?) async throws {
    let folder = try folder()
    if let text { try folder.write("known.json", text) }

    let result = try await Program.run("validate", "a.json", "--baseline", "known.json", in: folder)

    #expect(result.status == 65)
    #expect(result.errors.contains("--update-baseline writes one"))
  }
}
