internal import FHIRModel

/// Scores by time point, and how far each patient came from the baseline.
struct ScoreTally: Sendable {
  /// A score that is summed up.
  enum Score: String, CaseIterable, Hashable, Sendable {
    case nrs, odi, rmdq, eq5dIndex, sf36Physical

    func value(in outcome: ClinicalOutcome) -> Int? {
      switch self {
      case .nrs: outcome.nrs.flatMap { Decimals.thousandths(of: $0.text) }
      case .odi: outcome.odi.flatMap { Decimals.thousandths(of: $0.text) }
      case .rmdq: outcome.rmdq.map { $0 * 1000 }
      case .eq5dIndex: outcome.eq5dIndex.flatMap { Decimals.thousandths(of: $0.text) }
      case .sf36Physical: outcome.sf36Physical.flatMap { Decimals.thousandths(of: $0.text) }
      }
    }
  }

  private(set) var means: [Score: [ClinicalOutcome.TimePoint: ExactMean]] = [:]
  /// Of patients who have both, the value less that of the baseline.
  private(set) var changes: [Score: [ClinicalOutcome.TimePoint: ExactMean]] = [:]

  mutating func add(_ outcomes: [ClinicalOutcome]) {
    let baseline = outcomes.first { $0.timePoint == .baseline }
    for score in Score.allCases {
      let before = baseline.flatMap(score.value(in:))
      for outcome in outcomes {
        guard let value = score.value(in: outcome) else { continue }
        means[score, default: [:]][outcome.timePoint, default: ExactMean()].add(thousandths: value)
        guard let before, outcome.timePoint != .baseline else { continue }
        changes[score, default: [:]][outcome.timePoint, default: ExactMean()]
          .add(thousandths: value - before)
      }
    }
  }
}

/// Who came to which visit.
struct FollowUpTally: Sendable {
  struct Visit: Sendable {
    var seen = 0
    /// Not seen, and dead on the day on which the visit was due.
    var dead = 0
    /// Not seen, and not known to be dead.
    var lost = 0
  }

  private(set) var visits: [ClinicalOutcome.TimePoint: Visit] = [:]

  mutating func add(_ encounter: KyphoplastyEncounter) {
    let operated = (encounter.procedure.end ?? encounter.procedure.start)?.date.daysSince1970
    let died = encounter.patient.deathDate?.date.daysSince1970
    for visit in FollowUpVisit.allCases {
      let point = visit.timePoint
      if encounter.outcomes.contains(where: { $0.timePoint == point }) {
        visits[point, default: Visit()].seen += 1
      } else if let operated, let died, died <= operated + visit.due.day {
        visits[point, default: Visit()].dead += 1
      } else {
        visits[point, default: Visit()].lost += 1
      }
    }
  }
}
