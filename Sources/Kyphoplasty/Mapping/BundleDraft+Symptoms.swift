internal import FHIRModel

extension BundleDraft {
  mutating func addSymptoms() {
    guard let symptoms = record.symptoms else { return }
    if let pain = symptoms.pain {
      add(
        finding(pain.codes, pain.words, onset: symptoms.onset),
        ids.id(R4.Condition.self, "pain"), from: "symptoms.pain")
    } else if let onset = symptoms.onset {
      observe(
        Measure.symptomOnset, .dateTime(onset), .exam, beforeProcedure, from: "symptoms.onset")
    }
    addBooleans(symptoms)
    if let progression = symptoms.progression {
      observe(
        Measure.symptomProgression, .concept(progression), .exam, beforeProcedure,
        from: "symptoms.progression")
    }
    if let mobility = symptoms.mobility {
      observe(
        Measure.mobility,
        .codeableConcept(R4.CodeableConcept(mobility.codes)), .exam, beforeProcedure,
        from: "symptoms.mobility")
    }
    if let lungFunction = symptoms.lungFunction {
      observe(
        Measure.lungFunction, .string(lungFunction), .exam, beforeProcedure,
        from: "symptoms.lungFunction")
    }
    if let days = symptoms.bedDays {
      observe(
        Measure.bedDays, .measured(R4.Decimal(days), .day), .survey, beforeProcedure,
        from: "symptoms.bedDays")
    }
  }

  /// What is so or not is an observation; what is so and has a public code is a condition besides.
  private mutating func addBooleans(_ symptoms: Symptoms) {
    let states: [(Measure, Bool?, CodeEntry?, String)] = [
      (.painMatchesImaging, symptoms.painMatchesImaging, nil, "painMatchesImaging"),
      (.painWorseUpright, symptoms.worseUpright, nil, "worseUpright"),
      (.painReliefSupine, symptoms.reliefSupine, nil, "reliefSupine"),
      (.fallRisk, symptoms.fallRisk, SNOMEDCT.Finding.atRiskForFalls.entry, "fallRisk"),
      (
        .repeatedFalls, symptoms.repeatedFalls, ICD10CM.Disease.repeatedFalls.entry, "repeatedFalls"
      ),
      (
        .disturbedSleep, symptoms.disturbedSleep, ICD10CM.Disease.sleepDisorder.entry,
        "disturbedSleep"
      ),
      (.kyphosisPresent, symptoms.kyphosis, SNOMEDCT.Disease.kyphosis.entry, "kyphosis"),
    ]
    for (measure, isSo, code, field) in states {
      guard let isSo else { continue }
      let path = "symptoms.\(field)"
      state(measure, isSo, .survey, beforeProcedure, from: path)
      guard isSo, let code else { continue }
      add(
        finding([code], measure.entry.display ?? field),
        ids.id(R4.Condition.self, measure.entry.code), from: path)
    }
  }

  mutating func addNeurology() {
    guard let neurology = record.neurology else { return }
    state(
      .neurologicalDeficit, neurology.deficit, .exam, beforeProcedure, note: neurology.text,
      from: "neurology.deficit")
    let isLumbar = record.diagnosis.fractures.contains { $0.level.region == .lumbar }
    let ids = self.ids.ids(R4.Condition.self, of: neurology.findings) {
      ["deficit", $0.rawValue]
    }
    for (place, deficit) in neurology.findings.enumerated() {
      add(
        finding(deficit.codes(lumbar: isLumbar), deficit.entry.display ?? deficit.rawValue),
        ids[place], from: "neurology.findings[\(place)]")
    }
  }

  /// A condition of the encounter that was there before the procedure.
  func finding(_ codes: [CodeEntry], _ words: String, onset: R4.DateTime? = nil) -> R4.Condition {
    R4.Condition(
      clinicalStatus: .active,
      verificationStatus: .confirmed,
      category: [R4.CodeableConcept(HL7.ConditionCategory.encounterDiagnosis)],
      code: R4.CodeableConcept(codes, text: words),
      subject: patient,
      encounter: stay,
      onset: onset.map { .dateTime($0) })
  }
}

extension Symptoms.PainRegion {
  var codes: [CodeEntry] {
    switch self {
    case .back: [SNOMEDCT.Finding.backache.entry]
    case .thoracic:
      [SNOMEDCT.Finding.thoracicBackPain.entry, ICD10CM.Disease.thoracicSpinePain.entry]
    case .lowBack: [SNOMEDCT.Finding.lowBackPain.entry, ICD10CM.Disease.lowBackPain.entry]
    }
  }

  var words: String {
    switch self {
    case .back: "Back pain"
    case .thoracic: "Thoracic back pain"
    case .lowBack: "Low back pain"
    }
  }
}

extension Symptoms.Mobility {
  var codes: [CodeEntry] {
    switch self {
    case .unrestricted, .bedbound: [entry]
    case .reduced:
      [SNOMEDCT.Finding.reducedMobility.entry, ICD10CM.Disease.reducedMobility.entry, entry]
    case .impaired: [SNOMEDCT.Finding.impairedMobility.entry, entry]
    }
  }
}

extension Neurology.Deficit {
  /// The public codes of the finding, and ours.
  func codes(lumbar isLumbar: Bool) -> [CodeEntry] {
    switch self {
    case .spinalCordCompression:
      [
        SNOMEDCT.Complication.spinalCordCompression.entry, ICD10CM.Disease.cordCompression.entry,
        entry,
      ]
    case .caudaEquina:
      [
        SNOMEDCT.Complication.caudaEquinaSyndrome.entry,
        ICD10CM.Disease.caudaEquinaSyndrome.entry, entry,
      ]
    case .radiculopathy:
      [
        isLumbar
          ? SNOMEDCT.Finding.lumbarRadiculopathy.entry
          : SNOMEDCT.Complication.nerveRootDisorder.entry, entry,
      ]
    case .paraplegia:
      [SNOMEDCT.Complication.paraplegia.entry, ICD10CM.Disease.paraplegia.entry, entry]
    case .myelopathy, .numbness, .weakness, .bladderOrBowelChange: [entry]
    }
  }
}
