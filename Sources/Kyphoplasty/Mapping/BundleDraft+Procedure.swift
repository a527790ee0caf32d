internal import FHIRModel

extension BundleDraft {
  /// The operation as a whole.
  ///
  /// What it was is said by the generic concept and in words: the codes that a payer wants
  /// stand on the levels (CPT) and on procedures of their own (ICD-10-PCS).
  mutating func addWholeProcedure() {
    let procedure = record.procedure
    let code = siteCode(of: procedure.technique)
    var resource = R4.Procedure(
      text: narrative(of: procedure),
      extension: OwnExtension.stated(("status", procedure.status == .completed)),
      basedOn: record.referral == nil
        ? [] : [R4.AnyReference(to: referralID, type: R4.ServiceRequest.self)],
      status: R4.Procedure.Status(procedure.status),
      statusReason: procedure.statusReason.map { R4.CodeableConcept(text: $0) },
      category: R4.CodeableConcept(SNOMEDCT.Procedure.surgicalProcedure),
      code: concept(of: procedure.technique, cpt: nil),
      subject: patient,
      encounter: stay,
      performed: performed(record.status, isWhole: true),
      // Nobody performs what is not done; who was there stands on the encounter.
      performer: record.status == .notDone ? [] : performers,
      location: directory.location,
      reasonReference: allFractures,
      bodySite: record.levels.map(\.vertebra.bodySite),
      report: pathologyReports + operationNotes,
      complicationDetail: complicationDetails { _ in true },
      note: procedure.note.map { [R4.Annotation(text: $0)] } ?? [])
    resource.meta = siteCodeMark(code)
    add(resource, whole, from: "procedure")
  }

  /// What was done, the most public code first: CPT, the site's, the generic concept, ours.
  func concept(of technique: Augmentation.Technique, cpt: CPT?) -> R4.CodeableConcept {
    let codings = [
      cpt.map { R4.Coding($0.entry) },
      siteCode(of: technique).map { R4.Coding($0) },
      R4.Coding(SNOMEDCT.Procedure.operationOnSpine.entry),
      R4.Coding(technique.entry),
    ]
    return R4.CodeableConcept(
      coding: codings.compactMap(\.self), text: technique.entry.display)
  }

  func siteCode(of technique: Augmentation.Technique) -> SiteCode? {
    switch technique {
    case .balloonKyphoplasty: site.kyphoplasty
    case .vertebroplasty: site.vertebroplasty
    case .implantAugmentation: nil
    }
  }

  /// Who took part in the operation itself; who referred or attended stands on the encounter.
  private var performers: [R4.Procedure.Performer] {
    record.team.compactMap { member in
      guard member.role.isPerformer, let actor = directory.practitioner(member.clinician) else {
        return nil
      }
      return R4.Procedure.Performer(
        function: R4.CodeableConcept(member.role), actor: actor,
        onBehalfOf: directory.organization)
    }
  }

  /// The conditions of the complications that fit.
  func complicationDetails(
    where fits: (Complication) -> Bool
  ) -> [R4.Reference<R4.Condition>] {
    zip(record.complications, complications).filter { fits($0.0) }
      .map { R4.Reference(to: $0.1) }
  }

  private func narrative(of procedure: Augmentation) -> R4.Narrative? {
    var words = R4.XHTML()
    let vertebrae = record.levels.map(\.vertebra.rawValue).joined(separator: ", ")
    let technique = procedure.technique.entry.display ?? "Vertebral augmentation"
    words.paragraph(vertebrae.isEmpty ? technique : "\(technique) of \(vertebrae)")
    switch procedure.status {
    case .stopped: words.paragraph("Stopped: \(procedure.statusReason ?? "no reason recorded")")
    case .notDone: words.paragraph("Not done: \(procedure.statusReason ?? "no reason recorded")")
    case .completed, nil: break
    }
    if let start = procedure.start {
      words.paragraph("From \(start.text)" + (procedure.end.map { " to \($0.text)" } ?? ""))
    }
    if let note = procedure.note { words.paragraph(note) }
    return R4.Narrative(generated: words)
  }
}

extension R4.Procedure.Status {
  /// Completed where the record says nothing.
  init(_ status: Augmentation.Status?) {
    switch status {
    case .completed, nil: self = .completed
    case .stopped: self = .stopped
    case .notDone: self = .notDone
    }
  }
}

extension TeamMember.Role {
  fileprivate var isPerformer: Bool {
    switch self {
    case .primaryOperator, .assistant, .anesthesiologist, .nurseAnesthetist, .nurse,
      .technologist:
      true
    case .referring, .attending: false
    }
  }
}
