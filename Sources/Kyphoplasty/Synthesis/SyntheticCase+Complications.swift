internal import FHIRModel

extension SyntheticCase {
  /// The complications of the stay, those that follow from the levels included.
  func complications(levels: [TreatedLevel]) throws(SynthesisError) -> [Complication] {
    var draws = draws(.complications)
    var complications: [Complication] = []
    for level in levels {
      for leak in level.leaks where leak.symptomatic {
        var complication = try complication(.symptomaticCementLeak, after: 30, &draws)
        complication.level = level.vertebra
        complication.relation = .cement
        complication.text = "Pain along a root after cement at the \(leak.site.rawValue) site"
        complications.append(complication)
      }
      if level.balloons.contains(where: { $0.ruptured == true }) {
        var rupture = try complication(.balloonRupture, after: nil, &draws)
        rupture.level = level.vertebra
        rupture.relation = .device
        rupture.outcome = .resolved
        rupture.severity = .mild
        complications.append(rupture)
      }
    }
    let hasCement = levels.contains { $0.cement != nil }
    if hasCement, draws.happens(Figures.Complications.routineCT), draws.happens(embolismRate) {
      var embolism = try complication(.cementPulmonaryEmbolism, after: 45, &draws)
      embolism.relation = .cement
      embolism.corPulmonale = false
      embolism.severity = .mild
      embolism.outcome = .ongoing
      complications.append(embolism)
    }
    if draws.happens(Figures.Complications.related) {
      let kind = draws.weighted(Figures.Complications.relatedKinds)
      var complication = try complication(kind, after: draws.happens(6000) ? 20 : nil, &draws)
      complication.relation = .procedure
      if kind == .nerveRootInjury || kind == .ribFracture { complication.side = .left }
      if kind == .other { complication.text = "Needle left in place longer than planned" }
      complications.append(complication)
    }
    if draws.happens(Figures.Complications.unrelated) {
      let kind = draws.weighted(Figures.Complications.unrelatedKinds)
      var complication = try complication(kind, after: draws.happens(5000) ? 25 : nil, &draws)
      complication.relation =
        kind == .failedSedation || kind == .anesthesiaComplication
        ? .anesthesia : .unknown
      if kind == .thromboticPulmonaryEmbolism { complication.corPulmonale = false }
      complications.append(complication)
    }
    if diedInStay {
      complications = [try fatalComplication(&draws)] + complications.filter { $0.level != nil }
    }
    return complications
  }

  /// What a patient dies of who dies in the stay: a complication is always named.
  private func fatalComplication(_ draws: inout Draws) throws(SynthesisError) -> Complication {
    let kinds: [Complication.Kind] = [
      .myocardialInfarction, .respiratoryFailure, .stroke, .cardiacArrest,
    ]
    var complication = try complication(
      draws.one(of: kinds, else: .cardiacArrest), after: 60, &draws)
    complication.severity = .severe
    complication.outcome = .fatal
    complication.relation = .unknown
    complication.grade = Complication.Grade(system: .sir2017, value: "death")
    return complication
  }

  /// A complication in the operation, or so many minutes after it.
  private func complication(
    _ kind: Complication.Kind, after minutes: Int?, _ draws: inout Draws
  ) throws(SynthesisError) -> Complication {
    var complication = Complication(type: kind)
    let length = end.minutes(since: start)
    let onset = minutes.map { end.adding(minutes: $0) } ?? start.adding(minutes: length / 2)
    complication.onset = try onset.dateTime()
    complication.phase = minutes == nil ? .intraoperative : .postoperative
    let severity = draws.weighted(Self.severities)
    complication.severity = severity
    if draws.happens(5000) {
      complication.grade = Complication.Grade(system: .sir2017, value: severity.rawValue)
    }
    complication.outcome = draws.weighted(Self.outcomes)
    if severity != .mild { complication.treatment = "Observed and treated as needed" }
    return complication
  }

  /// The published rate, raised by the published odds with three levels.
  private var embolismRate: Int {
    let rate = Figures.Complications.cementEmbolism.perTenThousand
    guard vertebrae.count >= 3 else { return rate }
    let odds = Figures.Complications.cementEmbolismOdds
    return rate * odds.value * 10_000 / ((10_000 - rate) * odds.scale.rawValue + rate * odds.value)
  }

  private static let severities = WeightTable<Complication.Severity>(
    .mild, 58, [.moderate: 32, .severe: 10])
  private static let outcomes = WeightTable<Complication.Outcome>(
    .resolved, 62, [.recovering: 22, .ongoing: 10, .resolvedWithSequelae: 6])
}
