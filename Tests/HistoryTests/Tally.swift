/// What has happened in some histories, as counts.
struct Tally: Sendable {
  var histories = 0
  var failed = 0
  var runs = 0
  var items = 0
  var attempts = 0
  var reported = 0
  var retractions = 0
  var resources = 0
  var versions = 0
  var disturbances: [String: Int] = [:]
  var faults: [String: Int] = [:]
  var ends: [String: Int] = [:]
  var deaths: [String: Int] = [:]

  mutating func add(_ disturbance: Disturbance, faults options: [String]) {
    runs += 1
    disturbances[disturbance.kind, default: 0] += 1
    for (option, value) in zip(options, options.dropFirst()) where option == "--fault" {
      faults[String(value.prefix { $0 != ":" }), default: 0] += 1
    }
    if options.contains("--limit") { faults["limit", default: 0] += 1 }
  }

  mutating func add(_ other: Tally) {
    histories += other.histories
    failed += other.failed
    runs += other.runs
    items += other.items
    attempts += other.attempts
    reported += other.reported
    retractions += other.retractions
    resources += other.resources
    versions += other.versions
    disturbances.merge(other.disturbances, uniquingKeysWith: +)
    faults.merge(other.faults, uniquingKeysWith: +)
    ends.merge(other.ends, uniquingKeysWith: +)
    deaths.merge(other.deaths, uniquingKeysWith: +)
  }

  /// A table for a person.
  var report: String {
    func list(_ counts: [String: Int]) -> String {
      counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        .map { "  \($0.value)\t\($0.key)\n" }.joined()
    }
    return """
      histories \(histories), failed \(failed)
      runs of the program \(runs), retractions \(retractions)
      items queued \(items), attempts \(attempts), reported delivered \(reported)
      resources on the servers at the end \(resources), versions of them \(versions)
      what the program was done:
      \(list(disturbances))what the server did wrong, in so many runs:
      \(list(faults))how runs ended:
      \(list(ends))what was given up on the way, by the reason, and delivered after all:
      \(list(deaths))
      """
  }
}
