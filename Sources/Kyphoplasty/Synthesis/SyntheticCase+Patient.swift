internal import FHIRModel

extension SyntheticCase {
  func patient() throws(SynthesisError) -> Patient {
    var draws = draws(.patient)
    var patient = Patient(mrn: mrn, sex: sex)
    patient.family = draws.one(of: InventedNames.families, else: "Example")
    patient.given = [draws.one(of: InventedNames.given, else: "Ada")]
    if draws.happens(3000) { patient.given.append(draws.one(of: ["E.", "X.", "M."], else: "E.")) }
    patient.birthDate = try LocalMoment.date(day: birthday)
    if draws.happens(Figures.Population.fullDemographics) {
      patient.birthSex = sex
      patient.race = [draws.weighted(Self.races)]
      if draws.happens(200) {
        patient.race.append(patient.race == [.asian] ? .white : .asian)
      }
      patient.ethnicity = draws.weighted(Self.ethnicities)
      patient.language = draws.weighted(Self.languages)
      patient.phone = "+1 555 01" + padded(draws.below(100), to: 2)
      patient.address = SyntheticSite.address(
        line: "\(1 + draws.below(400)) Example Lane", state: site.zone.state, draws.below(100))
    }
    if draws.happens(2500) { patient.email = "patient\(index + 1)@example.org" }
    if let death { patient.deathDate = diedInStay ? try death.dateTime() : try death.date() }
    patient.heightCm = Decimals.tenths(
      draws.normal(mean: sex == .female ? 1590 : 1730, deviation: 70, in: 1350...1980))
    if draws.happens(4500) {
      patient.heightLossCm = Decimals.tenths(draws.normal(mean: 40, deviation: 15, in: 5...90))
    }
    patient.weightKg = Decimals.tenths(
      draws.normal(mean: sex == .female ? 650 : 790, deviation: 110, in: 380...1200))
    if draws.happens(8000) { patient.smoking = draws.weighted(Self.smoking) }
    if isAllergicToContrast { patient.allergies.append(.iodinatedContrast) }
    if draws.happens(Figures.Population.otherAllergy) {
      patient.allergies.append(draws.one(of: [.latex, .antibiotic], else: .latex))
    }
    return patient
  }

  func coverage() -> [Coverage] {
    var draws = draws(.coverage)
    guard draws.happens(9400) else { return [] }
    var coverage = Coverage(payer: draws.weighted(Figures.Hospital.payers))
    coverage.memberId = "MBR-" + padded(draws.below(1_000_000), to: 6)
    coverage.type = coverage.payer == "Example Medicare Plan" ? "Medicare Part B" : "Commercial"
    return [coverage]
  }

  private static let races = WeightTable<Patient.Race>(
    .white, 80,
    [
      .blackOrAfricanAmerican: 6, .asian: 5, .americanIndianOrAlaskaNative: 2,
      .nativeHawaiianOrOtherPacificIslander: 2, .other: 3, .unknown: 1, .askedButUnknown: 1,
    ])
  private static let ethnicities = WeightTable<Patient.Ethnicity>(
    .notHispanicOrLatino, 80, [.hispanicOrLatino: 17, .unknown: 2, .askedButUnknown: 1])
  private static let languages = WeightTable<String>("en-US", 86, ["es-US": 12, "haw": 1, "de": 1])
  private static let smoking = WeightTable<Patient.SmokingStatus>(
    .never, 55, [.former: 29, .current: 13, .unknown: 3])
}
