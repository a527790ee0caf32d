internal import FHIRModel

extension BundleDraft {
  mutating func addFractures() {
    for (place, fracture) in record.diagnosis.fractures.enumerated() {
      let path = "diagnosis.fractures[\(place)]"
      add(condition(of: fracture), fractures[place], from: path)
      let facts: [(Measure, R4.Observation.Value?, String)] = [
        (
          .vertebralHeightLoss, fracture.heightLossPercent.map { .measured($0, .percent) },
          "heightLossPercent"
        ),
        (.fractureProgressive, fracture.progressive.map { .boolean($0) }, "progressive"),
      ]
      for (measure, value, field) in facts where value != nil {
        add(
          observation(
            measure, value, .imaging, beforeProcedure, at: fracture.level,
            focus: [R4.AnyReference(to: fractures[place], type: R4.Condition.self)]),
          ids.id(R4.Observation.self, measure.entry.code, fractures[place].text),
          from: "\(path).\(field)")
      }
    }
  }

  private func condition(of fracture: Fracture) -> R4.Condition {
    let words =
      "\(fracture.cause.entry.display ?? "Vertebral fracture"), \(fracture.level.rawValue)"
    return R4.Condition(
      text: narrative(of: fracture, words),
      extension: extensions(of: fracture),
      clinicalStatus: .active,
      verificationStatus: .confirmed,
      category: [R4.CodeableConcept(HL7.ConditionCategory.encounterDiagnosis)],
      code: R4.CodeableConcept(fracture.codes, text: words),
      bodySite: [fracture.level.bodySite],
      subject: patient,
      encounter: stay,
      onset: fracture.onset.map { .dateTime($0) },
      recordedDate: fracture.diagnosed,
      stage: stages(of: fracture))
  }

  private func extensions(of fracture: Fracture) -> [R4.Extension] {
    var extensions: [R4.Extension] = []
    if let cause = cause(of: fracture) {
      extensions.append(ConditionExtension.dueTo(cause))
    }
    if let diagnosed = fracture.diagnosed {
      extensions.append(ConditionExtension.asserted(diagnosed))
    }
    if let age = fracture.age {
      extensions.append(
        R4.Extension(
          url: OwnExtension.fractureAge.url, value: .codeableConcept(R4.CodeableConcept(age))))
    }
    if let phase = fracture.phase {
      extensions.append(
        R4.Extension(
          url: OwnExtension.fracturePhase.url,
          value: .codeableConcept(R4.CodeableConcept(phase))))
    }
    return extensions
  }

  private func stages(of fracture: Fracture) -> [R4.Condition.Stage] {
    var stages: [R4.Condition.Stage] = []
    func add(_ grading: FractureGrading, _ summary: R4.CodeableConcept?) {
      guard let summary else { return }
      stages.append(R4.Condition.Stage(summary: summary, type: R4.CodeableConcept(grading)))
    }
    add(.morphology, fracture.morphology.map { R4.CodeableConcept($0) })
    add(.genant, fracture.genantGrade.map { R4.CodeableConcept(text: String($0)) })
    add(.ofClass, fracture.ofClass.map { R4.CodeableConcept(text: "OF\($0)") })
    add(.aoType, fracture.aoType.map { R4.CodeableConcept(text: $0) })
    return stages
  }

  private func narrative(of fracture: Fracture, _ words: String) -> R4.Narrative? {
    var text = R4.XHTML()
    text.paragraph(words)
    var facts: [String] = []
    if let onset = fracture.onset { facts.append("since \(onset.text)") }
    if let age = fracture.age { facts.append(age.rawValue) }
    if let shape = fracture.morphology?.entry.display { facts.append(shape) }
    if !facts.isEmpty { text.paragraph(facts.joined(separator: ", ")) }
    return R4.Narrative(generated: text)
  }
}
