/// A visit of the year after, with its place in the published series.
enum FollowUpVisit: Int, CaseIterable {
  case day7
  case month1
  case month3
  case month6
  case month12

  var timePoint: ClinicalOutcome.TimePoint {
    switch self {
    case .day7: .day7
    case .month1: .month1
    case .month3: .month3
    case .month6: .month6
    case .month12: .month12
    }
  }

  /// Days after the operation, and how many days a visit is early or late at most.
  var due: (day: Int, leeway: Int) {
    switch self {
    case .day7: (7, 1)
    case .month1: (30, 3)
    case .month3: (91, 6)
    case .month6: (182, 10)
    case .month12: (365, 14)
    }
  }

  /// The share of patients who are lost by this visit.
  var losses: Figure { Figures.Course.losses[rawValue] }

  /// The change of the mean pain.
  var painChange: Int { Figures.Scores.painChange[rawValue].value }

  /// The place in the series that begin at one month; `nil` before.
  var monthly: Int? { rawValue > 0 ? rawValue - 1 : nil }
}
