internal import FHIRModel

extension SyntheticCase {
  func anesthesiaGiven() throws(SynthesisError) -> Anesthesia {
    var draws = draws(.anesthesia)
    var given = Anesthesia(types: anesthesia == .general || anesthesia == .local ? [] : [.local])
    given.types.append(anesthesia)
    let begin = start.adding(minutes: -15)
    given.start = try begin.dateTime()
    given.end = try end.adding(minutes: 5).dateTime()
    given.intravenousAccess = true
    given.monitored = true
    if anesthesia == .general, draws.happens(3000) {
      given.reason = "Extreme pain when lying prone"
    }
    let time = try begin.adding(minutes: 3).dateTime()
    if given.types.contains(.local) {
      given.drugs.append(
        Self.drug(
          .known(.lidocaine), 10 * draws.whole(5...15), .milligram, .infiltration,
          try start.dateTime()))
    }
    switch anesthesia {
    case .moderateSedation, .minimalSedation:
      given.drugs.append(
        Self.drug(.known(.midazolam), draws.whole(1...3), .milligram, .intravenous, time))
      given.drugs.append(
        Self.drug(.known(.fentanyl), 25 * draws.whole(1...5), .microgram, .intravenous, time))
    case .monitoredCare, .deepSedation, .general:
      given.drugs.append(
        Self.drug(.known(.propofol), 10 * draws.whole(8...20), .milligram, .intravenous, time))
      if draws.happens(7000) {
        given.drugs.append(
          Self.drug(.known(.fentanyl), 25 * draws.whole(2...8), .microgram, .intravenous, time))
      }
    default: break
    }
    return given
  }

  func antibiotics(_ patient: Patient) throws(SynthesisError) -> [AdministeredDrug] {
    var draws = draws(.antibiotics)
    guard draws.happens(8800) else { return [] }
    let drug: Drug.Ingredient = patient.allergies.contains(.antibiotic) ? .vancomycin : .cefazolin
    let dose = drug == .vancomycin ? 1000 : 2000
    return [
      Self.drug(
        .known(drug), dose, .milligram, .intravenous, try start.adding(minutes: -25).dateTime())
    ]
  }

  /// Contrast beside that in the balloons: into the veins of the vertebra, before the cement.
  func contrastGiven() throws(SynthesisError) -> [AdministeredDrug] {
    var draws = draws(.contrast)
    guard !isAllergicToContrast, draws.happens(400) else { return [] }
    let volume = draws.whole(2...6)
    return [
      Self.drug(
        .known(.iohexol), volume, .milliliter, .intraosseous,
        try start.adding(minutes: 12).dateTime())
    ]
  }

  func vitals() throws(SynthesisError) -> [VitalSigns] {
    var draws = draws(.vitals)
    guard draws.happens(6000) else { return [] }
    var vitals: [VitalSigns] = []
    for moment in [start.adding(minutes: -20), end.adding(minutes: 15)] {
      var signs = VitalSigns(time: try moment.dateTime())
      signs.systolicMmHg = draws.normal(mean: 138, deviation: 16, in: 95...190)
      signs.diastolicMmHg = draws.normal(mean: 76, deviation: 9, in: 50...105)
      signs.heartRatePerMin = draws.normal(mean: 76, deviation: 10, in: 48...115)
      signs.respiratoryRatePerMin = draws.normal(mean: 15, deviation: 2, in: 10...24)
      signs.oxygenSaturationPercent = R4.Decimal(draws.normal(mean: 97, deviation: 1, in: 92...100))
      if draws.happens(5000) {
        signs.temperatureC = Decimals.tenths(draws.normal(mean: 367, deviation: 3, in: 355...379))
      }
      vitals.append(signs)
    }
    return vitals
  }

  private static func drug(
    _ drug: Drug, _ dose: Int, _ unit: AdministeredDrug.Unit, _ route: AdministeredDrug.Route,
    _ time: R4.DateTime
  ) -> AdministeredDrug {
    var given = AdministeredDrug(drug: drug)
    given.dose = R4.Decimal(dose)
    given.unit = unit
    given.route = route
    given.time = time
    return given
  }
}
