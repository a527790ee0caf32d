internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  var diagnosis: RecordPart {
    var part = RecordPart()
    part.set("fractures", fractures.compactMap(fracture))
    part.set("neoplasm", neoplasm)
    part.set("osteoporosis", osteoporosis)
    part.set("injury", injury)
    part.set("priorMisdiagnosis", words(Measure.priorMisdiagnosis))
    let reasons = observations(Measure.contraindication)
    part.set(
      "contraindications",
      reasons.compactMap {
        use($0)
        return word($0["valueCodeableConcept"], as: Contraindication.self)
      })
    return part
  }

  /// The fractures, in the order of the stay's diagnoses where the resources have none of their own.
  private var fractures: [BundleResource] {
    let fractures = index.all("Condition").filter { condition in
      FractureEvidence(condition["code"]) != nil && !isNewFracture(condition)
    }
    guard fractures.contains(where: { $0.source.isEmpty }) else { return fractures }
    let ranks = (stay?.all("diagnosis") ?? []).compactMap {
      index.target(of: $0["condition"])?.entry
    }
    return fractures.enumerated().sorted { one, other in
      let (first, second) = (
        ranks.firstIndex(of: one.element.entry) ?? .max,
        ranks.firstIndex(of: other.element.entry) ?? .max
      )
      return first == second ? one.offset < other.offset : first < second
    }.map(\.element)
  }

  /// A fracture; without a vertebra it is none of a record's, whether it was treated or not.
  private func fracture(_ condition: BundleResource) -> RecordPart? {
    log.use(condition)
    var part = RecordPart(from: .node(condition.element.node))
    let code = condition["code"]
    let evidence = FractureEvidence(code)
    let site = condition.first("bodySite")
    guard let level = vertebra(site) ?? evidence?.level else {
      log.report(.bundle(.fractureWithoutLevel), at: condition.element)
      return nil
    }
    part.set("level", word(level, from: site ?? code))
    part.set("cause", word(evidence?.cause, from: code))
    part.set("onset", onset(of: condition))
    part.set("diagnosed", diagnosed(condition))
    let age = condition.element.extended(by: OwnExtension.fractureAge.url.text)
    part.set("age", word(age?["valueCodeableConcept"], as: Fracture.Age.self))
    let phase = condition.element.extended(by: OwnExtension.fracturePhase.url.text)
    part.set(
      "phase",
      word(phase?["valueCodeableConcept"], as: Fracture.Phase.self)
        ?? word(evidence?.phase, from: code))
    for stage in condition.all("stage") { add(stage, to: &part) }
    if !part.has("morphology") { part.set("morphology", word(evidence?.morphology, from: code)) }
    useCause(condition)
    let facts = index.all("Observation").filter { fact in
      fact.all("focus").contains { index.leads($0, to: condition) }
    }
    for fact in facts {
      guard let code = fact["code"] else { continue }
      if code.has(Measure.vertebralHeightLoss.entry) {
        use(fact)
        part.set("heightLossPercent", amount(of: fact.element, .percent))
      } else if code.has(Measure.fractureProgressive.entry) {
        use(fact)
        part.set("progressive", boolean(of: fact.element))
      }
    }
    return part
  }

  private func add(_ stage: BundleElement, to part: inout RecordPart) {
    guard let system = stage["type"]?.code(of: FractureGrading.self) else { return }
    log.use(stage)
    let summary = stage["summary"]
    switch system {
    case .morphology: part.set("morphology", word(summary, as: Fracture.Morphology.self))
    case .genant: part.set("genantGrade", grade(summary, after: ""))
    case .ofClass: part.set("ofClass", grade(summary, after: "OF"))
    case .aoType: part.set("aoType", words(of: summary))
    }
  }

  /// The number of a grade behind the name of its system.
  private func grade(_ summary: BundleElement?, after name: String) -> PartValue? {
    guard var value = text(summary?["text"], after: name) else { return nil }
    value.isWord = Int(value.text) != nil
    return value
  }

  /// The vertebra that a place in the body is: by its code, else by its name.
  func vertebra(_ site: BundleElement?) -> Vertebra? {
    guard let site else { return nil }
    let coded = Vertebra.allCases.first { vertebra in
      SNOMEDCT.Vertebra(vertebra).map { site.has($0.entry) } == true
    }
    if let coded { return coded }
    let words = site["text"]?.string?.split(whereSeparator: { " ,".contains($0) }) ?? []
    return words.lazy.compactMap { Vertebra(rawValue: String($0)) }.first
  }

  func level(_ site: BundleElement?) -> PartValue? { word(vertebra(site), from: site) }

  func onset(of condition: BundleResource) -> PartValue? {
    text(condition["onsetDateTime"] ?? condition["onsetPeriod"]?["start"])
  }

  /// When a condition was recognised, which stands in two places.
  private func diagnosed(_ condition: BundleResource) -> PartValue? {
    let asserted = condition.element.extended(by: ConditionExtension.assertedURL.text)
    if let asserted { log.use(asserted) }
    if let recorded = condition["recordedDate"] { log.use(recorded) }
    return text(asserted?["valueDateTime"] ?? condition["recordedDate"])
  }

  private func useCause(_ condition: BundleResource) {
    if let cause = condition.element.extended(by: ConditionExtension.dueToURL.text) {
      log.use(cause)
    }
  }

  // MARK: Causes

  private var neoplasm: RecordPart? {
    for condition in index.all("Condition") {
      guard let code = condition["code"], let type = Neoplasm.Kind(code) else { continue }
      log.use(condition)
      var part = RecordPart(from: .node(condition.element.node))
      part.set("type", word(type, from: code))
      part.set("course", course(of: condition, code))
      part.set("primarySite", text(condition.first("note")?["text"], after: "Primary site: "))
      part.set("diagnosed", diagnosed(condition))
      return part
    }
    return nil
  }

  /// Active is no course, unless the record says that there is no remission.
  private func course(of condition: BundleResource, _ code: BundleElement) -> PartValue? {
    let status = condition["clinicalStatus"]
    let isStated = isStated("clinicalStatus", in: condition.element)
    let course: Neoplasm.Course? =
      if status?.has(HL7.Status.conditionRemission.entry) == true
        || code.has(ICD10CM.Disease.myelomaInRemission.entry)
      {
        .inRemission
      } else if status?.has(HL7.Status.conditionRelapse.entry) == true
        || code.has(ICD10CM.Disease.myelomaInRelapse.entry)
      {
        .inRelapse
      } else if isStated {
        .notInRemission
      } else {
        nil
      }
    return word(course, from: status ?? code)
  }

  private var osteoporosis: RecordPart? {
    var part = RecordPart()
    for condition in index.all("Condition") {
      guard let code = condition["code"], let type = Osteoporosis.recognised(in: code) else {
        continue
      }
      log.use(condition)
      log.use(code)
      part.origin = .node(condition.element.node)
      part.set("type", word(type.kind, from: code))
      part.set("diagnosed", diagnosed(condition))
      break
    }
    part.set("priorFragilityFracture", boolean(Measure.priorFragilityFracture))
    useDerived(ICD10CM.Disease.historyOfOsteoporosisFracture)
    return part
  }

  private var injury: RecordPart? {
    for condition in index.all("Condition") {
      guard let mechanism = Injury.Mechanism(condition), let code = condition["code"] else {
        continue
      }
      log.use(condition)
      var part = RecordPart(from: .node(condition.element.node))
      part.set("mechanism", word(mechanism, from: code))
      part.set("date", onset(of: condition))
      part.set("text", note(condition))
      return part
    }
    return nil
  }
}
