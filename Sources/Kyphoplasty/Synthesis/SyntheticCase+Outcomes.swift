internal import FHIRModel

extension SyntheticCase {
  func outcomes() throws(SynthesisError) -> [ClinicalOutcome] {
    var draws = draws(.outcomes)
    var course = SyntheticCourse(self)
    var outcomes = [try course.baseline(&draws)]
    if !diedInStay, draws.happens(6500) { outcomes.append(try course.dayAfter(&draws)) }
    outcomes += try course.visits(&draws)
    if let death, !diedInStay {
      var last = ClinicalOutcome(timePoint: .other, date: try death.date())
      last.death = try death.date()
      outcomes.append(last)
    }
    return outcomes
  }

  /// The day on which the last thing was recorded.
  static func lastDay(of outcomes: [ClinicalOutcome], after moment: LocalMoment) -> Int {
    max(moment.day, outcomes.compactMap(\.date.date.daysSince1970).max() ?? moment.day)
  }
}

/// The year after: what a patient feels, who comes to which visit, and what breaks anew.
struct SyntheticCourse {
  private let subject: SyntheticCase
  /// How far this patient is from the mean, in hundredths of a standard deviation; it stays the same all the year.
  private let temper: Int
  private let losing: Int
  private var fracture: (day: Int, vertebra: Vertebra, relation: NewFracture.Relation)?
  private var readmissionDay: Int?
  private let returnsToSurgery: Bool

  init(_ subject: SyntheticCase) {
    self.subject = subject
    var draws = subject.draws(.followUp)
    temper = draws.noise(deviation: 100, limit: 180)
    losing = draws.below(10_000)
    returnsToSurgery = draws.happens(Figures.Course.reoperation)
    readmissionDay = draws.happens(Figures.Course.readmission) ? 3 + draws.below(85) : nil
    fracture = Self.fracture(subject, &draws)
  }

  mutating func baseline(_ draws: inout Draws) throws(SynthesisError) -> ClinicalOutcome {
    let moment = subject.admission.adding(minutes: 10)
    var outcome = ClinicalOutcome(timePoint: .baseline, date: try moment.dateTime())
    let scores = Figures.Scores.self
    let pain = score(scores.pain.value, scores.painDeviation.value, in: 50...100, &draws)
    // Medicare LCDs ask for 5 in outpatients and 8 in inpatients.
    let least = subject.stay == .inpatient ? 8 : 5
    outcome.nrs = R4.Decimal(max(least, Decimals.rounded(pain, by: 10)))
    if draws.happens(1500) { outcome.vasMm = R4.Decimal(max(least * 10, pain)) }
    addScores(to: &outcome, at: nil, &draws)
    if draws.happens(3000) { outcome.ambulatory = draws.happens(8000) }
    return outcome
  }

  mutating func dayAfter(_ draws: inout Draws) throws(SynthesisError) -> ClinicalOutcome {
    let moment = subject.end.adding(days: 1, atMinute: 600)
    var outcome = ClinicalOutcome(timePoint: .day1, date: try moment.dateTime())
    outcome.nrs = pain(after: Figures.Scores.painChangeDay1.value, &draws)
    outcome.ambulatory = draws.happens(9500)
    return outcome
  }

  mutating func visits(_ draws: inout Draws) throws(SynthesisError) -> [ClinicalOutcome] {
    var outcomes: [ClinicalOutcome] = []
    guard !subject.diedInStay else { return [] }
    for visit in FollowUpVisit.allCases {
      let due = visit.due
      let day = subject.end.day + due.day + draws.whole(-due.leeway...due.leeway)
      let isMissed = draws.happens(Figures.Course.missedVisit)
      // Drawn for each visit, whether the patient comes or not, so that the others stay the same.
      let minute = 540 + 10 * draws.below(40)
      var outcome = ClinicalOutcome(
        timePoint: visit.timePoint,
        date: try LocalMoment(day: day, minute: minute, zone: subject.site.zone).dateTime())
      outcome.nrs = pain(after: visit.painChange, &draws)
      addScores(to: &outcome, at: visit, &draws)
      guard !isMissed, losing >= visit.losses.perTenThousand, day < subject.death?.day ?? .max,
        day > subject.discharge.day
      else { continue }
      try addEvents(to: &outcome, on: day, &draws)
      outcomes.append(outcome)
    }
    return outcomes
  }

  // MARK: Scores

  /// A score of this patient: the mean, the patient's own distance from it, and a rest of chance.
  private func score(
    _ mean: Int, _ deviation: Int, in bounds: ClosedRange<Int>, _ draws: inout Draws
  ) -> Int {
    let limit = max(0, min(mean - bounds.lowerBound, bounds.upperBound - mean))
    let own = temper * deviation / 125
    return mean + max(-limit, min(limit, own + draws.noise(deviation: deviation / 2, limit: limit)))
  }

  private func pain(after change: Int, _ draws: inout Draws) -> R4.Decimal {
    let scores = Figures.Scores.self
    var mean = scores.pain.value + change
    if subject.technique == .vertebroplasty { mean += scores.lessWithoutBalloon.value / 10 }
    let pain = score(mean, scores.painDeviation.value, in: 0...100, &draws)
    return R4.Decimal(Decimals.rounded(pain, by: 10))
  }

  private func addScores(
    to outcome: inout ClinicalOutcome, at visit: FollowUpVisit?, _ draws: inout Draws
  ) {
    guard visit != .day7 else { return }
    let scores = Figures.Scores.self
    let month = visit?.monthly
    func change(_ series: [Figure]) -> Int {
      guard let month, series.indices.contains(month) else { return 0 }
      return series[month].value
    }
    let disability = score(
      scores.disability.value + change(scores.disabilityChange), scores.disabilityDeviation.value,
      in: 0...1000, &draws)
    // The index is the sum of ten sections, 0 to 5 each, in percent of 50: a multiple of two.
    let sum = max(0, min(50, Decimals.rounded(disability, by: 20)))
    if draws.happens(9300) {
      outcome.odi = R4.Decimal(sum * 2)
      if draws.happens(4000) { outcome.odiItems = Self.sections(sum: sum) }
    }
    let relief = month == nil ? 0 : scores.rolandMorrisChange.value
    let statements = score(scores.rolandMorris.value + relief, 4, in: 0...24, &draws)
    if draws.happens(3500) {
      outcome.rmdq = statements
      if draws.happens(4000) { outcome.rmdqItems = (0..<24).map { $0 < statements } }
    }
    let quality = score(
      scores.quality.value + change(scores.qualityChange), scores.qualityDeviation.value,
      in: -600...1000, &draws)
    if draws.happens(4500) {
      outcome.eq5dIndex = Decimals.thousandths(quality)
      outcome.eq5dVas = R4.Decimal(max(5, min(100, 20 + quality / 15)))
    }
    let gain = month.map {
      (scores.physicalChange.value * (3 - $0) + scores.physicalChangeLate.value * $0) / 3
    }
    let physical = score(
      scores.physical.value + (gain ?? 0), scores.physicalDeviation.value, in: 100...650, &draws)
    if draws.happens(2000) { outcome.sf36Physical = Decimals.tenths(physical) }
    if draws.happens(800) { outcome.vr12Physical = Decimals.tenths(physical) }
    if draws.happens(800) { outcome.promisPhysical = Decimals.tenths(physical + 60) }
    if draws.happens(800) { outcome.comi = Decimals.tenths(disability / 10) }
    if draws.happens(2500) { outcome.bedDays = visit == nil ? draws.below(14) : draws.below(3) }
  }

  /// Ten scores of 0 to 5 with a sum.
  private static func sections(sum: Int) -> [Int?] {
    (0..<10).map { $0 < sum % 10 ? sum / 10 + 1 : sum / 10 }
  }

  // MARK: Events

  private mutating func addEvents(
    to outcome: inout ClinicalOutcome, on day: Int, _ draws: inout Draws
  ) throws(SynthesisError) {
    if let found = fracture, found.day <= day {
      var fracture = NewFracture(
        level: found.vertebra, date: R4.DateTime(try LocalMoment.date(day: found.day)))
      fracture.relation = found.relation
      fracture.symptomatic = draws.happens(6000)
      outcome.newFractures = [fracture]
      self.fracture = nil
    }
    if let readmitted = readmissionDay, subject.discharge.day + readmitted <= day {
      var readmission = Readmission(
        date: R4.DateTime(try LocalMoment.date(day: subject.discharge.day + readmitted)))
      readmission.related = draws.happens(2000)
      readmission.reason = readmission.related == true ? "Back pain" : "Pneumonia"
      outcome.readmission = readmission
      readmissionDay = nil
    }
    if outcome.timePoint == .month3 { outcome.reoperation = returnsToSurgery }
  }

  private static func fracture(
    _ subject: SyntheticCase, _ draws: inout Draws
  ) -> (day: Int, vertebra: Vertebra, relation: NewFracture.Relation)? {
    let early = Figures.Course.newFractureEarly.perTenThousand
    let year = Figures.Course.newFractureYear.perTenThousand
    let place = draws.below(10_000)
    let day = place < early ? 8 + draws.below(80) : 92 + draws.below(260)
    let isAdjacent = draws.happens(Figures.Course.adjacent)
    guard place < year else { return nil }
    let candidates = SyntheticCase.treatable.filter { vertebra in
      let touches = subject.vertebrae.contains { $0.isAdjacent(to: vertebra) }
      return !subject.vertebrae.contains(vertebra) && touches == isAdjacent
    }
    guard !candidates.isEmpty else { return nil }
    let vertebra = draws.one(of: candidates, else: .t5)
    return (subject.end.day + day, vertebra, isAdjacent ? .adjacent : .distant)
  }
}
