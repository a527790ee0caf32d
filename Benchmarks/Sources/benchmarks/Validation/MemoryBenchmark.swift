import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Foundation

enum MemoryBenchmark: Benchmark {
  static let name = "memory"
  static let summary =
    "what a process holds with R4 core and US Core 6.1.0 after both Synthea bundles"

  static func run() throws {
    let start = Memory.currentMiB
    let validator = Validator(definitions: .usCore(.v610))
    for bytes in [try Subjects.smallBundle(), try Subjects.largeBundle()] {
      _ = validator.validate(bytes)
    }
    Report.row("memory", "after both bundles", Memory.currentMiB, "MiB")
    Report.row("memory", "peak", Memory.peakMiB, "MiB", ["at start": "\(Int(start)) MiB"])
  }
}
