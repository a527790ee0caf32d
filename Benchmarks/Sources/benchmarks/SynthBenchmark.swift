import Kyphoplasty

enum SynthBenchmark: Benchmark {
  static let name = "synth"
  static let summary = "records of invented patients, and the truth about them"

  private static let count = 1000

  static func run() throws {
    let clean = SyntheticCohort(seed: 1, sites: 4)
    let faulty = SyntheticCohort(seed: 1, sites: 4, defects: 500)
    try printRates(
      of: [
        Candidate(name: "records") {
          var sum = 0
          for index in 0..<count { sum &+= try clean.record(at: index).json.count }
          return sum
        },
        Candidate(name: "records, one in 20 faulty, truth") {
          var truth = CohortTruth(about: faulty)
          var sum = 0
          for index in 0..<count {
            let record = try faulty.record(at: index)
            sum &+= record.json.count &+ truth.add(record, at: index).count
          }
          return sum &+ truth.closing.count
        },
      ], rounds: 21, records: count)
  }
}
