import Foundation
import TestSupport
import Testing

/// `rules:` in kypho.yaml, and what `kypho explain` says of rules.
@Suite struct RuleCommandTests {
  private func record(pressure: Int) throws -> String {
    try Samples.text("osteoporotic-t12").replacing(
      /"pressurePsi": [0-9.]+/, with: "\"pressurePsi\": \(pressure)", maxReplacements: 1)
  }

  @Test func aSiteSaysHowMuchARuleMatters() async throws {
    let folder = try Folder()
    try folder.write("record.json", record(pressure: 500))
    let usual = try await Program.run("map", "record.json", in: folder)
    #expect(usual.status == 0)
    #expect(usual.errors.contains("warning: levels[0].balloons[0].pressurePsi"))
    #expect(usual.errors.contains("[clinical.balloon-pressure]"))

    try folder.write("kypho.yaml", "rules:\n  clinical.balloon-pressure: off\n")
    let off = try await Program.run("map", "record.json", in: folder)
    #expect(!off.errors.contains("clinical.balloon-pressure"))

    try folder.write("kypho.yaml", "rules:\n  clinical.balloon-pressure: error\n")
    let error = try await Program.run("map", "record.json", in: folder)
    #expect(error.status == 1)

    try folder.write(
      "kypho.yaml",
      "rules:\n  clinical.balloon-pressure:\n    severity: error\n    most: 700\n")
    let moved = try await Program.run("map", "record.json", in: folder)
    #expect(moved.status == 0)
    #expect(!moved.errors.contains("clinical.balloon-pressure"))
  }

  @Test(arguments: [
    ("clinical.baloon-pressure: off", "kypho.yaml:2:3: 'clinical.baloon-pressure' is no rule"),
    ("clinical.baloon-pressure: off", "did you mean 'clinical.balloon-pressure'?"),
    ("clinical.balloon-pressure: loud", "must be off, information, warning, error"),
    ("coding.cpt-primary: off", "'coding.cpt-primary' cannot be set"),
    ("clinical.balloon-pressure: {max: 3}", "its bounds are most"),
    ("clinical.balloon-pressure: {most: high}", "must be a number"),
  ])
  func whatCannotBeSetIsSaid(line: String, words: String) async throws {
    let folder = try Folder()
    try folder.write("record.json", record(pressure: 100))
    try folder.write("kypho.yaml", "rules:\n  \(line)\n")
    let result = try await Program.run("map", "record.json", in: folder)
    #expect(result.status == 78)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func theStartersSectionIsRight() async throws {
    let folder = try Folder()
    _ = try await Program.run("init", in: folder)
    let text = try folder.text("kypho.yaml")
    let start = try #require(text.range(of: "# rules:"))
    let rules = text[start.lowerBound...].split(separator: "\n").map { line in
      line.hasPrefix("# ") ? String(line.dropFirst(2)) : String(line)
    }
    #expect(rules.count > 60)
    try folder.write("kypho.yaml", rules.joined(separator: "\n") + "\n")
    try folder.write("record.json", record(pressure: 100))
    let result = try await Program.run("map", "record.json", in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func theCatalogueListsEveryNumber() async throws {
    let result = try await Program.run("explain", "--catalogue", in: Folder())
    let numbers = result.lines.compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
    #expect(result.status == 0)
    #expect(Set(numbers) == Set(1...49))
    #expect(numbers == numbers.sorted())
    #expect(
      result.lines.contains {
        $0.contains(/^24 +clinical\.balloon-pressure +warning +judgement +record$/)
      })
  }

  @Test func aRuleSaysWhatItRestsOn() async throws {
    let result = try await Program.run("explain", "clinical.balloon-pressure", in: Folder())
    #expect(result.output.contains("This rule is a judgement."))
    #expect(result.output.contains("Bound: most, 400 [psi]"))
    #expect(result.output.contains("Rule 24 of the catalogue."))
    #expect(result.output.contains("To mend it: "))
  }

  @Test func aConstraintOfAProfileIsExplained() async throws {
    let result = try await Program.run("explain", "kypho-5a", in: Folder())
    #expect(result.status == 0)
    #expect(result.output.contains("coding.cpt-primary: "))
    #expect(!result.output.contains("coding.cpt-mixed: "))

    let number = try await Program.run("explain", "kypho-5", in: Folder())
    #expect(number.status == 0)
    #expect(number.output.contains("coding.cpt-primary: "))
    #expect(number.output.contains("coding.cpt-mixed: "))

    let profile = try await Program.run("explain", "kypho-session", in: Folder())
    #expect(profile.status == 0)
  }

  @Test func aBundleIsCheckedByTheRulesOfTheSite() async throws {
    let folder = try Folder()
    let bundle = try Samples.bundleLine("two-levels-t12-l1")
    try folder.write("bundle.json", bundle)
    let usual = try await Program.run("validate", "bundle.json", in: folder)
    #expect(usual.output.contains("[coding.first-level]"))
    #expect(usual.status == 0)

    let without = try await Program.run(
      "validate", "bundle.json", "--no-clinical-rules", in: folder)
    #expect(!without.output.contains("[coding."))

    try folder.write("kypho.yaml", "site:\n  primaryRegion: lumbar\n")
    let settled = try await Program.run("validate", "bundle.json", in: folder)
    #expect(!settled.output.contains("[coding.first-level]"))
  }
}
