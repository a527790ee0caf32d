import FHIRDefinitionsR4
import FHIRModel
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR

/// The way of one synthetic encounter from its record to checked bytes, and its parts.
enum EncounterBenchmark: Benchmark {
  static let name = "encounter"
  static let summary = "a synthetic encounter: read, mapped, checked by R4, US Core and ours"

  private static let count = 64

  static func run() throws {
    let cohort = SyntheticCohort(seed: 31)
    let records = try (0..<count).map {
      SampleRecord(name: "\($0)", bytes: try cohort.record(at: $0).json)
    }
    let mapper = EncounterMapper(secret: .demonstration)
    let results = try records.map { try $0.read() }
    let encounters = results.compactMap(\.encounter)
    let bundles = encounters.map { mapper.map($0).bundle.json() }
    let base = Validator(definitions: .r4)
    let profiles = Validator(definitions: .kyphoplasty(.v610))
    let clinical = ClinicalValidator(profiles)
    var preparation = EncounterPreparation(mapper: mapper)

    print("    \(bundles.reduce(0) { $0 + $1.count } / bundles.count) bytes a bundle")
    try printRates(
      of: [
        Candidate(name: "read the record") {
          try records.reduce(0) { $0 &+ (try $1.read().findings.count) }
        },
        Candidate(name: "map, to bytes") {
          encounters.reduce(0) { $0 &+ mapper.map($1).bundle.json().count }
        },
        Candidate(name: "validate, R4 alone") {
          bundles.reduce(0) { $0 &+ base.validate($1).findings.count }
        },
        Candidate(name: "validate, R4, US Core and ours") {
          bundles.reduce(0) { $0 &+ profiles.validate($1).findings.count }
        },
        Candidate(name: "the same, and the clinical rules") {
          bundles.reduce(0) { $0 &+ clinical.validate($1).findings.count }
        },
        Candidate(name: "map and validate") {
          results.reduce(0) { $0 &+ (preparation.prepare($1).bundle?.bytes.count ?? 0) }
        },
        Candidate(name: "all from record to checked bytes") {
          try records.reduce(0) {
            $0 &+ (preparation.prepare(try $1.read()).bundle?.bytes.count ?? 0)
          }
        },
      ], rounds: 21, records: count)
  }
}
