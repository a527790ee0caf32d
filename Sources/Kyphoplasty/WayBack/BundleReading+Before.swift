internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  var symptoms: RecordPart {
    var part = RecordPart()
    if let (condition, region) = pain {
      log.use(condition)
      part.set("pain", word(region, from: condition["code"]))
      part.set("onset", onset(of: condition))
    } else {
      part.set("onset", dateTime(Measure.symptomOnset))
    }
    part.set("progression", word(Measure.symptomProgression, as: Symptoms.Progression.self))
    part.set("painMatchesImaging", boolean(Measure.painMatchesImaging))
    part.set("worseUpright", boolean(Measure.painWorseUpright))
    part.set("reliefSupine", boolean(Measure.painReliefSupine))
    part.set("mobility", word(Measure.mobility, as: Symptoms.Mobility.self))
    part.set("fallRisk", state(Measure.fallRisk, or: SNOMEDCT.Finding.atRiskForFalls))
    part.set("repeatedFalls", state(Measure.repeatedFalls, or: ICD10CM.Disease.repeatedFalls))
    part.set("disturbedSleep", state(Measure.disturbedSleep, or: ICD10CM.Disease.sleepDisorder))
    part.set("kyphosis", state(Measure.kyphosisPresent, or: SNOMEDCT.Disease.kyphosis))
    part.set("lungFunction", words(Measure.lungFunction))
    part.set("bedDays", amount(Measure.bedDays, .day))
    return part
  }

  private var pain: (BundleResource, Symptoms.PainRegion)? {
    for condition in index.all("Condition") {
      guard let code = condition["code"],
        let region = Symptoms.PainRegion.allCases.first(where: {
          $0.codes.contains(where: code.has)
        })
      else { continue }
      return (condition, region)
    }
    return nil
  }

  /// Whether something is so: by the observation, or in a foreign bundle by a condition, which says that it is.
  private func state(_ measure: Measure, or finding: some Coded) -> PartValue? {
    let conditions = index.all("Condition", coded: finding.entry)
    conditions.forEach(useDerived)
    if let said = boolean(measure) { return said }
    guard let code = conditions.first?["code"] else { return nil }
    return PartValue(text: "true", isWord: true, origin: .node(code.node))
  }

  var neurology: RecordPart {
    var part = RecordPart()
    let deficit = observation(Measure.neurologicalDeficit)
    var findings: [PartValue] = []
    for condition in index.all("Condition") where !isComplication(condition) {
      guard let code = condition["code"],
        let found = code.word(of: Neurology.Deficit.self)
          ?? Neurology.Deficit.allCases.first(where: {
            $0.publicCodes.contains(where: code.has)
          })
      else { continue }
      log.use(condition)
      if let word = word(found, from: code) { findings.append(word) }
    }
    part.set("deficit", boolean(of: deficit?.element))
    if deficit == nil, let first = findings.first {
      part.set("deficit", PartValue(text: "true", isWord: true, origin: first.origin))
    }
    part.set("findings", findings)
    part.set("text", note(deficit))
    return part
  }

  var priorTherapy: [RecordPart] {
    let resources = index.resources.filter {
      ["Procedure", "MedicationStatement", "DeviceUseStatement"].contains($0.type)
    }
    return resources.compactMap { resource in
      therapy(resource).map { kind, concept, period in
        log.use(resource)
        var part = RecordPart(from: .node(resource.element.node))
        part.set("type", word(kind, from: concept))
        part.set("start", text(period?["start"]))
        part.set("end", text(period?["end"]))
        part.set("failed", failure(of: resource))
        part.set("text", text(concept["text"]))
        return part
      }
    }
  }

  private func therapy(
    _ resource: BundleResource
  ) -> (PriorTherapy.Kind, BundleElement, BundleElement?)? {
    switch resource.type {
    case "Procedure":
      guard let code = resource["code"], let kind = code.word(of: PriorTherapy.Kind.self) else {
        return nil
      }
      return (kind, code, resource["performedPeriod"])
    case "MedicationStatement":
      guard let code = resource["medicationCodeableConcept"],
        let kind = code.word(of: PriorTherapy.Kind.self)
      else { return nil }
      return (kind, code, resource["effectivePeriod"])
    default:
      guard let device = index.target(of: resource["device"]), let type = device["type"],
        type.has(DeviceKind.brace.entry)
      else { return nil }
      log.use(device)
      if let reference = resource["device"] { log.use(reference) }
      return (.bracing, type, resource["timingPeriod"])
    }
  }

  private func failure(of therapy: BundleResource) -> PartValue? {
    let failure = observations(Measure.therapyFailed) { resource in
      resource.all("focus").contains { index.leads($0, to: therapy) }
    }.first
    if let failure { use(failure) }
    return boolean(of: failure?.element)
  }

  var consent: RecordPart {
    var part = RecordPart()
    let consents = index.all("Consent")
    let registry = consents.first { $0["scope"]?.has(HL7.Category.researchScope.entry) == true }
    if let date = registry?["dateTime"] { log.use(date) }
    let treatment =
      consents.first { $0["scope"]?.has(HL7.Category.treatmentScope.entry) == true }
    if let treatment {
      log.use(treatment)
      part.origin = .node(treatment.element.node)
      part.set("obtained", permission(treatment))
      part.set("date", text(treatment["dateTime"]))
    }
    part.set("optionsDiscussed", boolean(Measure.optionsDiscussed))
    if let registry {
      log.use(registry)
      part.set("registry", permission(registry))
    }
    return part
  }

  private func permission(_ consent: BundleResource) -> PartValue? {
    guard let status = consent["status"] else { return nil }
    let isDenied =
      status.isText("rejected") || consent["provision"]?["type"]?.isText("deny") == true
    if let provision = consent["provision"] { log.use(provision) }
    return word(!isDenied, from: status).map {
      PartValue(text: $0.text, isWord: true, origin: $0.origin)
    }
  }

  var goals: [PartValue] {
    index.all("Goal").compactMap { goal in
      guard let description = goal["description"],
        let word = description.word(of: TreatmentGoal.self)
      else { return nil }
      log.use(goal)
      return self.word(word, from: description)
    }
  }
}

extension Neurology.Deficit {
  /// The codes of others for it.
  fileprivate var publicCodes: [CodeEntry] {
    (codes(lumbar: true) + codes(lumbar: false)).filter { $0.system != .kyphoplasty }
  }
}
