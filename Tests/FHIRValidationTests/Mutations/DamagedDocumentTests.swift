import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// Damaged documents: whatever comes in, the validator answers, and each finding lies in the text.
///
/// A million of them, in a release build: `benchmarks mutate --count 1000000` in `Benchmarks/`.
@Suite struct DamagedDocumentTests {
  @Test(arguments: 1...2 as ClosedRange<UInt64>) func samplesStandDamage(seed: UInt64) throws {
    let bundles = try PackageFolder.files(in: PackageFolder.samples, suffix: ".bundle.json")
      .map { try PackageFolder.bytes(of: $0) }
    try validate(300, of: Mutator.resources(of: bundles), seed: seed)
  }

  @Test(.enabled(if: try SharedFolder.isPresent)) func officialCasesStandDamage() throws {
    let folder = try #require(try SharedFolder.path) + "/corpora/validator/cases"
    let cases = try PackageFolder.filesBelow(folder, suffix: "/instance.json")
      .map { try PackageFolder.bytes(of: $0) }
      .filter { $0.count <= Mutator.sizeLimit }
    try validate(400, of: cases, seed: 3)
  }

  private func validate(_ count: Int, of sources: [[UInt8]], seed: UInt64) throws {
    var mutator = Mutator(sources, seed: seed)
    try #require(!mutator.sources.isEmpty)
    var rules: Set<RuleID> = []
    for _ in 0..<count {
      let bytes = mutator.next()
      let outcome = validator.validate(bytes)
      for finding in outcome.findings {
        rules.insert(finding.rule)
        #expect(finding.range.lowerBound >= 0 && finding.range.upperBound <= bytes.count)
        #expect(finding.position.line >= 1 && finding.position.column >= 1)
      }
    }
    // The damage reaches the checks: a run that finds little has gone astray.
    #expect(rules.count > 10)
    #expect(rules.allSatisfy { Rule.named($0) != nil })
  }
}
