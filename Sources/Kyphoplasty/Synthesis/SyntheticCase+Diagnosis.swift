internal import FHIRModel

extension SyntheticCase {
  /// The day of the fracture.
  var onset: Int { start.day - fractureAge }

  func diagnosis() throws(SynthesisError) -> Diagnosis {
    var draws = draws(.diagnosis)
    var diagnosis = Diagnosis(fractures: [])
    let onset = R4.DateTime(try LocalMoment.date(day: onset))
    let diagnosed = R4.DateTime(
      try LocalMoment.date(day: self.onset + draws.below(min(fractureAge, admissionAge) + 1)))
    for vertebra in vertebrae {
      var fracture = Fracture(level: vertebra, cause: cause)
      fracture.onset = onset
      fracture.diagnosed = diagnosed
      fracture.age = fractureAge <= 14 ? .acute : .subacute
      fracture.morphology = draws.weighted(Figures.Fractures.morphologies)
      let loss = heightLoss(of: vertebra)
      fracture.heightLossPercent = R4.Decimal(loss)
      if cause != .trauma {
        fracture.genantGrade = loss < 20 ? 0 : loss <= 25 ? 1 : loss <= 40 ? 2 : 3
      }
      if draws.happens(5500) { fracture.ofClass = loss < 25 ? 2 : loss < 40 ? 3 : 4 }
      if cause == .trauma { fracture.aoType = loss < 30 ? "A1.2" : "A3.1" }
      fracture.progressive = draws.happens(3000) ? draws.happens(5000) : nil
      fracture.phase = draws.happens(9000) ? .initial : nil
      diagnosis.fractures.append(fracture)
    }
    switch cause {
    case .neoplasm: diagnosis.neoplasm = try neoplasm(&draws)
    case .osteoporosis, .secondaryOsteoporosis: diagnosis.osteoporosis = osteoporosis(&draws)
    case .trauma:
      var injury = Injury(mechanism: draws.weighted(Self.mechanisms))
      injury.date = onset
      injury.text = injury.mechanism == .fall ? "Fall at home" : nil
      diagnosis.injury = injury
    case .otherDisease, .unspecified: break
    }
    if draws.happens(Figures.Fractures.misdiagnosed) {
      diagnosis.priorMisdiagnosis = "Muscle strain"
    }
    if isAllergicToContrast { diagnosis.contraindications.append(.contrastAllergy) }
    return diagnosis
  }

  /// The loss of height of a treated body in percent, which several fields repeat.
  func heightLoss(of vertebra: Vertebra) -> Int {
    var draws = draws(.heightLoss, of: vertebra)
    return draws.normal(mean: Figures.Fractures.heightLoss.value, deviation: 10, in: 5...70)
  }

  /// Days from the fracture to the admission.
  private var admissionAge: Int { max(0, admission.day - onset) }

  private func neoplasm(_ draws: inout Draws) throws(SynthesisError) -> Neoplasm? {
    guard let kind = neoplasm else { return nil }
    var neoplasm = Neoplasm(type: kind)
    if kind == .multipleMyeloma { neoplasm.course = draws.weighted(Self.courses) }
    if kind == .boneMetastasis {
      neoplasm.primarySite = draws.one(
        of: ["Breast", "Lung", "Prostate", "Kidney", "Thyroid"], else: "Breast")
    }
    neoplasm.diagnosed = R4.DateTime(
      try LocalMoment.date(day: onset - 30 - draws.below(1800)))
    return neoplasm
  }

  private func osteoporosis(_ draws: inout Draws) -> Osteoporosis {
    var osteoporosis = Osteoporosis()
    if cause == .secondaryOsteoporosis {
      osteoporosis.type = draws.happens(8000) ? .corticosteroid : .other
    } else {
      osteoporosis.type = sex == .female && draws.happens(7000) ? .postmenopausal : .senile
    }
    let year = CivilDate(daysSince1970: onset).year - 1 - draws.below(15)
    if draws.happens(6000) { osteoporosis.diagnosed = R4.DateTime(String(year)) }
    osteoporosis.priorFragilityFracture = draws.happens(Figures.Fractures.priorFracture)
    return osteoporosis
  }

  private static let mechanisms = WeightTable<Injury.Mechanism>(
    .fall, 70, [.motorVehicle: 24, .other: 6])
  private static let courses = WeightTable<Neoplasm.Course>(
    .notInRemission, 60, [.inRelapse: 25, .inRemission: 15])
}
