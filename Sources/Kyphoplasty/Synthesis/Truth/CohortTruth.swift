/// What must be found in a cohort: the faults that were planted, and exact counts and means for each hospital and all.
///
/// It is written piece by piece, so that it takes the same memory for every size of a cohort: `opening` first, then
/// what each `add` gives, and `closing` at the end. Together they are one JSON object.
public struct CohortTruth: Sendable {
  private var total = CohortTally()
  private var sites: [CohortTally]
  private var faultCount = 0
  private let cohort: SyntheticCohort

  /// Makes the truth about a cohort of which nothing is written yet.
  public init(about cohort: SyntheticCohort) {
    self.cohort = cohort
    sites = Array(repeating: CohortTally(), count: cohort.sites)
  }

  /// The beginning of the object.
  public var opening: [UInt8] {
    Array(
      "{\"seed\":\(cohort.seed),\"sites\":\(cohort.sites),\"defectsPerTenThousand\":\(cohort.defects),\"faults\":["
        .utf8)
  }

  /// Counts a record, and gives what is to be written about it.
  public mutating func add(_ record: SyntheticRecord, at index: Int) -> [UInt8] {
    if let encounter = record.encounter {
      total.add(encounter)
      if sites.indices.contains(record.site - 1) { sites[record.site - 1].add(encounter) }
    } else {
      total.addRejected()
      if sites.indices.contains(record.site - 1) { sites[record.site - 1].addRejected() }
    }
    guard let fault = record.fault else { return [] }
    defer { faultCount += 1 }
    var json = JSONBytes()
    json.open("{")
    json.member("index", index)
    json.member("key", fault.key)
    json.member("field", fault.field)
    json.member("rule", fault.rule)
    json.member("severity", fault.severity.rawValue)
    json.member("kind", fault.kind)
    json.close("}")
    return Array((faultCount > 0 ? ",\n" : "\n").utf8) + json.bytes
  }

  /// The end of the object: the counts.
  public var closing: [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.key("total")
    json.write(total)
    json.key("bySite")
    json.open("{")
    for (place, tally) in sites.enumerated() {
      json.key(SyntheticSite(number: place + 1).key)
      json.write(tally)
    }
    json.close("}")
    json.close("}")
    return Array("],\n".utf8) + json.bytes.dropFirst() + [0x0A]
  }
}
