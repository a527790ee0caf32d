import TestSupport
import Testing

/// `kypho fhirpath`: an expression on files, lines and standard input.
@Suite(.takingTurns) struct FHIRPathTests {
  private let patient = """
    {
      "resourceType": "Patient",
      "name": [{ "family": "Ostrich", "given": ["Ada", "Bea"] }],
      "deceasedBoolean": false
    }
    """

  @Test func resultsHaveTheirPlaceAndType() async throws {
    let folder = try Folder()
    try folder.write("p.json", patient)

    let result = try await Program.run("fhirpath", "name.given", "p.json", in: folder)

    #expect(result.status == 0)
    #expect(
      result.lines == [
        #"p.json:3:45: Patient.name[0].given[0]: string "Ada""#,
        #"p.json:3:52: Patient.name[0].given[1]: string "Bea""#,
      ])
  }

  @Test func resultsAreWrittenAsJSON() async throws {
    let folder = try Folder()
    try folder.write("p.json", patient)

    let result = try await Program.run(
      "fhirpath", "deceased | name.count()", "p.json", "--format", "json", in: folder)

    #expect(result.status == 0)
    #expect(
      result.lines == [
        #"{"file":"p.json","line":4,"column":22,"path":"Patient.deceased","type":"boolean","value":false}"#,
        #"{"file":"p.json","type":"Integer","value":1}"#,
      ])
  }

  @Test func eachLineOfStandardInputIsADocument() async throws {
    let lines =
      #"{"resourceType":"Patient","id":"a"}"# + "\n" + #"{"resourceType":"Patient","id":"b"}"#
    let result = try await Program.run("fhirpath", "id", "-", in: Folder(), input: lines)

    #expect(result.status == 0)
    #expect(result.lines.map { $0.suffix(3) } == [#""a""#, #""b""#])
    #expect(result.lines.last?.hasPrefix("<stdin>:2:") == true)
  }

  @Test func anExpressionMayStandForItself() async throws {
    let result = try await Program.run("fhirpath", "1 'kg' > 900 'g'", in: Folder())

    #expect(result.status == 0)
    #expect(result.output == "Boolean true\n")
  }

  @Test func aWrongExpressionIsShownWithACaret() async throws {
    let folder = try Folder()
    try folder.write("p.json", patient)

    let syntax = try await Program.run("fhirpath", "name.", "p.json", in: folder)
    #expect(syntax.status == 64)
    #expect(syntax.errors.hasSuffix("  name.\n       ^\n"))

    let semantic = try await Program.run("fhirpath", "name.givn", "p.json", in: folder)
    #expect(semantic.status == 64)
    #expect(semantic.errors == "kypho: HumanName has no element 'givn'\n  name.givn\n       ^\n")
    #expect(semantic.output == "")

    let lenient = try await Program.run(
      "fhirpath", "name.givn", "p.json", "--lenient", in: folder)
    #expect(lenient.status == 0)
    #expect(lenient.output == "")
  }

  @Test func whatCannotBeEvaluatedOrReadEndsWith65() async throws {
    let folder = try Folder()
    try folder.write("p.json", patient)
    try folder.write("bad.json", "{")

    let execution = try await Program.run(
      "fhirpath", "name.given.single()", "p.json", in: folder)
    #expect(execution.status == 65)
    #expect(execution.errors.contains("p.json:1: several items stand where one is expected\n"))

    let unreadable = try await Program.run(
      "fhirpath", "id", "bad.json", "none.json", "p.json", in: folder)
    #expect(unreadable.status == 65)
    #expect(unreadable.errors.contains("bad.json:1:2"))
    #expect(unreadable.errors.contains("none.json"))
  }

  /// Two servers' patients with one id, and an encounter of the second server.
  private static let bundle = """
    { "resourceType": "Bundle", "type": "collection", "entry": [
      { "fullUrl": "https://a.example/Patient/p",
        "resource": { "resourceType": "Patient", "id": "p", "gender": "male" } },
      { "fullUrl": "https://b.example/Encounter/e", "resource": { "resourceType": "Encounter",
        "subject": { "reference": "Patient/p" }, "partOf": { "reference": "Encounter/none" } } },
      { "fullUrl": "https://b.example/Patient/p",
        "resource": { "resourceType": "Patient", "id": "p", "gender": "female" } }] }
    """

  @Test func referencesInABundleAreFollowedAsInAValidation() async throws {
    let folder = try Folder()
    try folder.write("b.json", Self.bundle)

    let result = try await Program.run(
      "fhirpath", "entry.resource.ofType(Encounter).subject.resolve().gender", "b.json",
      in: folder)
    let nothing = try await Program.run(
      "fhirpath", "entry.resource.ofType(Encounter).partOf.resolve()", "b.json", in: folder)

    #expect(result.status == 0)
    #expect(result.output.hasSuffix("Bundle.entry[2].resource.gender: code \"female\"\n"))
    #expect(nothing.status == 0)
    #expect(nothing.output.isEmpty)
  }
}
