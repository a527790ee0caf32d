internal import FHIRModel

extension BundleDraft {
  mutating func addDocuments() {
    let ids = documentIDs
    for (place, document) in record.documents.enumerated() {
      add(
        R4.DocumentReference(
          status: .current,
          type: R4.CodeableConcept(document.type),
          category: [R4.CodeableConcept(HL7.Category.clinicalNote)],
          subject: patient,
          date: document.date.flatMap { R4.Instant($0) },
          custodian: directory.organization,
          content: [R4.DocumentReference.Content(attachment: attachment(of: document))],
          context: R4.DocumentReference.Context(
            encounter: [R4.AnyReference(to: stayID, type: R4.Encounter.self)])),
        ids[place], from: "documents[\(place)]")
    }
  }

  /// The notes that report on the operation itself.
  var operationNotes: [R4.AnyReference] {
    zip(record.documents, documentIDs).filter { $0.0.type.isOperationNote }
      .map { R4.AnyReference(to: $0.1, type: R4.DocumentReference.self) }
  }

  private var documentIDs: [R4.ID] {
    ids.ids(R4.DocumentReference.self, of: record.documents) {
      [$0.type.rawValue, $0.date?.text ?? ""]
    }
  }

  private func attachment(of document: ClinicalDocument) -> R4.Attachment {
    let url = document.url.flatMap { R4.URI($0) }
    guard document.text != nil || url != nil else {
      return MissingData.attachment(of: document.date)
    }
    return R4.Attachment(
      contentType: document.text == nil ? nil : "text/plain",
      data: document.text.map { R4.Base64Binary($0.utf8) },
      url: url.map { .known($0) },
      creation: document.date)
  }

  /// Who made the record, and when.
  ///
  /// What the record says of its making is the time at which it occurred. FHIR's time of recording takes no date
  /// without a time: there it is that of the discharge or of the end, and of a record that has none of them unknown.
  mutating func addProvenance() {
    let times = [
      record.recordedAt, record.discharge?.time, record.procedure.end, record.encounter.end,
    ]
    let recorded = times.lazy.compactMap { $0.flatMap { R4.Instant($0) } }.first
    guard recorded != nil || record.recordedAt != nil || record.recordedBy != nil else { return }
    let organization = directory.organization.any
    let author = record.recordedBy.flatMap { directory.identified($0) }
    add(
      R4.Provenance(
        target: references,
        occurred: record.recordedAt.map { .dateTime($0) },
        recorded: recorded.map { .known($0) } ?? .absent(.unknown),
        agent: [
          R4.Provenance.Agent(
            type: R4.CodeableConcept(HL7.ProvenanceAgent.author), who: author ?? organization,
            onBehalfOf: author == nil ? nil : organization),
          R4.Provenance.Agent(
            type: R4.CodeableConcept(HL7.ProvenanceAgent.transmitter), who: organization),
        ]),
      ids.id(R4.Provenance.self), from: "recordedAt")
  }
}

extension ClinicalDocument.Kind {
  fileprivate var isOperationNote: Bool {
    switch self {
    case .operationNote, .procedureNote, .interventionalNote: true
    case .dischargeSummary, .anesthesiaRecord: false
    }
  }
}
