import Foundation

/// One of several ways to do the same work.
struct Candidate {
  let name: String
  /// Does the work once; the number it gives back keeps the optimiser from dropping the work.
  let work: () throws -> Int
}

/// Measures candidates in turns, so that whatever else the machine does falls on all of them.
///
/// The time is that of the processor for this thread, so waiting for a busy machine does not count.
///
/// - Returns: the median time of each candidate, in seconds.
/// - Throws: what a candidate throws.
func medians(of candidates: [Candidate], rounds: Int) throws -> [Double] {
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
  return times.map { $0.sorted()[rounds / 2] }
}

/// Measures candidates and prints a table of them, the first being the one that the others are compared with.
///
/// - Parameters:
///   - candidates: ways to do the same work.
///   - rounds: how often each is measured.
///   - bytes: how much each reads or writes.
/// - Throws: what a candidate throws.
func printTable(of candidates: [Candidate], rounds: Int, bytes: Int) throws {
  let times = try medians(of: candidates, rounds: rounds)
  print("  \(bytes) bytes, median of \(rounds)")
  for (candidate, time) in zip(candidates, times) {
    let columns = [
      candidate.name.padding(toLength: 34, withPad: " ", startingAt: 0),
      String(format: "%9.3f ms", time * 1e3),
      String(format: "%8.0f MB/s", Double(bytes) / time / 1e6),
      String(format: "%7.2f x the time of the first", time / times[0]),
    ]
    print("  " + columns.joined(separator: "  "))
  }
}

private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
