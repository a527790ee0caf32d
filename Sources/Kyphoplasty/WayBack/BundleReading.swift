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
  /// Whether it is the only encounter of the bundle, of which the bundle as a whole tells.
  private let isOnly: Bool

  /// Finds the operation of an encounter; nil where there is no augmentation in it.
  init?(_ share: EncounterShare, isOnly: Bool, directory: SharedDirectory) {
    index = share.index
    stay = share.stay
    patient = share.patient
    self.isOnly = isOnly
    log = ReadingLog(index.document)
    var directory = directory
    if index.resources.contains(where: { SharedDirectory.types.contains($0.type) }) {
      directory.read(index, log: log) { .node($0) }
    }
    self.directory = directory
    guard let session = AugmentationSession(in: index) else { return nil }
    whole = session.whole
    levels = session.levels
    if !session.others.isEmpty {
      log.report(.bundle(.severalSessions(session.others.count + 1)))
    }
    for reference in session.brokenParts { log.report(.bundle(.brokenPart), at: reference) }
  }

  /// Whether all that the site recorded should be there, so that what is missing is a fault.
  ///
  /// Whoever claims our profiles records as we do, where the bundle is more than a part of the encounter: the bundle
  /// has its patient or it, or as the result of a search the encounter itself.
  var isComplete: Bool {
    let root = BundleElement(index.document, index.document.root)
    let isWhole =
      root["type"]?.isText("searchset") == true ? stay != nil : stay != nil || patient != nil
    return isWhole && index.resources.contains(where: \.claimsOwnProfile)
  }

  /// The record, with the element that each value was read from.
  func record() -> RecordPart {
    let own = isOnly ? nil : stay ?? whole ?? levels.first
    var record = RecordPart(from: .node(own?.element.node ?? index.document.root))
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

extension BundleResource {
  /// Whether it says that it meets a profile of ours.
  fileprivate var claimsOwnProfile: Bool {
    element["meta"]?.all("profile").contains { profile in
      profile.string?.hasPrefix(ClaimedProfile.ownBase) == true
    } == true
  }
}
