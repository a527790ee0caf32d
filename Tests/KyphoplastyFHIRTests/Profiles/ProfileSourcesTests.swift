import FHIRDefinitionsR4
import FHIRValidation
import KyphoplastyFHIR
import TestSupport
import Testing

/// What stands in `Profiles/` is valid itself.
@Suite("Profiles: the sources")
struct ProfileSourcesTests {
  private static let validator = Validator(definitions: .kyphoplasty(.v610))

  static func resources() throws -> [String] {
    try PackageFolder.files(in: PackageFolder.profiles, suffix: ".json").filter {
      !$0.hasSuffix("/package.json") && !$0.hasSuffix(".schema.json")
    }
  }

  @Test(arguments: try resources())
  func everyResourceIsValid(path: String) throws {
    let outcome = Self.validator.validate(try PackageFolder.bytes(of: path))

    #expect(outcome.showing(atLeast: .warning).findings.map(\.description) == [])
  }
}
