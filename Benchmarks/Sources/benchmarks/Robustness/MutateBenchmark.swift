import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import FHIRValidation
import Foundation
import LosslessJSON

enum MutateBenchmark: Benchmark {
  static let name = "mutate"
  static let summary =
    "seeded damage to documents, expressions and patterns: no trap, no hang, bounded memory"
  static let isPartOfAll = false

  static func run() throws {
    let count = Options.number("count") ?? 100_000
    let seed = UInt64(Options.number("seed") ?? 1)
    let box = try BlackBox(
      path: Options.text("black-box") ?? NSTemporaryDirectory() + "mutate.\(getpid()).case")
    let target = try MutationTarget(seed: seed)
    print("  \(target.summary), seed \(seed)")
    print("  the case under work stands in \(box.path)")
    let dog = Watchdog { print("  a case takes more than a second: it stands in \(box.path)") }
    let memoryBefore = Memory.peakMiB
    let begin = Date()
    for number in 1...count {
      let mutation = target.next()
      box.record(mutation.kind.rawValue, mutation.bytes)
      dog.watch { target.run(mutation) }
      if number % 100_000 == 0 || number == count {
        let seconds = Date().timeIntervalSince(begin)
        print(
          String(
            format:
              "  %9d cases, %.0f s, %.0f a second, longest %.1f ms, peak %.0f MiB (%.0f before)",
            number, seconds, Double(number) / seconds, dog.longestMilliseconds, Memory.peakMiB,
            memoryBefore))
        fflush(nil)
      }
    }
    for (kind, sum) in target.sums.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print("  \(kind.rawValue): \(sum.cases) cases, \(sum.answers)")
    }
    guard Memory.peakMiB < memoryBefore + 256 else { throw TooMuchMemory() }
    try? FileManager.default.removeItem(atPath: box.path)
  }

  struct TooMuchMemory: Error, CustomStringConvertible {
    var description: String { "the memory grew by more than 256 MiB" }
  }
}
