internal import FHIRModel

extension SyntheticCase {
  func team() -> [TeamMember] {
    var draws = draws(.team)
    var team = [
      TeamMember(role: .primaryOperator, clinician: site.clinician(.operating, draws.below(3)))
    ]
    if draws.happens(2500) {
      team.append(TeamMember(role: .assistant, clinician: site.clinician(.operating, 3)))
    }
    switch anesthesia {
    case .local, .minimalSedation, .moderateSedation: break
    default:
      let isNurse = draws.happens(3500)
      team.append(
        isNurse
          ? TeamMember(
            role: .nurseAnesthetist, clinician: site.clinician(.nurseAnesthesia, draws.below(2)))
          : TeamMember(
            role: .anesthesiologist, clinician: site.clinician(.anesthesia, draws.below(3))))
    }
    if stay == .inpatient {
      team.append(
        TeamMember(role: .attending, clinician: site.clinician(.attending, draws.below(2))))
    }
    if draws.happens(6000) {
      team.append(TeamMember(role: .nurse, clinician: site.clinician(.nursing, draws.below(4))))
    }
    if draws.happens(3000) {
      team.append(
        TeamMember(role: .technologist, clinician: site.clinician(.imaging, draws.below(3))))
    }
    return team
  }

  /// The operation, with the cement of its levels.
  func procedure(levels: [TreatedLevel]) throws(SynthesisError) -> Augmentation {
    var draws = draws(.procedure)
    var procedure = Augmentation(technique: technique)
    procedure.status = status
    if status == .stopped { procedure.statusReason = "Pedicle not visible under fluoroscopy" }
    procedure.start = try start.dateTime()
    procedure.end = try end.dateTime()
    procedure.guidance = draws.weighted(Figures.Operation.guidance)
    procedure.position = draws.happens(9800) ? .prone : .lateral
    if draws.happens(8000) { procedure.skinPreparation = "Chlorhexidine, sterile drapes" }
    if draws.happens(6000) {
      procedure.incisionCm = Decimals.tenths(draws.normal(mean: 6, deviation: 3, in: 3...13))
    }
    procedure.closure = draws.weighted(Self.closures)
    if technique == .vertebroplasty, draws.happens(4000) {
      procedure.reasonNoBalloon = "No height to restore"
    }
    if draws.happens(9000) { procedure.convertedToOpen = false }
    if cause == .neoplasm, draws.happens(1500) { procedure.concurrent.append(.tumorAblation) }
    if draws.happens(200) { procedure.concurrent.append(.nerveRootBlock) }
    if draws.happens(7000) {
      procedure.bloodLossMl = R4.Decimal(5 * draws.whole(1...6))
    }
    let volumes = levels.compactMap { $0.cement?.volumeMl }.compactMap(Self.tenths)
    if !volumes.isEmpty, volumes.count == levels.count, draws.happens(6500) {
      procedure.totalCementMl = Decimals.tenths(volumes.reduce(0, +))
    }
    if draws.happens(3000) { procedure.note = "Good filling of the anterior two thirds." }
    return procedure
  }

  func radiation() -> Radiation? {
    var draws = draws(.radiation)
    guard draws.happens(7500) else { return nil }
    var radiation = Radiation()
    let minutes = draws.normal(
      mean: 45 * vertebrae.count, deviation: 15 * vertebrae.count, in: 12...300)
    radiation.fluoroscopyMinutes = Decimals.tenths(minutes)
    radiation.airKermaMGy = R4.Decimal(minutes * 2)
    radiation.doseAreaGyCm2 = Decimals.tenths(minutes * 24 / 10)
    return radiation
  }

  func biopsies() throws(SynthesisError) -> [Biopsy] {
    var draws = draws(.biopsies)
    guard status == .completed, let vertebra = vertebrae.first,
      draws.happens(cause == .neoplasm ? 4500 : 250)
    else { return [] }
    var biopsy = Biopsy(level: vertebra)
    biopsy.collected = try start.adding(minutes: 10).dateTime()
    let isPending = draws.happens(1000)
    biopsy.result = isPending ? .pending : cause == .neoplasm ? .malignant : .benign
    if !isPending {
      biopsy.reported = try start.adding(days: 3 + draws.below(6), atMinute: 660).dateTime()
      biopsy.conclusion = cause == .neoplasm ? "Malignant cells" : "No malignant cells"
    }
    return [biopsy]
  }

  /// A volume as `Decimals.tenths` writes it, in tenths.
  private static func tenths(_ decimal: R4.Decimal) -> Int? {
    let parts = decimal.text.split(separator: ".")
    guard let whole = parts.first.flatMap({ Int($0) }) else { return nil }
    return whole * 10 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  }

  private static let closures = WeightTable<Augmentation.Closure>(
    .adhesive, 70, [.none: 12, .suture: 18])
}
