internal import FHIRModel

extension BundleDraft {
  mutating func addAnesthesia() {
    guard let anesthesia = record.anesthesia else { return }
    let ids = anesthesiaIDs
    for (place, kind) in anesthesia.types.enumerated() {
      add(
        R4.Procedure(
          partOf: partOfWhole,
          status: .completed,
          code: R4.CodeableConcept(kind, text: kind.words),
          subject: patient,
          encounter: stay,
          performed: anesthesiaTime.map { .period($0) } ?? .absent(.unknown),
          // Who operates may give the local anesthesia: the record does not say.
          performer: kind == .local ? [] : anesthetists,
          reasonCode: anesthesia.reason.map { [R4.CodeableConcept(text: $0)] } ?? []),
        ids[place], from: "anesthesia.types[\(place)]")
    }
    let during = anesthesiaTime.map {
      R4.Observation.Effective.period(R4.Period(start: $0.start, end: $0.end))
    }
    state(
      .intravenousAccess, anesthesia.intravenousAccess, .procedure, during, ofProcedure: true,
      from: "anesthesia.intravenousAccess")
    state(
      .vitalSignsMonitored, anesthesia.monitored, .procedure, during, ofProcedure: true,
      from: "anesthesia.monitored")
  }

  var anesthesiaIDs: [R4.ID] {
    ids.ids(R4.Procedure.self, of: record.anesthesia?.types ?? []) { ["anesthesia", $0.rawValue] }
  }

  /// The drugs of the anesthesia, the antibiotics and the contrast.
  mutating func addDrugs() {
    add(record.anesthesia?.drugs ?? [], for: .anesthesia, from: "anesthesia.drugs")
    add(record.antibiotics, for: .antibiotic, from: "antibiotics")
    add(record.contrast, for: .contrast, from: "contrast")
  }

  private mutating func add(
    _ drugs: [AdministeredDrug], for purpose: DrugPurpose, from path: String
  ) {
    let ids = self.ids.ids(R4.MedicationAdministration.self, of: drugs) {
      [purpose.rawValue, $0.drug.name, $0.time?.text ?? ""]
    }
    for (place, drug) in drugs.enumerated() {
      add(
        R4.MedicationAdministration(
          partOf: partOfWhole,
          status: .completed,
          medication: .codeableConcept(drug.drug.concept),
          subject: patient,
          context: stay,
          effective: drug.time.map { .dateTime($0) } ?? .period(MissingData.period),
          reasonCode: [R4.CodeableConcept(purpose)],
          dosage: dosage(of: drug)),
        ids[place], from: "\(path)[\(place)]")
    }
  }

  /// A dosage needs a dose (mad-1): where only the route is known, it says that the dose is not.
  private func dosage(of drug: AdministeredDrug) -> R4.MedicationAdministration.Dosage? {
    guard drug.dose != nil || drug.unit != nil || drug.route != nil else { return nil }
    var dose = MissingData.quantity
    if let amount = drug.dose { dose = R4.Quantity(value: amount) }
    if let unit = drug.unit?.ucum {
      dose.unit = unit.unit
      dose.system = Terminology.ucum.uri
      dose.code = unit.rawValue
    }
    return R4.MedicationAdministration.Dosage(
      route: drug.route.map { R4.CodeableConcept($0) }, dose: dose)
  }

  private var anesthesiaTime: R4.Period? {
    let (start, end) = (record.anesthesia?.start, record.anesthesia?.end)
    var period = Self.period(start ?? record.procedure.start, end ?? record.procedure.end)
    period?.extension = OwnExtension.stated(
      ("start", start != nil && start == record.procedure.start),
      ("end", end != nil && end == record.procedure.end))
    return period
  }

  private var anesthetists: [R4.Procedure.Performer] {
    record.team.compactMap { member in
      guard member.role == .anesthesiologist || member.role == .nurseAnesthetist,
        let actor = directory.practitioner(member.clinician)
      else { return nil }
      return R4.Procedure.Performer(function: R4.CodeableConcept(member.role), actor: actor)
    }
  }
}

extension Anesthesia.Kind {
  var words: String {
    switch self {
    case .local: "Local anesthesia"
    case .minimalSedation: "Minimal sedation"
    case .moderateSedation: "Moderate sedation"
    case .deepSedation: "Deep sedation"
    case .monitoredCare: "Monitored anesthesia care"
    case .regional: "Regional anesthesia"
    case .epidural: "Epidural anesthesia"
    case .spinal: "Spinal anesthesia"
    case .general: "General anesthesia"
    }
  }
}
