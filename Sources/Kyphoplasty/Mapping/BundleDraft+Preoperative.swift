internal import FHIRModel

extension BundleDraft {
  mutating func addPreoperativeState() {
    guard let state = record.preoperative else { return }
    let examined: R4.Observation.Effective = state.examined.map { .dateTime($0) } ?? beforeProcedure
    let isStated = OwnExtension.stated(("effective", state.examined == record.encounter.start))
    if let number = state.asaClass {
      observe(
        Measure.asaPhysicalStatus,
        SNOMEDCT.ASAClass(number).map { .concept($0) } ?? .integer(number), .exam, examined,
        from: "preoperative.asaClass")
    }
    if state.cleared != nil || state.clearance != nil || state.examined != nil {
      // The examination itself, too, is told by whether it cleared the patient, be it not known.
      var clearance = observation(
        Measure.preoperativeClearance, state.cleared.map { .boolean($0) }, .exam, examined,
        note: state.clearance)
      if state.cleared == nil { clearance.dataAbsentReason = MissingData.reason }
      clearance.extension = isStated
      add(
        clearance, ids.id(R4.Observation.self, Measure.preoperativeClearance.entry.code),
        from: "preoperative.cleared")
    }
    if let probability = state.fraxMajorPercent {
      observe(
        Measure.fraxMajorFracture, .measured(probability, .percent), .survey, examined,
        from: "preoperative.fraxMajorPercent")
    }
    if let vitaminD = state.vitaminDNgPerMl {
      observe(
        Measure.vitaminD, .measured(vitaminD, .nanogramPerMilliliter), .laboratory, nil,
        from: "preoperative.vitaminDNgPerMl")
    }
    addBoneDensity(state.boneDensity)
    addMedications(state.medications)
    let comorbidities = ids.ids(R4.Condition.self, of: state.comorbidities) {
      ["comorbidity", $0]
    }
    for (place, disease) in state.comorbidities.enumerated() {
      add(
        R4.Condition(
          clinicalStatus: .active,
          verificationStatus: .confirmed,
          category: [R4.CodeableConcept(HL7.ConditionCategory.problemListItem)],
          code: R4.CodeableConcept(text: disease),
          subject: patient,
          encounter: stay),
        comorbidities[place], from: "preoperative.comorbidities[\(place)]")
    }
  }

  private mutating func addBoneDensity(_ measurements: [BoneDensity]) {
    let scopes = ids.ids(R4.Observation.self, of: measurements) {
      ["bone-density", $0.site.rawValue, $0.date?.text ?? ""]
    }
    for (place, measurement) in measurements.enumerated() {
      let path = "preoperative.boneDensity[\(place)]"
      let date = measurement.date.map { R4.Observation.Effective.dateTime($0) }
      if measurement.tScore != nil || measurement.densityGPerCm2 == nil {
        var resource = observation(
          measurement.site.tScore, measurement.tScore.map { .measured($0, .standardDeviation) },
          .imaging, date)
        if measurement.tScore == nil { resource.dataAbsentReason = MissingData.reason }
        add(
          resource, ids.id(R4.Observation.self, "t-score", scopes[place].text),
          from: path + ".tScore")
      }
      if let density = measurement.densityGPerCm2 {
        var resource = observation(
          Measure.boneDensityFemur, .measured(density, .gramPerSquareCentimeter), .imaging, date)
        resource.code = R4.CodeableConcept([measurement.site.density])
        add(
          resource, ids.id(R4.Observation.self, "density", scopes[place].text),
          from: path + ".densityGPerCm2")
      }
    }
  }

  private mutating func addMedications(_ medications: [Medication]) {
    let ids = self.ids.ids(R4.MedicationStatement.self, of: medications) {
      ["medication", $0.drug.name]
    }
    for (place, medication) in medications.enumerated() {
      add(
        R4.MedicationStatement(
          status: .active,
          medication: .codeableConcept(medication.drug.concept),
          subject: patient,
          context: stay,
          effective: .dateTime(record.encounter.start),
          reasonCode: medication.reason.map { [R4.CodeableConcept(text: $0)] } ?? [],
          dosage: medication.dosage.map { [R4.Dosage(text: $0)] } ?? []),
        ids[place], from: "preoperative.medications[\(place)]")
    }
  }
}

extension SNOMEDCT.ASAClass {
  init?(_ number: Int) {
    guard Self.allCases.indices.contains(number - 1) else { return nil }
    self = Self.allCases[number - 1]
  }
}

extension BoneDensity.Site {
  var tScore: LOINC {
    switch self {
    case .lumbarSpine: .tScoreLumbarSpine
    case .hip: .tScoreHip
    case .femur: .tScoreFemur
    }
  }

  /// LOINC has no evidenced code for the density of the femur.
  var density: CodeEntry {
    switch self {
    case .lumbarSpine: LOINC.densityLumbarSpine.entry
    case .hip: LOINC.densityHip.entry
    case .femur: Measure.boneDensityFemur.entry
    }
  }
}
