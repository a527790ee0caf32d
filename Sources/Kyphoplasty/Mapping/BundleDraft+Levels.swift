internal import FHIRModel

extension BundleDraft {
  /// One procedure for each level, a part of the whole: the only place that can say which vertebra a code is for.
  mutating func addLevels() {
    let cpt = CPTSelection(for: record, primaryRegion: site.primaryRegion).codes
    for (place, level) in record.levels.enumerated() {
      let path = "levels[\(place)]"
      let id = levels[place]
      let balloons = balloons(of: level, id)
      let devices = addDevices(of: level, id, balloons: balloons, from: path)
      var resource = procedure(for: level, cpt: cpt[place])
      resource.focalDevice = devices.compactMap(\.focal)
      resource.usedReference = devices.filter { $0.action != .implanted }
        .map { R4.AnyReference(to: $0.id, type: R4.Device.self) }
      resource.meta = siteCodeMark(siteCode(of: record.technique(of: level)))
      add(resource, id, from: path)
      addFacts(of: level, id, from: path)
      addBalloonFacts(of: level, id, balloons: balloons, from: path)
      addLeaks(of: level, id, from: path)
    }
  }

  private func procedure(for level: TreatedLevel, cpt: CPT?) -> R4.Procedure {
    let isPmma = level.cement?.material == .pmma
    return R4.Procedure(
      text: narrative(of: level),
      extension: OwnExtension.stated(
        ("status", level.status == record.status),
        ("code", level.technique == record.procedure.technique)),
      partOf: partOfWhole,
      status: R4.Procedure.Status(record.status(of: level)),
      statusReason: level.statusReason.map { R4.CodeableConcept(text: $0) },
      category: R4.CodeableConcept(SNOMEDCT.Procedure.surgicalProcedure),
      code: concept(of: record.technique(of: level), cpt: cpt),
      subject: patient,
      encounter: stay,
      performed: performed(record.status(of: level), isWhole: false),
      reasonReference: fractures(at: level.vertebra),
      bodySite: [level.vertebra.bodySite],
      complicationDetail: complicationDetails { $0.level == level.vertebra },
      usedCode: isPmma ? [R4.CodeableConcept(SNOMEDCT.Substance.polymethylMethacrylate)] : [])
  }

  private mutating func addFacts(of level: TreatedLevel, _ id: R4.ID, from path: String) {
    let access = level.access.map { R4.Observation.Value.concept($0) }
    if access != nil || level.side != nil || level.needleGauge != nil {
      add(
        fact(
          .access, access, of: level, id,
          components: [
            .init(Measure.side, level.side.map { .concept($0.snomed) }),
            .init(Measure.needleGauge, level.needleGauge.map { .integer($0) }),
          ]),
        ids.id(R4.Observation.self, "access", id.text), from: path + ".access")
    }
    let cement = level.cement
    let values: [(Measure, R4.Observation.Value?, String)] = [
      (.cavityCreated, level.cavityCreated.map { .boolean($0) }, ".cavityCreated"),
      (
        .cementVolume, (cement?.volumeMl).map { .measured($0, .milliliter) }, ".cement.volumeMl"
      ),
      (
        .cementWorkingTime, (cement?.workingMinutes).map { .measured($0, .minute) },
        ".cement.workingMinutes"
      ),
      (
        .cementHardeningTime, (cement?.hardeningMinutes).map { .measured($0, .minute) },
        ".cement.hardeningMinutes"
      ),
      (
        .cementInjectionMonitored, (cement?.monitored).map { .boolean($0) }, ".cement.monitored"
      ),
      (.cementLeakPresent, level.leakPresent.map { .boolean($0) }, ".leakPresent"),
    ]
    for (measure, value, field) in values where value != nil {
      add(
        fact(measure, value, of: level, id),
        ids.id(R4.Observation.self, measure.entry.code, id.text), from: path + field)
    }
    addShape(of: level, .before, level.heightBefore, level.angleBeforeDeg, id, from: path)
    addShape(of: level, .after, level.heightAfter, level.angleAfterDeg, id, from: path)
  }

  /// The heights of the body and the angle over it, before or after the procedure.
  private mutating func addShape(
    of level: TreatedLevel, _ phase: ImagingExamination.Phase, _ height: VertebralHeight?,
    _ angle: R4.Decimal?, _ id: R4.ID, from path: String
  ) {
    let component = R4.Observation.Component(Measure.examinationPhase, .concept(phase))
    let suffix = phase == .before ? "Before" : "After"
    if let height {
      add(
        fact(.vertebralHeight, nil, of: level, id, components: height.components + [component]),
        ids.id(R4.Observation.self, "vertebral-height", phase.rawValue, id.text),
        from: "\(path).height\(suffix)")
    }
    if let angle {
      add(
        fact(.kyphoticAngle, .measured(angle, .degree), of: level, id, components: [component]),
        ids.id(R4.Observation.self, "kyphotic-angle", phase.rawValue, id.text),
        from: "\(path).angle\(suffix)Deg")
    }
  }

  /// An observation of the procedure at a level.
  func fact(
    _ measure: Measure, _ value: R4.Observation.Value?, of level: TreatedLevel, _ id: R4.ID,
    components: [R4.Observation.Component?] = []
  ) -> R4.Observation {
    observation(
      measure, value, .procedure, duringProcedure, at: level.vertebra,
      partOf: [R4.AnyReference(to: id, type: R4.Procedure.self)], components: components)
  }

  private func narrative(of level: TreatedLevel) -> R4.Narrative? {
    var words = R4.XHTML()
    let technique = record.technique(of: level).entry.display ?? "Vertebral augmentation"
    words.paragraph("\(technique) of \(level.vertebra.rawValue)")
    switch record.status(of: level) {
    case .stopped: words.paragraph("Stopped: \(level.statusReason ?? "no reason recorded")")
    case .notDone: words.paragraph("Not done: \(level.statusReason ?? "no reason recorded")")
    case .completed: break
    }
    if let volume = level.cement?.volumeMl { words.paragraph("\(volume.text) mL of cement") }
    return R4.Narrative(generated: words)
  }
}
