internal import FHIRModel
internal import LosslessJSON

/// One bundle on its way back into a record: what is in it, what encounters share, and what has been used so far.
///
/// Its extensions read one part of the record each, as those of `BundleDraft` write them.
struct BundleReading {
  let index: BundleIndex
  let directory: SharedDirectory
  let log: ReadingLog
  /// The operation as a whole; nil where the bundle has only its levels.
  let whole: BundleResource?
  /// The operation at each vertebra.
  let levels: [BundleResource]
  let patient: BundleResource?
  let stay: BundleResource?

  /// Finds the operation, the patient and the stay of a bundle; nil where there is no augmentation in it.
  init?(_ index: BundleIndex, directory: SharedDirectory) {
    self.index = index
    log = ReadingLog(index.document)
    var directory = directory
    if index.resources.contains(where: { SharedDirectory.types.contains($0.type) }) {
      directory.read(index, log: log) { .node($0) }
    }
    self.directory = directory
    guard let session = AugmentationSession(in: index) else { return nil }
    whole = session.whole
    levels = session.levels
    let first = session.whole ?? session.levels.first
    stay = index.target(of: first?["encounter"]) ?? index.all("Encounter").first
    patient =
      index.target(of: first?["subject"]) ?? index.target(of: stay?["subject"])
      ?? index.all("Patient").first
    let others = session.others
    if !others.isEmpty {
      log.report(.bundle(.severalSessions(others.count + 1)))
    }
  }

  /// The record, with the element that each value was read from.
  func record() -> RecordPart {
    var record = RecordPart(from: .node(index.document.root))
    record.set("key", key)
    addProvenance(to: &record)
    record.set("facility", facility)
    record.set("patient", patientPart)
    record.set("coverage", coverage)
    record.set("encounter", stayPart)
    record.set("referral", referral)
    record.set("diagnosis", diagnosis)
    record.set("symptoms", symptoms)
    record.set("priorTherapy", priorTherapy)
    record.set("neurology", neurology)
    record.set("imaging", imaging)
    record.set("preoperative", preoperative)
    record.set("team", team)
    record.set("consent", consent)
    record.set("goals", goals)
    record.set("procedure", procedure)
    record.set("levels", levels.isEmpty ? levelsOfWhole : levels.map(level))
    record.set("anesthesia", anesthesia)
    record.set("contrast", drugs(for: .contrast))
    record.set("antibiotics", drugs(for: .antibiotic))
    record.set("vitals", vitals)
    record.set("radiation", radiation)
    record.set("biopsies", biopsies)
    record.set("complications", complications)
    record.set("recovery", recovery)
    record.set("discharge", discharge)
    record.set("outcomes", outcomes)
    record.set("documents", documents)
    record.set("confirmed", confirmed)
    return record
  }
}
