import Foundation

/// A thing that is measured, in a file of its own.
protocol Benchmark {
  /// What it is called on the command line.
  static var name: String { get }
  /// What is measured, in a line.
  static var summary: String { get }
  /// Whether it runs when none is named.
  static var isPartOfAll: Bool { get }
  /// Measures, and prints a table.
  static func run() throws
}

extension Benchmark {
  static var isPartOfAll: Bool { true }
}

@main
enum Benchmarks {
  /// In the order in which they run; a new benchmark is added here.
  static var all: [any Benchmark.Type] {
    [
      ParseBenchmark.self, WalkBenchmark.self, WriteBenchmark.self, MapBenchmark.self,
      SynthBenchmark.self, EncounterBenchmark.self,
      InvariantsBenchmark.self, ValidateBenchmark.self, SearchsetBenchmark.self,
      MemoryBenchmark.self, MutateBenchmark.self,
    ]
  }

  static func main() {
    let names = Options.names
    let unknown = names.filter { name in !all.contains { $0.name == name } }
    guard unknown.isEmpty else {
      print("no benchmark is called \(unknown.joined(separator: ", ")); there are:")
      for benchmark in all { print("  \(benchmark.name): \(benchmark.summary)") }
      return
    }
    var hasFailed = false
    for benchmark in all
    where names.isEmpty ? benchmark.isPartOfAll : names.contains(benchmark.name) {
      print("\(benchmark.name): \(benchmark.summary)")
      do {
        try benchmark.run()
      } catch {
        print("  not measured: \(error)")
        hasFailed = hasFailed || !(error is MissingInput)
      }
      print()
    }
    if hasFailed { exit(1) }
  }
}
