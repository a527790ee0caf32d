internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  var procedure: RecordPart {
    var part = RecordPart()
    if let whole {
      log.use(whole)
      part.origin = .node(whole.element.node)
      useOperation(whole)
      part.set("technique", technique(of: whole))
      part.set("status", status(of: whole))
      part.set("statusReason", words(of: whole["statusReason"]))
      part.set("note", note(whole))
    } else if let first = levels.first {
      part.origin = .node(first.element.node)
      part.set("technique", technique(of: first))
    }
    part.set("start", procedureStart)
    part.set("end", procedureEnd)
    part.set("guidance", word(Measure.imageGuidance, as: Augmentation.Guidance.self))
    part.set("position", word(Measure.patientPosition, as: Augmentation.Position.self))
    part.set("skinPreparation", words(Measure.skinPreparation))
    part.set("incisionCm", amount(Measure.incisionLength, .centimeter))
    part.set("closure", word(Measure.skinClosure, as: Augmentation.Closure.self))
    part.set("reasonNoBalloon", words(Measure.reasonWithoutBalloon))
    part.set("convertedToOpen", boolean(Measure.convertedToOpen))
    part.set("concurrent", concurrent)
    part.set("bloodLossMl", amount(Measure.bloodLoss, .milliliter))
    part.set("totalCementMl", amount(Measure.totalCementVolume, .milliliter))
    for resource in index.all("Procedure") where resource.isInpatientCode { useDerived(resource) }
    return part
  }

  var procedureStart: PartValue? {
    let operation = whole ?? levels.first
    return text(operation?["performedPeriod"]?["start"] ?? operation?["performedDateTime"])
  }

  var procedureEnd: PartValue? {
    let operation = whole ?? levels.first
    return text(operation?["performedPeriod"]?["end"])
  }

  /// Notes what follows from other fields: the codes of payers, the places, the references.
  private func useOperation(_ resource: BundleResource) {
    for used in ["code", "performedPeriod", "location"] as [StaticString] {
      if let element = resource[used] { log.use(element) }
    }
    for list in ["bodySite", "report", "complicationDetail"] as [StaticString] {
      for element in resource.all(list) { log.use(element) }
    }
  }

  private func technique(of procedure: BundleResource) -> PartValue? {
    // A whole may carry no code of its own where others code only its levels.
    let coded = ([procedure] + levels).first { AugmentationSession.technique(of: $0) != nil }
    guard let coded else { return nil }
    return word(AugmentationSession.technique(of: coded), from: coded["code"])
  }

  /// Completed is what is to be expected, and stands in the record only where it says so.
  private func status(of procedure: BundleResource) -> PartValue? {
    guard let element = procedure["status"] else { return nil }
    let status = Self.status(element)
    guard status != .completed || isStated("status", in: procedure.element) else { return nil }
    return word(status, from: element)
  }

  private static func status(_ element: BundleElement?) -> Augmentation.Status? {
    guard let text = element?.string, let status = R4.Procedure.Status(rawValue: text) else {
      return nil
    }
    return Augmentation.Status.allCases.first { R4.Procedure.Status($0) == status }
  }

  private var concurrent: [PartValue] {
    index.all("Procedure").compactMap { procedure in
      guard let code = procedure["code"],
        let kind = code.word(of: ConcurrentProcedure.self)
          ?? (code.has(SNOMEDCT.Procedure.nerveRootBlock.entry) ? .nerveRootBlock : nil)
      else { return nil }
      log.use(procedure)
      if let performed = procedure["performedPeriod"] { log.use(performed) }
      return word(kind, from: code)
    }
  }

  // MARK: Levels

  /// Where there is no procedure for a vertebra, the places of the whole are the levels.
  var levelsOfWhole: [RecordPart] {
    (whole?.all("bodySite") ?? []).compactMap { site in
      guard let vertebra = level(site) else { return nil }
      var part = RecordPart(from: .node(site.node))
      part.set("vertebra", vertebra)
      return part
    }
  }

  func level(_ procedure: BundleResource) -> RecordPart {
    log.use(procedure)
    useOperation(procedure)
    for code in procedure.all("usedCode") { log.use(code) }
    var part = RecordPart(from: .node(procedure.element.node))
    let site = procedure.first("bodySite")
    part.set("vertebra", level(site))
    if let whole, whole.entry != procedure.entry {
      part.set("technique", ownTechnique(of: procedure, in: whole))
      part.set("status", ownStatus(of: procedure, in: whole))
      part.set("statusReason", words(of: procedure["statusReason"]))
    }
    let facts = index.all("Observation").filter { fact in
      fact.all("partOf").contains { index.leads($0, to: procedure) }
        && (whole?.entry != procedure.entry || isOfLevel(fact, vertebra(site)))
    }
    facts.forEach(useFact)
    addAccess(in: facts, to: &part)
    addDevices(of: procedure, facts, to: &part)
    part.set("cavityCreated", boolean(of: facts.coded(Measure.cavityCreated)?.element))
    addShape(in: facts, to: &part)
    part.set("leakPresent", boolean(of: facts.coded(Measure.cementLeakPresent)?.element))
    part.set("leaks", facts.filter { $0.isCoded(Measure.cementLeak) }.map(leak))
    return part
  }

  /// Where the whole is the level, what has no other place is of it.
  private func isOfLevel(_ fact: BundleResource, _ vertebra: Vertebra?) -> Bool {
    fact["bodySite"].map { self.vertebra($0) == vertebra } ?? true
  }

  private func useFact(_ fact: BundleResource) {
    use(fact)
    for used in ["bodySite", "effectivePeriod"] as [StaticString] {
      if let element = fact[used] { log.use(element) }
    }
    for focus in fact.all("focus") { log.use(focus) }
  }

  private func ownTechnique(of level: BundleResource, in whole: BundleResource) -> PartValue? {
    let technique = AugmentationSession.technique(of: level)
    guard
      technique != AugmentationSession.technique(of: whole)
        || isStated("code", in: level.element)
    else { return nil }
    return word(technique, from: level["code"])
  }

  private func ownStatus(of level: BundleResource, in whole: BundleResource) -> PartValue? {
    let status = Self.status(level["status"])
    guard
      status != Self.status(whole["status"]) || isStated("status", in: level.element)
    else { return nil }
    return word(status, from: level["status"])
  }

  private func addAccess(in facts: [BundleResource], to part: inout RecordPart) {
    guard let access = facts.coded(Measure.access) else { return }
    part.set("access", word(access["valueCodeableConcept"], as: TreatedLevel.Access.self))
    part.set("side", side(in: access))
    let gauge = component(Measure.needleGauge, of: access)
    if let gauge { log.use(gauge) }
    part.set("needleGauge", number(gauge?["valueInteger"]))
  }

  func side(in fact: BundleResource) -> PartValue? {
    guard let component = component(Measure.side, of: fact) else { return nil }
    log.use(component)
    let concept = component["valueCodeableConcept"]
    let side = TreatedLevel.Side.allCases.first { concept?.has($0.snomed.entry) == true }
    return word(side, from: concept)
  }

  private func addShape(in facts: [BundleResource], to part: inout RecordPart) {
    for fact in facts {
      let time = component(Measure.examinationPhase, of: fact)
      guard
        let phase = time?["valueCodeableConcept"]?.word(of: ImagingExamination.Phase.self),
        phase == .before || phase == .after
      else { continue }
      if let time { log.use(time) }
      if fact.isCoded(Measure.vertebralHeight) {
        part.set(phase == .before ? "heightBefore" : "heightAfter", height(in: fact))
      } else if fact.isCoded(Measure.kyphoticAngle) {
        part.set(
          phase == .before ? "angleBeforeDeg" : "angleAfterDeg",
          amount(of: fact.element, .degree))
      }
    }
  }

  private func leak(_ fact: BundleResource) -> RecordPart {
    var part = RecordPart(from: .node(fact.element.node))
    part.set("site", word(fact["valueCodeableConcept"], as: CementLeak.Site.self))
    let route = component(Measure.leakRoute, of: fact)
    part.set("route", word(concept(of: route), as: CementLeak.Route.self))
    part.set("detectedBy", word(fact["method"], as: CementLeak.Method.self))
    let timing = fact.element.extended(by: OwnExtension.leakTiming.url.text)
    part.set("timing", word(timing?["valueCodeableConcept"], as: CementLeak.Timing.self))
    part.set("symptomatic", boolean(of: component(Measure.symptomatic, of: fact)))
    part.set("text", note(fact))
    return part
  }
}

extension BundleResource {
  /// Whether its code is of this meaning.
  func isCoded(_ code: some Coded) -> Bool { self["code"]?.has(code.entry) == true }
}

extension [BundleResource] {
  /// The first with a code.
  func coded(_ code: some Coded) -> BundleResource? { first { $0.isCoded(code) } }
}
