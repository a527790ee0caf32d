internal import FHIRModel

extension FaultKind {
  static let people = [
    FaultKind("born-after-admission", breaks: "clinical.birth-date") { record, _ in
      guard let day = record.encounter.start.day(shiftedBy: 900) else { return nil }
      record.patient.birthDate = day.date
      return "patient.birthDate"
    },
    FaultKind("child", breaks: "clinical.age-child") { record, _ in
      guard record.diagnosis.fractures.allSatisfy({ $0.cause != .osteoporosis }),
        let day = record.encounter.start.day(shiftedBy: -3650)
      else { return nil }
      record.patient.birthDate = day.date
      return "patient.birthDate"
    },
    FaultKind("young-with-osteoporosis", breaks: "clinical.age-osteoporosis") { record, _ in
      guard record.diagnosis.fractures.count == 1,
        record.diagnosis.fractures[0].cause == .osteoporosis,
        let day = record.encounter.start.day(shiftedBy: -27 * 366)
      else { return nil }
      record.patient.birthDate = day.date
      return "diagnosis.fractures[0].cause"
    },
    FaultKind("weight-in-grams", breaks: "clinical.body-mass") { record, _ in
      guard record.patient.heightCm != nil else { return nil }
      record.patient.weightKg = R4.Decimal("6500")
      return "patient.weightKg"
    },
    FaultKind("clinician-nobody-knows", breaks: "clinical.clinician-unidentified") { record, _ in
      guard !record.team.isEmpty else { return nil }
      record.team[0].clinician.npi = nil
      record.team[0].clinician.key = nil
      return "team[0].clinician"
    },
    FaultKind("confirmed-misspelt", breaks: "clinical.confirmed-unknown") { record, _ in
      record.confirmed = ["clinical.no-such-rule"]
      return "confirmed[0]"
    },
  ]

  static let anesthesiaFaults = [
    FaultKind("nobody-at-the-anesthesia", breaks: "clinical.general-anesthesia") { record, _ in
      guard record.anesthesia?.types.contains(.general) == true else { return nil }
      record.team.removeAll { $0.role == .anesthesiologist || $0.role == .nurseAnesthetist }
      return "team"
    },
    FaultKind("sedation-without-drug", breaks: "clinical.sedation-drug") { record, _ in
      guard let anesthesia = record.anesthesia, !anesthesia.types.contains(.general),
        anesthesia.types != [.local]
      else { return nil }
      record.anesthesia?.drugs = anesthesia.drugs.filter { $0.drug == .known(.lidocaine) }
      return "anesthesia.drugs"
    },
  ]
}
