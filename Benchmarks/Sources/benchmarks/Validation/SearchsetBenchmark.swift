import FHIRDefinitionsR4
import FHIRValidation
import Foundation

/// With `--entries N` one validation of that size, for counting its instructions; with `--prepare N` all but that.
enum SearchsetBenchmark: Benchmark {
  static let name = "searchset"
  static let summary =
    "search results of 1,000, 10,000 and 100,000 entries that refer to one another"

  static func run() throws {
    let validator = Validator(definitions: .r4)
    if let count = Options.number("prepare") {
      return print("  \(Subjects.searchset(entries: count).count) bytes")
    }
    if let count = Options.number("entries") {
      let outcome = validator.validate(Subjects.searchset(entries: count))
      return print("  \(outcome.findings.count) findings")
    }
    for count in [1_000, 10_000, 100_000] {
      let bytes = Subjects.searchset(entries: count)
      let outcome = validator.validate(bytes)
      let times = try times(
        of: [Candidate(name: "") { validator.validate(bytes).findings.count }],
        rounds: count > 10_000 ? 5 : 11)[0]
      Report.row(
        "searchset", "\(count) entries, each", times.median / Double(count) * 1e6, "us",
        [
          "errors": "\(outcome.count(of: .error) + outcome.count(of: .fatal))",
          "_least": "\(times.least / Double(count) * 1e6)",
        ])
    }
  }
}
