import Foundation
import TestSupport
import Testing

/// `kypho synth`, and what the other commands make of its records.
@Suite(.takingTurns) struct SynthTests {
  @Test func aCohortIsMappedWithoutAnyFinding() async throws {
    let folder = try Folder()
    let cohort = try await Program.run(
      "synth", "--count", "12", "--seed", "9", "--sites", "2", in: folder)
    #expect(cohort.status == 0)
    #expect(cohort.lines.count == 12)

    let mapped = try await Program.run("map", "-", "--quiet", in: folder, input: cohort.output)

    #expect(mapped.status == 0)
    #expect(
      mapped.errors.split(separator: "\n").filter { $0.contains("[") }.isEmpty, "\(mapped.errors)")
  }

  @Test func aCohortCanBeCutAnywhere() async throws {
    let folder = try Folder()
    let all = try await Program.run("synth", "--count", "8", "--seed", "4", in: folder)
    let end = try await Program.run(
      "synth", "--count", "3", "--from", "5", "--seed", "4", in: folder)
    #expect(Array(all.lines.suffix(3)) == end.lines)
  }

  @Test func plantedFaultsAreFoundByTheRulesThatTheTruthNames() async throws {
    let folder = try Folder()
    _ = try await Program.run(
      "synth", "--count", "40", "--seed", "6", "--defects", "0.5", "--truth", "truth.json", "--out",
      "records.ndjson", in: folder)
    let truth = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: folder.url("truth.json")))
        as? [String: Any])
    let faults = try #require(truth["faults"] as? [[String: Any]])
    #expect(faults.count > 10)

    let mapped = try await Program.run("map", "records.ndjson", "--format", "jsonl", in: folder)

    for fault in faults {
      let rule = try #require(fault["rule"] as? String)
      #expect(mapped.errors.contains(rule), "\(fault)")
    }
    let total = try #require(truth["total"] as? [String: Any])
    let rejected = try #require(total["rejected"] as? Int)
    #expect(rejected == faults.count { $0["severity"] as? String == "error" })
    #expect(mapped.errors.contains("\(rejected) rejected"))
  }

  @Test func figuresAreListedWithTheirSources() async throws {
    let result = try await Program.run("synth", "--figures", "--format", "json", in: Folder())
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: String]])
    #expect(
      rows.contains { $0["basis"] == "published" && $0["source"]?.contains("EVOLVE") == true })
    #expect(rows.allSatisfy { $0["source"]?.isEmpty == false })
  }

  /// What is refused is named with what is accepted, whether or not it looks like an option.
  @Test(arguments: [
    (["--count", "-1"], "'--count <count>': it must be a whole number from 0 to 1000000000"),
    (["--count=-1"], "it must be a whole number from 0 to 1000000000"),
    (["--count", "1e3"], "it must be a whole number from 0 to 1000000000"),
    (["--count", "99999999999999999999"], "it must be a whole number from 0 to 1000000000"),
    (["--from", "-3"], "'--from <index>': it must be a whole number"),
    (["--seed", "-1"], "it must be a whole number from 0 to 18446744073709551615"),
    (["--sites", "0"], "it must be a whole number from 1 to 999"),
    (["--sites", "-2"], "it must be a whole number from 1 to 999"),
    (["--defects", "2"], "it must be a number from 0 to 1"),
    (["--defects", "-0.5"], "'--defects <rate>': it must be a number from 0 to 1"),
    (["--defects", "nan"], "it must be a number from 0 to 1"),
    (["--truth", "-"], "--truth needs a file"),
    (["--from", "999999999", "--count", "2"], "must not go beyond 1000000000 records"),
  ])
  func whatMakesNoSenseIsAUsageError(arguments: [String], words: String) async throws {
    let result = try await Program.run(["synth"] + arguments, in: Folder())
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test(arguments: [
    ["sandbox", "--limit", "0"], ["sandbox", "--maximum-entries", "-1"],
    ["sandbox", "--seed", "-1"], ["validate", "-", "--jobs", "-4"],
    ["validate", "-", "--maximum-findings", "0"], ["outbox", "list", "--limit", "-1"],
  ])
  func otherNumbersSayTheirRangeToo(arguments: [String]) async throws {
    let result = try await Program.run(arguments, in: Folder())
    #expect(result.status == 64)
    #expect(result.errors.contains("it must be a whole number from "), "\(result.errors)")
  }
}
