import FHIRValidation
import TestSupport
import Testing

@Suite struct RuleCatalogueTests {
  @Test func everyRuleIsExplained() {
    for rule in Rule.all {
      #expect(rule.title.hasSuffix("."), "\(rule.id)")
      #expect(rule.explanation.hasSuffix(".") && rule.explanation.count > 40, "\(rule.id)")
      #expect(rule.remedy.hasSuffix(".") && rule.remedy.count > 15, "\(rule.id)")
    }
  }

  @Test func namesAreUniqueAndPlain() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      let parts = rule.id.rawValue.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == 2 && parts.allSatisfy { !$0.isEmpty }, "\(rule.id)")
    }
  }

  @Test func invariantsAreDecidedOnce() {
    let keys = Rule.all.flatMap(\.invariants)
    #expect(Set(keys).count == keys.count)
  }

  /// A rule that is declared in a check and missing in `Rule.all` could not be explained.
  @Test func everyDeclaredRuleIsInTheCatalogue() throws {
    var declared = 0
    let folder = PackageFolder.root + "/Sources/FHIRValidation"
    for file in try PackageFolder.filesBelow(folder, suffix: ".swift") {
      let text = String(decoding: try PackageFolder.bytes(of: file), as: UTF8.self)
      declared += text.split(separator: "= Rule(\n", omittingEmptySubsequences: false).count - 1
    }
    #expect(declared == Rule.all.count)
  }

  /// Names are what suppressions and baselines refer to: a change here breaks somebody.
  @Test func namesAreStable() throws {
    let list = Rule.all.map { "\($0.id) \($0.issueType.rawValue)\n" }.sorted().joined()
    try expectSnapshot(list, named: "rules.txt")
  }

  /// A rule that no test and no case names could stop working, and nobody would notice.
  @Test func everyRuleIsTested() throws {
    let tests = PackageFolder.root + "/Tests"
    var text = String(
      decoding: try PackageFolder.bytes(of: tests + "/SuiteTests/Cases/manifest.json"),
      as: UTF8.self)
    for file in try PackageFolder.filesBelow(tests, suffix: ".swift") {
      text += String(decoding: try PackageFolder.bytes(of: file), as: UTF8.self)
    }
    for rule in Rule.all where !text.contains(rule.id.rawValue) {
      Issue.record("no test names \(rule.id)")
    }
  }
}
