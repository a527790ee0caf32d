internal import FHIRModel

extension SyntheticCase {
  func imaging() throws(SynthesisError) -> [ImagingExamination] {
    var draws = draws(.imaging)
    var examinations: [ImagingExamination] = []
    if draws.happens(9400) {
      var before = ImagingExamination(
        modality: draws.weighted(Self.modalities), phase: .before)
      let day = admission.adding(
        days: -draws.below(max(1, min(14, admission.day - onset))), atMinute: 0)
      before.date = try day.date()
      before.studyUid = "2.25.\(1 + draws.below(1 << 60))"
      before.accession = "A-" + padded(draws.below(1_000_000), to: 6)
      let seesMarrow = before.modality == .mri
      before.vertebrae = vertebrae.map { vertebra in
        var image = VertebraImage(level: vertebra)
        image.edema = seesMarrow ? true : nil
        image.posteriorWallDisrupted = draws.happens(Figures.Fractures.posteriorWall)
        image.retropulsion = image.posteriorWallDisrupted == true ? draws.happens(3000) : false
        image.height = heights(of: vertebra).before
        image.wedgeAngleDeg = R4.Decimal(angles(of: vertebra).before)
        return image
      }
      before.kyphoticAngleDeg = R4.Decimal(draws.normal(mean: 17, deviation: 6, in: 2...40))
      before.angleLevels = "one vertebra above to one below"
      before.conclusion = seesMarrow ? "Fresh fracture with marrow edema" : nil
      examinations.append(before)
    }
    if draws.happens(7500) {
      var after = ImagingExamination(modality: draws.happens(8000) ? .xray : .ct, phase: .after)
      after.date = try end.adding(minutes: 20).dateTime()
      after.kyphoticAngleDeg = R4.Decimal(draws.normal(mean: 11, deviation: 4, in: 0...30))
      examinations.append(after)
    }
    return examinations
  }

  func preoperative() throws(SynthesisError) -> PreoperativeState? {
    var draws = draws(.preoperative)
    var state = PreoperativeState()
    state.asaClass = draws.weighted(Figures.Operation.asaClasses)
    if draws.happens(8500) {
      state.examined = R4.DateTime(
        try LocalMoment.date(
          day: admission.day - draws.below(max(1, min(10, admission.day - onset)))))
      state.cleared = true
      state.clearance = draws.happens(1500) ? "Cleared by cardiology" : nil
    }
    let isOsteoporotic = cause == .osteoporosis || cause == .secondaryOsteoporosis
    if isOsteoporotic, draws.happens(7000) {
      let date = R4.DateTime(try LocalMoment.date(day: onset - 10 - draws.below(700)))
      let spine = draws.normal(mean: -29, deviation: 7, in: -55 ... -3)
      state.boneDensity.append(Self.density(.lumbarSpine, spine, date))
      if draws.happens(5500) {
        state.boneDensity.append(
          Self.density(.hip, draws.normal(mean: -26, deviation: 7, in: -50 ... -2), date))
      }
      if draws.happens(4000) {
        state.fraxMajorPercent = R4.Decimal(draws.normal(mean: 26, deviation: 8, in: 8...60))
      }
      if draws.happens(3500) {
        state.vitaminDNgPerMl = R4.Decimal(draws.normal(mean: 27, deviation: 8, in: 8...60))
      }
    }
    if isOsteoporotic, draws.happens(3200) {
      state.medications.append(Self.alendronate)
    }
    if draws.happens(6000) {
      var medication = Medication(drug: .named("Amlodipine"))
      medication.dosage = "5 mg daily"
      state.medications.append(medication)
    }
    state.comorbidities = Self.comorbidities.filter { _ in draws.happens(2800) }
    return state
  }

  static var alendronate: Medication {
    var medication = Medication(drug: .known(.alendronate))
    medication.dosage = "70 mg once a week"
    medication.reason = "Osteoporosis"
    return medication
  }

  private static func density(
    _ site: BoneDensity.Site, _ tScore: Int, _ date: R4.DateTime
  ) -> BoneDensity {
    var density = BoneDensity(site: site)
    density.tScore = Decimals.tenths(tScore)
    // Of young adults about 1.05 g/cm², and 0.11 less with each standard deviation.
    density.densityGPerCm2 = Decimals.hundredths(105 + 11 * tScore / 10)
    density.date = date
    return density
  }

  private static let modalities = WeightTable<ImagingExamination.Modality>(
    .mri, 84, [.ct: 11, .boneScan: 3, .xray: 2])
  private static let comorbidities = [
    "Hypertension", "Diabetes mellitus type 2", "Chronic obstructive pulmonary disease",
    "Coronary artery disease", "Rheumatoid arthritis",
  ]
}
