internal import FHIRModel

extension BundleDraft {
  /// Each complication is a condition, the clinical fact, and an adverse event, the report of it.
  mutating func addComplications() {
    for (place, complication) in record.complications.enumerated() {
      let path = "complications[\(place)]"
      let id = complications[place]
      let sequence = complication.isOfArtery ? arteryComplicationID(of: id) : nil
      add(condition(of: complication, dueTo: sequence), id, from: path)
      if let sequence { add(arteryComplication(complication), sequence, from: path) }
      add(
        event(of: complication, id), ids.id(R4.AdverseEvent.self, id.text), from: path)
      guard let corPulmonale = complication.corPulmonale else { continue }
      add(
        observation(
          Measure.acuteCorPulmonale, .boolean(corPulmonale), .exam,
          complication.onset.map { .dateTime($0) },
          focus: [R4.AnyReference(to: id, type: R4.Condition.self)]),
        ids.id(R4.Observation.self, "acute-cor-pulmonale", id.text), from: path + ".corPulmonale")
    }
  }

  private func condition(of complication: Complication, dueTo: R4.ID?) -> R4.Condition {
    R4.Condition(
      extension: dueTo.map {
        [ConditionExtension.dueTo(R4.AnyReference(to: $0, type: R4.Condition.self))]
      } ?? [],
      clinicalStatus: complication.clinicalStatus,
      verificationStatus: .confirmed,
      category: [R4.CodeableConcept(complication.category)],
      code: R4.CodeableConcept(complication.allCodes, text: complication.words),
      bodySite: complication.bodySite.map { [$0] } ?? [],
      subject: patient,
      encounter: stay,
      onset: complication.onset.map { .dateTime($0) },
      note: complication.notes.map { R4.Annotation(text: $0) })
  }

  /// The tabular list asks to code a complication of another artery first, where a cement embolism is one.
  private func arteryComplication(_ complication: Complication) -> R4.Condition {
    R4.Condition(
      clinicalStatus: complication.clinicalStatus,
      verificationStatus: .confirmed,
      category: [R4.CodeableConcept(complication.category)],
      code: R4.CodeableConcept(
        ICD10CM.Complication.arteryComplication,
        text: "Complication of an artery after the procedure"),
      subject: patient,
      encounter: stay,
      onset: complication.onset.map { .dateTime($0) })
  }

  private func arteryComplicationID(of id: R4.ID) -> R4.ID {
    ids.id(R4.Condition.self, "artery-complication", id.text)
  }

  private func event(of complication: Complication, _ condition: R4.ID) -> R4.AdverseEvent {
    R4.AdverseEvent(
      extension: complication.grade.map { [R4.Extension($0)] } ?? [],
      actuality: .actual,
      category: [
        complication.isProductProblem ? R4.CodeableConcept(HL7.Category.productProblem) : nil,
        complication.phase.map { R4.CodeableConcept($0) },
      ].compactMap(\.self),
      event: R4.CodeableConcept(
        complication.allCodes, text: complication.text ?? complication.words),
      subject: patient,
      encounter: stay,
      date: complication.onset,
      resultingCondition: [R4.Reference(to: condition)],
      seriousness: complication.seriousness?.concept,
      severity: complication.severity.flatMap { R4.AdverseEvent.Severity(rawValue: $0.rawValue) },
      outcome: complication.outcome.flatMap { R4.AdverseEvent.Outcome(rawValue: $0.rawValue) },
      suspectEntity: complication.relation.map { [suspect(complication, $0)] } ?? [])
  }

  /// What is held to be the cause, or not; the procedure, where no narrower thing is recorded.
  private func suspect(
    _ complication: Complication, _ relation: Complication.Relation
  ) -> R4.AdverseEvent.SuspectEntity {
    let level = record.levels.firstIndex {
      complication.level == nil ? record.levels.count == 1 : $0.vertebra == complication.level
    }
    var instance = R4.AnyReference(to: whole, type: R4.Procedure.self)
    switch relation {
    case .cement:
      if let level, record.levels[level].cement != nil {
        instance = R4.AnyReference(to: cementID(of: levels[level]), type: R4.Device.self)
      }
    case .device:
      if let level, record.levels[level].balloons.count == 1,
        let balloon = balloons(of: record.levels[level], levels[level]).first
      {
        instance = R4.AnyReference(to: balloon, type: R4.Device.self)
      }
    case .anesthesia:
      let anesthesia = anesthesiaIDs
      if anesthesia.count == 1, let id = anesthesia.first {
        instance = R4.AnyReference(to: id, type: R4.Procedure.self)
      }
    case .procedure, .unrelated, .unknown: break
    }
    return R4.AdverseEvent.SuspectEntity(
      instance: instance, causality: [.init(assessment: R4.CodeableConcept(relation))])
  }
}

extension R4.Extension {
  /// The grade, with the system that it belongs to: the number alone means nothing.
  fileprivate init(_ grade: Complication.Grade) {
    self.init(
      url: OwnExtension.complicationGrade.url,
      extension: [
        R4.Extension(url: "system", value: .string(grade.system.rawValue)),
        R4.Extension(url: "grade", value: .string(grade.value)),
      ])
  }
}

extension Complication {
  /// All codes; those of a deficit stand in the table of diseases.
  var allCodes: [CodeEntry] {
    switch type {
    case .spinalCordCompression: codes + [ICD10CM.Disease.cordCompression.entry]
    case .caudaEquina: codes + [ICD10CM.Disease.caudaEquinaSyndrome.entry]
    case .paraplegia: codes + [ICD10CM.Disease.paraplegia.entry]
    default: codes
    }
  }

  /// The kind in words, or those of the record where the kind says nothing.
  var words: String {
    let kind = type.entry.display ?? type.rawValue
    return type == .other ? text ?? kind : kind
  }

  /// What stands before the treatment in a note.
  static let treatmentLabel = "Treatment: "

  /// What happened, in the words of the record, and what was done about it.
  fileprivate var notes: [String] {
    [text, treatment.map { Self.treatmentLabel + $0 }].compactMap(\.self)
  }

  /// What comes long after the stay is no diagnosis of it.
  fileprivate var category: HL7.ConditionCategory {
    phase == .late ? .problemListItem : .encounterDiagnosis
  }

  /// The vertebra and the side as one place, for a side alone is no place in the body.
  fileprivate var bodySite: R4.CodeableConcept? {
    guard let side else { return level?.bodySite }
    var site = level?.bodySite ?? R4.CodeableConcept()
    site.text = [level?.rawValue, side.rawValue].compactMap(\.self).joined(separator: ", ")
    return site
  }

  /// Whether it is a complication of an artery after the procedure: only where the record says what it came from.
  fileprivate var isOfArtery: Bool {
    type == .cementPulmonaryEmbolism && (relation == .procedure || relation == .cement)
  }

  /// Why the event is a serious one, as far as the record decides it.
  ///
  /// A fatal outcome and the grades of death and of a threat to life do. Nothing in a record says whether an event
  /// prolonged the stay or disabled the patient: a readmission names no complication, and sequelae may be slight.
  var seriousness: HL7.EventSeriousness? {
    if outcome == .fatal { return .resultsInDeath }
    let graded = grade?.seriousness
    // A death that the outcome denies is a fault of the record, and nothing to report.
    if graded == .resultsInDeath, outcome != nil, outcome != .unknown { return nil }
    return graded
  }

  fileprivate var isProductProblem: Bool { type == .balloonRupture || type == .retainedFragment }

  fileprivate var clinicalStatus: R4.Condition.ClinicalStatus {
    switch outcome {
    case .resolved, .resolvedWithSequelae: .resolved
    case .fatal: .inactive
    case .recovering, .ongoing, .unknown, nil: .active
    }
  }
}

extension Complication.Grade {
  /// What the grade says by its name, or by its definition where the system numbers its grades.
  fileprivate var seriousness: HL7.EventSeriousness? {
    switch (system, value.lowercased()) {
    case (.sir2017, "death"), (.cirse2017, "6"): .resultsInDeath
    case (.sir2017, "life-threatening"): .isLifeThreatening
    default: nil
    }
  }
}

extension HL7.EventSeriousness {
  /// The code with the version that has it.
  fileprivate var concept: R4.CodeableConcept {
    var coding = R4.Coding(entry)
    coding.version = Self.version
    return R4.CodeableConcept(coding: [coding])
  }
}
