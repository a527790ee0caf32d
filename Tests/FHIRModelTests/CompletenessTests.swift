import TestSupport
import Testing

@testable import FHIRModel

/// The other tests go through lists of types; here the lists are compared with the source files.
struct CompletenessTests {
  private static let sources = PackageFolder.root + "/Sources/FHIRModel"

  @Test func everyResourceHasAFixture() throws {
    let files = try PackageFolder.files(in: Self.sources + "/Resources", suffix: ".swift")
    let names = files.compactMap { $0.split(separator: "/").last?.dropLast(".swift".count) }
    let types = names.filter { !$0.contains("+") }.map(String.init) + ["Bundle"]
    #expect(types.sorted() == filledResources.map { $0.resourceType.description })
  }

  @Test func everyListOfCodesIsComparedWithItsValueSet() throws {
    var lists = 0
    for folder in ["Absence", "Bundle", "Codes", "Datatypes", "Narrative", "Resources"] {
      for file in try PackageFolder.files(in: Self.sources + "/" + folder, suffix: ".swift") {
        let text = String(decoding: try PackageFolder.bytes(of: file), as: UTF8.self)
        lists +=
          text.split(separator: "CaseIterable, Sendable {", omittingEmptySubsequences: false)
          .count - 1
      }
    }
    #expect(lists == RequiredCodeTests.lists.count)
  }
}
