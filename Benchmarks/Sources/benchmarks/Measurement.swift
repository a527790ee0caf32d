import Foundation

/// One of several ways to do the same work.
struct Candidate {
  let name: String
  /// Does the work once; the number it gives back keeps the optimiser from dropping the work.
  let work: () throws -> Int
}

/// What a candidate took in each of some rounds, in seconds.
struct Times {
  private let sorted: [Double]

  init(_ seconds: [Double]) { sorted = seconds.sorted() }

  /// The times of one of so many repetitions.
  func divided(by repetitions: Double) -> Times { Times(sorted.map { $0 / repetitions }) }

  var median: Double { sorted[sorted.count / 2] }
  var least: Double { sorted[0] }
  var most: Double { sorted[sorted.count - 1] }
}

/// Measures candidates in turns, so that whatever else the machine does falls on all of them.
///
/// The time is that of the processor for this thread, so waiting for a busy machine does not count.
///
/// - Returns: the times of each candidate.
/// - Throws: what a candidate throws.
func times(of candidates: [Candidate], rounds: Int) throws -> [Times] {
  var times = [[Double]](repeating: [], count: candidates.count)
  var sum = 0
  for round in 0...rounds {
    for (index, candidate) in candidates.enumerated() {
      let start = threadSeconds()
      sum &+= try candidate.work()
      // The first round warms caches and memory up.
      if round > 0 { times[index].append(threadSeconds() - start) }
    }
  }
  if sum == .min { print() }
  return times.map(Times.init)
}

/// Measures candidates and prints a table of them, the first being the one that the others are compared with.
///
/// - Parameters:
///   - candidates: ways to do the same work.
///   - rounds: how often each is measured.
///   - bytes: how much each reads or writes.
/// - Throws: what a candidate throws.
func printTable(of candidates: [Candidate], rounds: Int, bytes: Int) throws {
  let times = try times(of: candidates, rounds: rounds)
  print("  \(bytes) bytes, median of \(rounds)")
  for (candidate, time) in zip(candidates, times.map(\.median)) {
    let columns = [
      candidate.name.padding(toLength: 34, withPad: " ", startingAt: 0),
      String(format: "%9.3f ms", time * 1e3),
      String(format: "%8.0f MB/s", Double(bytes) / time / 1e6),
      String(format: "%7.2f x the time of the first", time / times[0].median),
    ]
    print("  " + columns.joined(separator: "  "))
  }
}

/// Measures candidates and prints how many records each does in a second: median, and least to most.
///
/// - Parameters:
///   - candidates: the parts of the work, and the whole.
///   - rounds: how often each is measured.
///   - records: how many each does at a time.
/// - Throws: what a candidate throws.
func printRates(of candidates: [Candidate], rounds: Int, records: Int) throws {
  let times = try times(of: candidates, rounds: rounds)
  for (candidate, times) in zip(candidates, times) {
    let columns = [
      candidate.name.padding(toLength: 34, withPad: " ", startingAt: 0),
      String(format: "%8.0f a second", Double(records) / times.median),
      String(format: "(%.0f to %.0f)", Double(records) / times.most, Double(records) / times.least),
      String(format: "%7.1f us each", times.median / Double(records) * 1e6),
    ]
    print("    " + columns.joined(separator: "  "))
  }
}

private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
