internal import FHIRModel

extension BundleDraft {
  mutating func addImaging() {
    let studies = ids.ids(R4.ImagingStudy.self, of: record.imaging) {
      [
        $0.modality.rawValue, $0.phase.rawValue, $0.date?.text ?? "",
        $0.studyUid ?? $0.accession ?? "",
      ]
    }
    for (place, examination) in record.imaging.enumerated() {
      let path = "imaging[\(place)]"
      add(study(of: examination), studies[place], from: path)
      addAngle(of: examination, studies[place], from: path)
      let images = ids.ids(R4.Observation.self, of: examination.vertebrae) {
        ["image", studies[place].text, $0.level.rawValue]
      }
      for (number, image) in examination.vertebrae.enumerated() {
        add(
          image, scope: images[number].text, of: examination, studies[place],
          from: "\(path).vertebrae[\(number)]")
      }
    }
  }

  private func study(of examination: ImagingExamination) -> R4.ImagingStudy {
    var identifiers: [R4.Identifier] = []
    if let uid = examination.studyUid {
      // According to https://hl7.org/fhir/R4/imagingstudy.html#notes, a DICOM UID is an OID.
      identifiers.append(R4.Identifier(system: "urn:dicom:uid", value: "urn:oid:\(uid)"))
    }
    if let accession = examination.accession {
      identifiers.append(
        R4.Identifier(
          type: R4.CodeableConcept(HL7.IdentifierType.accessionID), value: accession))
    }
    return R4.ImagingStudy(
      identifier: identifiers,
      status: examination.date == nil ? .unknown : .available,
      modality: [R4.Coding(examination.modality.entry)],
      subject: patient,
      encounter: stay,
      started: examination.date,
      procedureReference: examination.phase == .during ? R4.Reference(to: whole) : nil,
      procedureCode: guidance(in: examination),
      reasonReference: allFractures,
      note: examination.conclusion.map { [R4.Annotation(text: $0)] } ?? [],
      description: examination.phase.entry.display)
  }

  /// What the images of the procedure itself were for, by technique and region.
  private func guidance(in examination: ImagingExamination) -> [R4.CodeableConcept] {
    guard examination.phase == .during,
      let code = LOINC(
        guiding: record.procedure.technique, by: examination.modality,
        regions: Set(record.levels.map(\.vertebra.region)))
    else { return [] }
    return [R4.CodeableConcept(code)]
  }

  private mutating func addAngle(
    of examination: ImagingExamination, _ study: R4.ID, from path: String
  ) {
    let angle = examination.kyphoticAngleDeg
    guard angle != nil || examination.angleLevels != nil else { return }
    var resource = observation(
      Measure.kyphoticAngle, angle.map { .measured($0, .degree) }, .imaging,
      time(of: examination),
      derivedFrom: [R4.AnyReference(to: study, type: R4.ImagingStudy.self)],
      components: [.init(Measure.examinationPhase, .concept(examination.phase))])
    if angle == nil { resource.dataAbsentReason = MissingData.reason }
    resource.bodySite = examination.angleLevels.map { R4.CodeableConcept(text: $0) }
    add(
      resource, ids.id(R4.Observation.self, "kyphotic-angle", study.text),
      from: path + ".kyphoticAngleDeg")
  }

  private mutating func add(
    _ image: VertebraImage, scope: String, of examination: ImagingExamination, _ study: R4.ID,
    from path: String
  ) {
    let phase = R4.Observation.Component(
      Measure.examinationPhase, .concept(examination.phase))
    let source = [R4.AnyReference(to: study, type: R4.ImagingStudy.self)]
    let values: [(Measure, R4.Observation.Value?, String)] = [
      (.marrowEdema, image.edema.map { .boolean($0) }, "edema"),
      (
        .posteriorWallDisruption, image.posteriorWallDisrupted.map { .boolean($0) },
        "posteriorWallDisrupted"
      ),
      (.retropulsion, image.retropulsion.map { .boolean($0) }, "retropulsion"),
      (.wedgeAngle, image.wedgeAngleDeg.map { .measured($0, .degree) }, "wedgeAngleDeg"),
    ]
    for (measure, value, field) in values where value != nil {
      add(
        observation(
          measure, value, .imaging, time(of: examination), at: image.level, derivedFrom: source,
          components: [phase]),
        ids.id(R4.Observation.self, measure.entry.code, scope), from: "\(path).\(field)")
    }
    // A vertebra of which nothing is told was looked at all the same.
    if image.height != nil || values.allSatisfy({ $0.1 == nil }) {
      var resource = observation(
        Measure.vertebralHeight, nil, .imaging, time(of: examination), at: image.level,
        derivedFrom: source, components: (image.height?.components ?? []) + [phase])
      if image.height == nil { resource.dataAbsentReason = MissingData.reason }
      add(
        resource,
        ids.id(R4.Observation.self, "vertebral-height", scope), from: path + ".height")
    }
  }

  private func time(of examination: ImagingExamination) -> R4.Observation.Effective? {
    examination.date.map { .dateTime($0) }
  }
}

extension VertebralHeight {
  /// The heights that were measured.
  var components: [R4.Observation.Component?] {
    [
      .init(Measure.anteriorHeight, anteriorMm.map { .measured($0, .millimeter) }),
      .init(Measure.middleHeight, middleMm.map { .measured($0, .millimeter) }),
      .init(Measure.posteriorHeight, posteriorMm.map { .measured($0, .millimeter) }),
    ]
  }
}

extension LOINC {
  /// The code of the guidance of a procedure; nil where none says technique, modality and region.
  init?(
    guiding technique: Augmentation.Technique, by modality: ImagingExamination.Modality,
    regions: Set<Vertebra.Region>
  ) {
    let region = regions.count == 1 ? regions.first : nil
    switch (technique, modality, region) {
    case (.balloonKyphoplasty, .fluoroscopy, .thoracic): self = .kyphoplastyGuidanceThoracic
    case (.balloonKyphoplasty, .fluoroscopy, .lumbar): self = .kyphoplastyGuidanceLumbar
    case (.vertebroplasty, .fluoroscopy, .cervical): self = .vertebroplastyGuidanceCervical
    case (.vertebroplasty, .fluoroscopy, .thoracic): self = .vertebroplastyGuidanceThoracic
    case (.vertebroplasty, .fluoroscopy, .lumbar): self = .vertebroplastyGuidanceLumbar
    case (.vertebroplasty, .fluoroscopy, _): self = .vertebroplastyGuidance
    case (.vertebroplasty, .ct, .thoracic): self = .vertebroplastyCTThoracic
    case (.vertebroplasty, .ct, .lumbar): self = .vertebroplastyCTLumbar
    case (.vertebroplasty, .ct, _): self = .vertebroplastyCT
    default: return nil
    }
  }
}
