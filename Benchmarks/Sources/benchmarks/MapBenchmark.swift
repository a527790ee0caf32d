import FHIRDefinitionsR4
import FHIRModel
import FHIRValidation
import Foundation
import Kyphoplasty
import KyphoplastyFHIR

enum MapBenchmark: Benchmark {
  static let name = "map"
  static let summary = "a record to the bytes of its bundle, and the steps around it"

  private static let repetitions = 50

  static func run() throws {
    let samples = try SampleRecord.all()
    // Of all samples the one that records most.
    if let fullest = samples.max(by: { $0.bytes.count < $1.bytes.count }) {
      print("  \(fullest.name), \(fullest.bytes.count) bytes:")
      try measure([fullest], times: repetitions)
    }
    print("  all \(samples.count) samples, the mean of them:")
    try measure(samples, times: repetitions / samples.count + 1)
  }

  private static func measure(_ samples: [SampleRecord], times: Int) throws {
    let mapper = EncounterMapper(secret: .demonstration)
    let base = Validator(definitions: .r4)
    let profiles = Validator(definitions: .kyphoplasty(.v610))
    let results = try samples.map { try $0.read() }
    let encounters = results.compactMap(\.encounter)
    let bundles = encounters.map { mapper.map($0).bundle.json() }
    var preparation = EncounterPreparation(mapper: mapper)

    func candidate(_ name: String, _ work: @escaping () throws -> Int) -> Candidate {
      Candidate(name: name) {
        var sum = 0
        for _ in 0..<times { sum &+= try work() }
        return sum
      }
    }
    let candidates = [
      candidate("map, to bytes") {
        encounters.reduce(0) { $0 &+ mapper.map($1).bundle.json().count }
      },
      candidate("read the record") {
        try samples.reduce(0) { $0 &+ (try $1.read().findings.count) }
      },
      candidate("validate the bundle, R4 alone") {
        bundles.reduce(0) { $0 &+ base.validate($1).findings.count }
      },
      candidate("validate the bundle, R4, US Core and ours") {
        bundles.reduce(0) { $0 &+ profiles.validate($1).findings.count }
      },
      candidate("map, validate, directory") {
        results.reduce(0) { $0 &+ (preparation.prepare($1).bundle?.bytes.count ?? 0) }
      },
      candidate("all from record to checked bytes") {
        try samples.reduce(0) {
          $0 &+ (preparation.prepare(try $1.read()).bundle?.bytes.count ?? 0)
        }
      },
    ]
    print("    \(bundles.reduce(0) { $0 + $1.count } / bundles.count) bytes a bundle")
    try printRates(of: candidates, rounds: 21, records: times * samples.count)
  }
}

/// A record of the package's `Samples`, in memory.
struct SampleRecord {
  let name: String
  let bytes: [UInt8]

  /// All of them, in the order of their names.
  static func all() throws -> [SampleRecord] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Samples")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".bundle.json") }
      .map { name in
        let file = folder.appendingPathComponent(name)
        return SampleRecord(name: name, bytes: [UInt8](try Data(contentsOf: file)))
      }
  }

  /// Reads the record; throws where it would be rejected.
  func read() throws -> RecordResult {
    var reader = try EncounterReader(BytesInMemory(bytes), name: name, format: .json)
    guard let result = try reader.next(), result.encounter != nil else { throw Rejected() }
    return result
  }

  struct Rejected: Error {}
}
