internal import FHIRModel

extension BundleDraft {
  mutating func addBiopsies() {
    let procedures = biopsyIDs
    for (place, biopsy) in record.biopsies.enumerated() {
      let path = "biopsies[\(place)]"
      let scope = procedures[place].text
      let specimen = ids.id(R4.Specimen.self, scope)
      let collected = biopsy.collected ?? record.procedure.start
      add(
        R4.Procedure(
          extension: OwnExtension.stated(
            ("performed", biopsy.collected != nil && biopsy.collected == record.procedure.start)),
          partOf: partOfWhole,
          status: .completed,
          category: R4.CodeableConcept(SNOMEDCT.Procedure.diagnosticProcedure),
          code: R4.CodeableConcept(
            AncillaryProcedure.vertebralBiopsy, text: "Bone biopsy of \(biopsy.level.rawValue)"),
          subject: patient,
          encounter: stay,
          performed: collected.map { .dateTime($0) } ?? .absent(.unknown),
          reasonReference: fractures(at: biopsy.level),
          bodySite: [biopsy.level.bodySite],
          report: report(of: biopsy, scope).map { [$0] } ?? []),
        procedures[place], from: path)
      add(
        R4.Specimen(
          type: R4.CodeableConcept(HL7.Report.bone),
          subject: patient,
          collection: R4.Specimen.Collection(
            collected: collected.map { .dateTime($0) }, bodySite: biopsy.level.bodySite)),
        specimen, from: path)
      if biopsy.hasReport {
        add(
          diagnosticReport(of: biopsy, specimen, collected),
          ids.id(R4.DiagnosticReport.self, scope), from: path)
      }
    }
  }

  /// The reports on samples of the session.
  var pathologyReports: [R4.AnyReference] {
    zip(record.biopsies, biopsyIDs).compactMap { report(of: $0.0, $0.1.text) }
  }

  private var biopsyIDs: [R4.ID] {
    ids.ids(R4.Procedure.self, of: record.biopsies) { ["biopsy", $0.level.rawValue] }
  }

  private func report(of biopsy: Biopsy, _ scope: String) -> R4.AnyReference? {
    guard biopsy.hasReport else { return nil }
    return R4.AnyReference(
      to: ids.id(R4.DiagnosticReport.self, scope), type: R4.DiagnosticReport.self)
  }

  private func diagnosticReport(
    of biopsy: Biopsy, _ specimen: R4.ID, _ collected: R4.DateTime?
  ) -> R4.DiagnosticReport {
    let isPending = biopsy.result == .pending
    return R4.DiagnosticReport(
      text: narrative(of: biopsy),
      status: isPending ? .registered : .final,
      category: [
        R4.CodeableConcept(HL7.Category.surgicalPathology),
        R4.CodeableConcept(HL7.Category.pathology),
      ],
      code: R4.CodeableConcept(HL7.Report.pathologyStudy),
      subject: patient,
      encounter: stay,
      effective: collected.map { .dateTime($0) } ?? .absent(.unknown),
      issued: biopsy.reported.flatMap { R4.Instant($0) },
      specimen: [R4.Reference(to: specimen)],
      conclusion: biopsy.conclusion,
      conclusionCode: biopsy.result.map { [R4.CodeableConcept($0)] } ?? [],
      presentedForm: form(of: biopsy).map { [$0] } ?? [])
  }

  /// The report's own element takes no date without a time: there the date is that of its text.
  private func form(of biopsy: Biopsy) -> R4.Attachment? {
    guard let reported = biopsy.reported, !reported.hasTime else { return nil }
    return R4.Attachment(title: "Pathology report", creation: reported)
  }

  private func narrative(of biopsy: Biopsy) -> R4.Narrative? {
    var words = R4.XHTML()
    words.paragraph("Pathology of a bone biopsy of \(biopsy.level.rawValue)")
    if let result = biopsy.result?.entry.display { words.paragraph(result) }
    if let conclusion = biopsy.conclusion { words.paragraph(conclusion) }
    if let reported = biopsy.reported { words.paragraph("Reported \(reported.text)") }
    return R4.Narrative(generated: words)
  }
}

extension Biopsy {
  /// Whether a pathologist has said anything.
  fileprivate var hasReport: Bool { result != nil || conclusion != nil || reported != nil }
}
