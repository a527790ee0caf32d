import LosslessJSON
import TestSupport
import Testing

/// Which profiles `kypho validate` knows, and whom it names as their maker.
@Suite(.takingTurns) struct ValidateDefinitionsTests {
  private static let url = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient"
  /// A US Core patient needs an identifier, a name and a gender.
  private static let patient =
    #"{"resourceType":"Patient","meta":{"profile":["\#(url)"]},"gender":"female"}"#

  @Test(arguments: ["6.1.0", "7.0.0", "8.0.0"])
  func aUSCorePatientNeedsAName(version: String) async throws {
    let result = try await Program.run(
      "validate", "-", "--us-core", version, "--level", "error", "--format", "jsonl",
      in: Folder(), input: Self.patient)

    let findings = try result.lines.map { try JSONDocument(Array($0.utf8)).value }
    #expect(result.status == 1)
    #expect(findings.count == 2)
    for finding in findings {
      #expect(finding["rule"]?.string == "cardinality.min")
      #expect(finding["layer"]?.string == "US Core")
      #expect(finding["source"]?.string?.hasPrefix(Self.url) == true)
    }
  }

  @Test func theTextSaysWhoMadeTheRule() async throws {
    let result = try await Program.run(
      "validate", "-", "--level", "error", in: Folder(), input: Self.patient)

    #expect(result.output.contains("  Patient (Patient), US Core: \(Self.url)"))
  }

  @Test func usCoreCanBeLeftOut() async throws {
    let result = try await Program.run(
      "validate", "-", "--us-core", "none", in: Folder(), input: Self.patient)

    #expect(result.status == 0)
    #expect(result.output.contains(Self.url))
  }

  @Test func aVersionThatIsNotHereIsUsage() async throws {
    let result = try await Program.run(
      "validate", "-", "--us-core", "3.1.1", in: Folder(), input: Self.patient)

    #expect(result.status == 64)
  }

  @Test func aProfileCanBeAskedFor() async throws {
    let patient = #"{"resourceType":"Patient"}"#
    let unasked = try await Program.run("validate", "-", in: Folder(), input: patient)
    let asked = try await Program.run(
      "validate", "-", "--profile", Self.url, in: Folder(), input: patient)

    #expect(unasked.status == 0)
    #expect(asked.status == 1)
  }
}
