import FHIRModel
import Foundation
import Testing

@testable import Kyphoplasty

/// The truth about a cohort, counted a second time from its text by other means.
struct CohortTruthTests {
  private let truth: [String: Any]
  private let encounters: [KyphoplastyEncounter]
  private let faults: [[String: Any]]

  init() throws {
    let cohort = SyntheticCohort(seed: 41, sites: 3, defects: 1500)
    var counts = CohortTruth(about: cohort)
    var truth = counts.opening
    var text: [UInt8] = []
    for index in 0..<500 {
      let record = try cohort.record(at: index)
      text += record.json + [0x0A]
      truth += counts.add(record, at: index)
    }
    truth += counts.closing
    let object = try JSONSerialization.jsonObject(with: Data(truth))
    self.truth = try #require(object as? [String: Any])
    faults = try #require(self.truth["faults"] as? [[String: Any]])
    encounters = try readRecords(text, format: .ndjson).encounters
  }

  @Test func namesTheSeedAndEveryFault() throws {
    #expect(truth["seed"] as? Int == 41)
    let rejecting = faults.filter { $0["severity"] as? String == "error" }
    #expect(rejecting.count + encounters.count == 500)
    #expect(
      faults.allSatisfy { $0["rule"] is String && $0["field"] is String && $0["key"] is String })
  }

  @Test func countsEachHospitalAndAll() throws {
    let sites = try #require(truth["bySite"] as? [String: [String: Any]])
    #expect(sites.keys.sorted() == ["S01", "S02", "S03"])
    for (site, counts) in sites {
      let own = encounters.filter { $0.facility.key == site }
      #expect(counts["procedures"] as? Int == own.count)
      try check(counts, own)
    }
    let total = try #require(truth["total"] as? [String: Any])
    #expect(total["records"] as? Int == 500)
    try check(total, encounters)
  }

  private func check(_ counts: [String: Any], _ encounters: [KyphoplastyEncounter]) throws {
    let levels = encounters.flatMap(\.levels)
    #expect(counts["levels"] as? Int == levels.count)
    #expect(
      words(counts, "byNumberOfLevels") == Self.count(encounters.map { String($0.levels.count) }))
    #expect(
      words(counts, "byTechnique") == Self.count(encounters.map { $0.procedure.technique.rawValue })
    )
    #expect(words(counts, "byVertebra") == Self.count(levels.map { $0.vertebra.rawValue }))
    #expect(words(counts, "bySex") == Self.count(encounters.map { $0.patient.sex.rawValue }))

    let leaks = try #require(counts["leaks"] as? [String: Any])
    #expect(leaks["levelsWithLeak"] as? Int == levels.count { $0.leakPresent == true })
    #expect(leaks["levelsLookedAt"] as? Int == levels.count { $0.leakPresent != nil })
    #expect(words(leaks, "bySite") == Self.count(levels.flatMap(\.leaks).map { $0.site.rawValue }))
    #expect(
      words(leaks, "byTiming")
        == Self.count(levels.flatMap(\.leaks).compactMap { $0.timing?.rawValue })
    )

    let complications = try #require(counts["complications"] as? [String: Any])
    #expect(
      words(complications, "byType")
        == Self.count(encounters.flatMap(\.complications).map { $0.type.rawValue }))

    try check(counts, score: "nrs", encounters) { $0.nrs.flatMap { Double($0.text) } }
    try check(counts, score: "odi", encounters) { $0.odi.flatMap { Double($0.text) } }
    try check(counts, score: "eq5dIndex", encounters) { $0.eq5dIndex.flatMap { Double($0.text) } }

    let stay = try #require(counts["stay"] as? [String: Any])
    let hours = try encounters.map { encounter in
      let end = try #require(encounter.discharge?.time.secondsSince1970)
      let start = try #require(encounter.encounter.start.secondsSince1970)
      return Double(end - start) / 3600
    }
    let told = try #require(stay["hours"] as? [String: Any])
    #expect(told["n"] as? Int == hours.count)
    // Each length is rounded to a thousandth of an hour.
    #expect(
      abs(try #require(told["sum"] as? Double) - hours.reduce(0, +)) < 0.0005 * Double(hours.count))

    let deaths = try #require(counts["deaths"] as? [String: Int])
    let dead = encounters.count { $0.patient.deathDate != nil }
    #expect((deaths["inStay"] ?? 0) + (deaths["later"] ?? 0) == dead)
    let followUp = try #require(counts["followUp"] as? [String: [String: Int]])
    let month12 = try #require(followUp["month12"])
    #expect(
      month12["seen"] == encounters.count { $0.outcomes.contains { $0.timePoint == .month12 } })
    #expect(month12.values.reduce(0, +) == encounters.count)
    #expect(
      (counts["newFractures"] as? [String: Any])?["count"] as? Int
        == encounters.flatMap(\.outcomes).flatMap(\.newFractures).count)
  }

  private func check(
    _ counts: [String: Any], score: String, _ encounters: [KyphoplastyEncounter],
    _ value: (ClinicalOutcome) -> Double?
  ) throws {
    let scores = try #require(counts["scores"] as? [String: [String: [String: Any]]])
    let changes = try #require(counts["changesFromBaseline"] as? [String: [String: [String: Any]]])
    for point in ClinicalOutcome.TimePoint.allCases {
      let at = encounters.compactMap { $0.outcomes.first { $0.timePoint == point } }
      let values = at.compactMap(value)
      let told = scores[score]?[point.rawValue]
      #expect((told?["n"] as? Int ?? 0) == values.count)
      guard !values.isEmpty else { continue }
      let mean = try #require(told?["mean"] as? Double)
      #expect(abs(mean - values.reduce(0, +) / Double(values.count)) < 0.00006)
      guard point != .baseline else { continue }
      let pairs = encounters.compactMap { encounter -> Double? in
        guard
          let before = encounter.outcomes.first(where: { $0.timePoint == .baseline }).flatMap(
            value),
          let after = encounter.outcomes.first(where: { $0.timePoint == point }).flatMap(value)
        else { return nil }
        return after - before
      }
      #expect((changes[score]?[point.rawValue]?["n"] as? Int ?? 0) == pairs.count)
      guard !pairs.isEmpty else { continue }
      let change = try #require(changes[score]?[point.rawValue]?["mean"] as? Double)
      #expect(abs(change - pairs.reduce(0, +) / Double(pairs.count)) < 0.00006)
    }
  }

  private func words(_ counts: [String: Any], _ name: String) -> [String: Int] {
    counts[name] as? [String: Int] ?? [:]
  }

  private static func count(_ words: [String]) -> [String: Int] {
    words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
