internal import FHIRModel

extension BundleDraft {
  /// The ICD-10-PCS codes of an inpatient, each a procedure of its own, since a code says a region and not a level.
  mutating func addInpatientProcedures() {
    for choice in ICD10PCSSelection(for: record).choices {
      add(
        R4.Procedure(
          partOf: partOfWhole,
          status: .completed,
          category: R4.CodeableConcept(choice.code.category),
          code: R4.CodeableConcept(choice.code),
          subject: patient,
          encounter: stay,
          performed: performed,
          bodySite: choice.vertebrae.map(\.bodySite)),
        ids.id(R4.Procedure.self, "icd-10-pcs", choice.code.entry.code), from: "procedure")
    }
  }

  mutating func addConcurrentProcedures() {
    let ids = self.ids.ids(R4.Procedure.self, of: record.procedure.concurrent) {
      ["concurrent", $0.rawValue]
    }
    for (place, procedure) in record.procedure.concurrent.enumerated() {
      add(
        R4.Procedure(
          partOf: partOfWhole,
          status: .completed,
          category: R4.CodeableConcept(SNOMEDCT.Procedure.surgicalProcedure),
          code: R4.CodeableConcept(codes(of: procedure), text: procedure.words),
          subject: patient,
          encounter: stay,
          performed: performed),
        ids[place], from: "procedure.concurrent[\(place)]")
    }
  }

  /// The concept of a nerve root block names fluoroscopy, so it stands only where that was used.
  private func codes(of procedure: ConcurrentProcedure) -> [CodeEntry] {
    switch (procedure, record.procedure.guidance) {
    case (.nerveRootBlock, .fluoroscopy), (.nerveRootBlock, .fluoroscopyAndCt):
      [SNOMEDCT.Procedure.nerveRootBlock.entry, procedure.entry]
    default: [procedure.entry]
    }
  }

  /// How the operation was done, and what it cost the patient.
  mutating func addProcedureFacts() {
    let procedure = record.procedure
    let values: [(Measure, R4.Observation.Value?, String)] = [
      (.imageGuidance, procedure.guidance.map { .concept($0) }, "guidance"),
      (.patientPosition, procedure.position.map { .concept($0) }, "position"),
      (.skinPreparation, procedure.skinPreparation.map { .string($0) }, "skinPreparation"),
      (.skinClosure, procedure.closure.map { .concept($0) }, "closure"),
      (
        .incisionLength, procedure.incisionCm.map { .measured($0, .centimeter) }, "incisionCm"
      ),
      (.reasonWithoutBalloon, procedure.reasonNoBalloon.map { .string($0) }, "reasonNoBalloon"),
      (.bloodLoss, procedure.bloodLossMl.map { .measured($0, .milliliter) }, "bloodLossMl"),
      (
        .totalCementVolume, procedure.totalCementMl.map { .measured($0, .milliliter) },
        "totalCementMl"
      ),
    ]
    state(
      .convertedToOpen, procedure.convertedToOpen, .procedure, duringProcedure,
      ofProcedure: true, from: "procedure.convertedToOpen")
    for (measure, value, field) in values where value != nil {
      observe(
        measure, value, .procedure, duringProcedure, ofProcedure: true,
        from: "procedure.\(field)")
    }
  }

  mutating func addRadiation() {
    guard let radiation = record.radiation else { return }
    let values: [(DICOM, R4.Observation.Value?, String)] = [
      (
        .fluoroscopyTime, radiation.fluoroscopyMinutes.map { .measured($0, .minute) },
        "fluoroscopyMinutes"
      ),
      (
        .doseAtReferencePoint, radiation.airKermaMGy.map { .measured($0, .milligray) },
        "airKermaMGy"
      ),
      (
        .doseAreaProduct, radiation.doseAreaGyCm2.map { .measured($0, .grayCentimeterSquared) },
        "doseAreaGyCm2"
      ),
    ]
    for (measure, value, field) in values where value != nil {
      observe(
        measure, value, .imaging, duringProcedure, ofProcedure: true, from: "radiation.\(field)")
    }
  }
}

extension ICD10PCS {
  /// What is done to learn is diagnostic.
  fileprivate var category: SNOMEDCT.Procedure {
    switch self {
    case .biopsyThoracic, .biopsyLumbar: .diagnosticProcedure
    default: .surgicalProcedure
    }
  }
}

extension ConcurrentProcedure {
  var words: String {
    switch self {
    case .laminectomy: "Laminectomy"
    case .nerveRootBlock: "Nerve root block"
    case .tumorAblation: "Ablation of a tumor"
    }
  }
}
