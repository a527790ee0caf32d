internal import FHIRModel

extension FaultKind {
  static let diagnoses = [
    FaultKind("fracture-after-operation", breaks: "clinical.fracture-after-procedure") {
      record, _ in
      guard let day = record.procedure.start?.day(shiftedBy: 3) else { return nil }
      record.diagnosis.fractures[0].onset = day
      record.diagnosis.fractures[0].diagnosed = nil
      return "diagnosis.fractures[0].onset"
    },
    FaultKind("fracture-not-acute", breaks: "clinical.fracture-not-acute") { record, _ in
      guard let day = record.procedure.start?.day(shiftedBy: -70) else { return nil }
      record.diagnosis.fractures[0].onset = day
      record.diagnosis.fractures[0].age = .chronic
      for place in record.imaging.indices { record.imaging[place].vertebrae = [] }
      return "diagnosis.fractures[0].onset"
    },
    FaultKind("healing-fracture", breaks: "clinical.fracture-phase") { record, _ in
      record.diagnosis.fractures[0].phase = .routineHealing
      return "diagnosis.fractures[0].phase"
    },
    FaultKind("osteoporosis-of-the-wrong-kind", breaks: "clinical.osteoporosis-kind") {
      record, _ in
      guard record.diagnosis.fractures.count == 1,
        record.diagnosis.fractures[0].cause == .osteoporosis, record.diagnosis.osteoporosis != nil
      else { return nil }
      record.diagnosis.osteoporosis?.type = .corticosteroid
      return "diagnosis.fractures[0].cause"
    },
    FaultKind("tumor-unnamed", breaks: "clinical.neoplasm-missing") { record, _ in
      guard record.diagnosis.neoplasm != nil else { return nil }
      record.diagnosis.neoplasm = nil
      return "diagnosis.fractures[0].cause"
    },
    FaultKind("operated-in-infection", breaks: "clinical.contraindicated") { record, _ in
      record.diagnosis.contraindications.append(.activeInfection)
      return "diagnosis.contraindications[\(record.diagnosis.contraindications.count - 1)]"
    },
    FaultKind("fracture-twice", breaks: "clinical.entry-repeated") { record, _ in
      guard let fracture = record.diagnosis.fractures.first else { return nil }
      record.diagnosis.fractures.append(fracture)
      return "diagnosis.fractures[\(record.diagnosis.fractures.count - 1)]"
    },
  ]
}
