internal import FHIRModel

extension BundleDraft {
  private var neoplasmID: R4.ID { ids.id(R4.Condition.self, "neoplasm") }
  private var osteoporosisID: R4.ID { ids.id(R4.Condition.self, "osteoporosis") }
  private var injuryID: R4.ID { ids.id(R4.Condition.self, "injury") }

  /// The diseases behind the fractures.
  var causes: [R4.AnyReference] {
    [
      record.diagnosis.neoplasm.map { _ in neoplasmID },
      record.diagnosis.osteoporosis.map { _ in osteoporosisID },
    ].compactMap { $0.map { R4.AnyReference(to: $0, type: R4.Condition.self) } }
  }

  /// What a fracture comes from, where the record has it.
  func cause(of fracture: Fracture) -> R4.AnyReference? {
    let id: R4.ID? =
      switch fracture.cause {
      case .osteoporosis, .secondaryOsteoporosis:
        record.diagnosis.osteoporosis.map { _ in osteoporosisID }
      case .neoplasm: record.diagnosis.neoplasm.map { _ in neoplasmID }
      case .trauma: record.diagnosis.injury.map { _ in injuryID }
      case .otherDisease, .unspecified: nil
      }
    return id.map { R4.AnyReference(to: $0, type: R4.Condition.self) }
  }

  mutating func addCauses() {
    if let neoplasm = record.diagnosis.neoplasm { add(neoplasm) }
    if let osteoporosis = record.diagnosis.osteoporosis { add(osteoporosis) }
    if let injury = record.diagnosis.injury { add(injury) }
    if let misdiagnosis = record.diagnosis.priorMisdiagnosis {
      observe(
        Measure.priorMisdiagnosis, .string(misdiagnosis), .exam, beforeProcedure,
        from: "diagnosis.priorMisdiagnosis")
    }
    let ids = self.ids.ids(R4.Observation.self, of: record.diagnosis.contraindications) {
      ["contraindication", $0.rawValue]
    }
    for (place, reason) in record.diagnosis.contraindications.enumerated() {
      add(
        observation(Measure.contraindication, .concept(reason), .exam, beforeProcedure),
        ids[place], from: "diagnosis.contraindications[\(place)]")
    }
  }

  private mutating func add(_ neoplasm: Neoplasm) {
    let isInSacrum = record.diagnosis.fractures.contains {
      $0.cause == .neoplasm && $0.level.region == .sacral
    }
    add(
      R4.Condition(
        // That a tumor is not in remission is no more than active; that the record says so is.
        extension: (neoplasm.diagnosed.map { [ConditionExtension.asserted($0)] } ?? [])
          + OwnExtension.stated(("clinicalStatus", neoplasm.course == .notInRemission)),
        clinicalStatus: neoplasm.clinicalStatus,
        verificationStatus: .confirmed,
        category: [R4.CodeableConcept(HL7.ConditionCategory.problemListItem)],
        code: R4.CodeableConcept(
          neoplasm.codes(inSacrum: isInSacrum), text: neoplasm.words),
        subject: patient,
        encounter: stay,
        recordedDate: neoplasm.diagnosed,
        note: neoplasm.primarySite.map { [R4.Annotation(text: "Primary site: \($0)")] } ?? []),
      neoplasmID, from: "diagnosis.neoplasm")
  }

  private mutating func add(_ osteoporosis: Osteoporosis) {
    // M81 stands for osteoporosis without a current fracture, and never beside M80.
    let hasFracture = record.diagnosis.fractures.contains {
      $0.cause == .osteoporosis || $0.cause == .secondaryOsteoporosis
    }
    add(
      R4.Condition(
        extension: osteoporosis.diagnosed.map { [ConditionExtension.asserted($0)] } ?? [],
        clinicalStatus: .active,
        verificationStatus: .confirmed,
        category: [R4.CodeableConcept(HL7.ConditionCategory.problemListItem)],
        code: R4.CodeableConcept(
          osteoporosis.codes(withFracture: hasFracture), text: osteoporosis.words),
        subject: patient,
        encounter: stay,
        recordedDate: osteoporosis.diagnosed),
      osteoporosisID, from: "diagnosis.osteoporosis")
    guard let hadFracture = osteoporosis.priorFragilityFracture else { return }
    let path = "diagnosis.osteoporosis.priorFragilityFracture"
    state(.priorFragilityFracture, hadFracture, .exam, beforeProcedure, from: path)
    guard hadFracture else { return }
    add(
      R4.Condition(
        clinicalStatus: .resolved,
        verificationStatus: .confirmed,
        category: [R4.CodeableConcept(HL7.ConditionCategory.problemListItem)],
        code: R4.CodeableConcept(
          ICD10CM.Disease.historyOfOsteoporosisFracture, text: "Healed fracture from osteoporosis"),
        subject: patient,
        encounter: stay),
      ids.id(R4.Condition.self, "prior-fragility-fracture"), from: path)
  }

  private mutating func add(_ injury: Injury) {
    let isInitial = record.diagnosis.fractures.allSatisfy {
      $0.cause != .trauma || $0.phase == nil || $0.phase == .initial || $0.phase == .initialOpen
    }
    add(
      R4.Condition(
        clinicalStatus: .resolved,
        verificationStatus: .confirmed,
        category: [R4.CodeableConcept(HL7.ConditionCategory.encounterDiagnosis)],
        code: R4.CodeableConcept(
          injury.mechanism.codes(initialEncounter: isInitial), text: injury.mechanism.words),
        subject: patient,
        encounter: stay,
        onset: injury.date.map { .dateTime($0) },
        note: injury.text.map { [R4.Annotation(text: $0)] } ?? []),
      injuryID, from: "diagnosis.injury")
  }
}
