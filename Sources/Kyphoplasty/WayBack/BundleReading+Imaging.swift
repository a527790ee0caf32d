internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  var imaging: [RecordPart] {
    index.all("ImagingStudy").compactMap { study in
      guard let modality = study.first("modality") ?? study.first("series")?["modality"],
        let kind = modality.word(of: ImagingExamination.Modality.self)
      else { return nil }
      log.use(study)
      var part = RecordPart(from: .node(study.element.node))
      part.set("modality", word(kind, from: modality))
      part.set("phase", phase(of: study))
      part.set("date", text(study["started"]))
      addIdentifiers(of: study, to: &part)
      let facts = index.all("Observation").filter { fact in
        fact.all("derivedFrom").contains { index.leads($0, to: study) }
      }
      part.set("vertebrae", vertebrae(in: facts))
      if let angle = facts.first(where: { $0["code"]?.has(Measure.kyphoticAngle.entry) == true }) {
        use(angle)
        useComponents(of: angle, Measure.examinationPhase)
        part.set("kyphoticAngleDeg", amount(of: angle.element, .degree))
        part.set("angleLevels", text(angle["bodySite"]?["text"]))
      }
      part.set("conclusion", note(study))
      for code in study.all("procedureCode") { log.use(code) }
      return part
    }
  }

  /// The phase by its words, or by the dates of the examination and the procedure.
  private func phase(of study: BundleResource) -> PartValue? {
    if let description = study["description"], let words = description.string,
      let phase = ImagingExamination.Phase.allCases.first(where: { $0.entry.display == words })
    {
      return word(phase, from: description)
    }
    if let procedure = study["procedureReference"],
      whole.map({ index.leads(procedure, to: $0) }) == true
    {
      return word(ImagingExamination.Phase.during, from: procedure)
    }
    guard let started = study["started"], let date = started.string.flatMap({ R4.DateTime($0) }),
      let start = procedureStart?.text, let operation = R4.DateTime(start)
    else { return nil }
    let phase: ImagingExamination.Phase =
      date.isBefore(operation) == true
      ? .before : operation.isBefore(date) == true ? .after : .during
    return word(phase, from: started)
  }

  private func addIdentifiers(of study: BundleResource, to part: inout RecordPart) {
    for identifier in study.all("identifier") {
      if identifier["system"]?.isText("urn:dicom:uid") == true {
        log.use(identifier)
        part.set("studyUid", text(identifier["value"], after: "urn:oid:"))
      } else if identifier["type"]?.has(HL7.IdentifierType.accessionID.entry) == true {
        log.use(identifier)
        part.set("accession", text(identifier["value"]))
      }
    }
  }

  /// What was seen of each vertebra: the observations of one vertebra belong together.
  private func vertebrae(in facts: [BundleResource]) -> [RecordPart] {
    let codes: [Measure] = [
      .marrowEdema, .posteriorWallDisruption, .retropulsion, .wedgeAngle, .vertebralHeight,
    ]
    let seen = facts.filter { fact in
      codes.contains { fact["code"]?.has($0.entry) == true } && fact["bodySite"] != nil
    }
    return grouped(seen) { fact in
      [
        fact.place(in: "imaging", "vertebrae").map(String.init) ?? "",
        vertebra(fact["bodySite"])?.rawValue ?? "",
      ]
    }.map { image in
      var part = RecordPart()
      for fact in image {
        use(fact)
        useComponents(of: fact, Measure.examinationPhase)
        if part.isEmpty { part.set("level", level(fact["bodySite"])) }
        if let site = fact["bodySite"] { log.use(site) }
        guard let code = fact["code"]?.code(of: Measure.self) else { continue }
        switch code {
        case .marrowEdema: part.set("edema", boolean(of: fact.element))
        case .posteriorWallDisruption:
          part.set("posteriorWallDisrupted", boolean(of: fact.element))
        case .retropulsion: part.set("retropulsion", boolean(of: fact.element))
        case .wedgeAngle: part.set("wedgeAngleDeg", amount(of: fact.element, .degree))
        case .vertebralHeight: part.set("height", height(in: fact))
        default: break
        }
      }
      return part
    }
  }

  /// The heights of a vertebral body.
  func height(in fact: BundleResource) -> RecordPart {
    var part = RecordPart(from: .node(fact.element.node))
    part.set("anteriorMm", amount(of: component(Measure.anteriorHeight, of: fact), .millimeter))
    part.set("middleMm", amount(of: component(Measure.middleHeight, of: fact), .millimeter))
    part.set("posteriorMm", amount(of: component(Measure.posteriorHeight, of: fact), .millimeter))
    return part
  }

  /// Notes that a component repeats what is read elsewhere.
  func useComponents(of resource: BundleResource, _ code: some Coded) {
    if let component = component(code, of: resource) { log.use(component) }
  }

  /// Groups resources that tell of the same thing, in the order in which the things are first met.
  func grouped(
    _ resources: [BundleResource], by identity: (BundleResource) -> [String]
  ) -> [[BundleResource]] {
    var groups: [(identity: [String], members: [BundleResource])] = []
    for resource in resources {
      let identity = identity(resource)
      if let known = groups.firstIndex(where: { $0.identity == identity }) {
        groups[known].members.append(resource)
      } else {
        groups.append((identity, [resource]))
      }
    }
    return groups.map(\.members)
  }
}
