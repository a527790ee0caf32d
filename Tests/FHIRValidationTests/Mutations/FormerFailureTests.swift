import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// Texts that once stopped the validator, or took it more than a second: each file of `FormerFailures`.
///
/// What a run of the mutations or of the fuzzer reports goes there under a name that says what was wrong.
@Suite struct FormerFailureTests {
  private static let folder = PackageFolder.root + "/Tests/FHIRValidationTests/FormerFailures"

  @Test func eachIsAnswered() throws {
    let paths = try PackageFolder.files(in: Self.folder)
    #expect(!paths.isEmpty)
    for path in paths {
      let bytes = try PackageFolder.bytes(of: path)
      let outcome = validator.validate(bytes)
      #expect(outcome.findings.allSatisfy { $0.range.upperBound <= bytes.count }, "\(path)")
    }
  }
}
