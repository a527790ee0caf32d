import FHIRValidation
import KyphoplastyFHIR

/// Validates documents on all cores, and gives the outcomes back in the order of the documents.
///
/// Only so many documents are held at a time as keep the cores busy, so that a stream of any length takes the same memory.
struct ParallelValidation {
  /// A document of a file.
  struct Job: Sendable {
    var file: DocumentFile
    var bytes: [UInt8]
    var firstLine: Int
  }

  let validator: ClinicalValidator
  let width: Int

  /// Small documents go together: a task for each would cost more than the validation.
  private static let batchLength = 128 << 10
  private static let batchCount = 64

  /// Runs to the end of the documents.
  ///
  /// - Parameters:
  ///   - next: gives the next document, `nil` after the last.
  ///   - take: takes each outcome, in the order of the documents.
  /// - Throws: what `next` and `take` throw.
  func run(
    next: () throws -> Job?, take: (Job, Outcome) throws -> Void
  ) async throws {
    let validator = validator
    try await withThrowingTaskGroup(of: (Int, [(Job, Outcome)]).self) { group in
      var started = 0
      var taken = 0
      var isAtEnd = false
      var finished: [Int: [(Job, Outcome)]] = [:]
      while true {
        while !isAtEnd, started - taken < width * 2 {
          let batch = try Self.batch(next)
          isAtEnd = batch.isEmpty
          guard !isAtEnd else { break }
          let number = started
          started += 1
          group.addTask {
            (number, batch.map { ($0, validator.validate($0.bytes, firstLine: $0.firstLine)) })
          }
        }
        guard taken < started, let (number, outcomes) = try await group.next() else { return }
        finished[number] = outcomes
        while let outcomes = finished.removeValue(forKey: taken) {
          taken += 1
          for (job, outcome) in outcomes { try take(job, outcome) }
        }
      }
    }
  }

  private static func batch(_ next: () throws -> Job?) throws -> [Job] {
    var batch: [Job] = []
    var length = 0
    while length < batchLength, batch.count < batchCount, let job = try next() {
      length += job.bytes.count
      batch.append(job)
    }
    return batch
  }
}
