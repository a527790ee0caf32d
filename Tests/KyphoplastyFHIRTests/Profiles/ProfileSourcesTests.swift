import FHIRDefinitionsR4
import FHIRValidation
import KyphoplastyFHIR
import LosslessJSON
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

  /// Whoever reads a profile sees the short words first, and those of FHIR itself are not in the program.
  @Test(arguments: try resources().filter { $0.contains("StructureDefinition-") })
  func everyElementSaysInShortWhatItIs(path: String) throws {
    let json = try JSONDocument(PackageFolder.bytes(of: path)).value
    for element in json["differential"]?["element"].map({ Array($0.elements) }) ?? [] {
      let id = element["id"]?.string ?? ""
      #expect(element["short"]?.string?.isEmpty == false, "\(id)")
      if element["max"]?.string == "0" { #expect(element["short"]?.string == "None", "\(id)") }
    }
  }
}
