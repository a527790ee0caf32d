internal import FHIRModel

/// A cohort of invented patients, drawn from published figures.
///
/// A record depends on the seed, the number of sites and its own index alone: a cohort may be cut anywhere, made in
/// parts, and made again on another machine, byte for byte.
public struct SyntheticCohort: Sendable {
  /// What all else is drawn from.
  public let seed: UInt64
  /// Over how many hospitals the records are spread.
  public let sites: Int
  /// How many records in ten thousand have a fault.
  public let defects: Int

  /// Names a cohort.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - sites: At least 1; at most 999 are told apart.
  ///   - defects: How many records in ten thousand get a fault; 0 to 10,000.
  public init(seed: UInt64, sites: Int = 1, defects: Int = 0) {
    self.seed = seed
    self.sites = max(1, min(999, sites))
    self.defects = max(0, min(10_000, defects))
  }

  /// The record with an index, from 0, without any fault.
  public func encounter(at index: Int) throws(SynthesisError) -> KyphoplastyEncounter {
    try subject(at: index).encounter()
  }

  /// The record with an index, from 0, with the fault that chance gives it.
  public func record(at index: Int) throws(SynthesisError) -> SyntheticRecord {
    let subject = subject(at: index)
    let encounter = try subject.encounter()
    if isFaulty(index) {
      var draws = subject.draws(.fault)
      let first = draws.below(FaultKind.all.count)
      // What cannot befall this record gives way to the next kind.
      for offset in FaultKind.all.indices {
        let kind = FaultKind.all[(first + offset) % FaultKind.all.count]
        if let record = record(subject, encounter, with: kind) { return record }
      }
    }
    return SyntheticRecord(
      site: subject.site.number, key: encounter.key, json: encounter.json(), encounter: encounter)
  }

  /// The record with an index and a fault of one kind; `nil` where such a fault cannot befall it.
  public func record(
    at index: Int, with kind: FaultKind
  ) throws(SynthesisError) -> SyntheticRecord? {
    let subject = subject(at: index)
    return record(subject, try subject.encounter(), with: kind)
  }

  private func subject(at index: Int) -> SyntheticCase {
    SyntheticCase(seed: seed, index: index, sites: sites)
  }

  private func isFaulty(_ index: Int) -> Bool {
    var draws = Draws(seed: seed, record: index, stream: .defect)
    return draws.happens(defects)
  }

  private func record(
    _ subject: SyntheticCase, _ encounter: KyphoplastyEncounter, with kind: FaultKind
  ) -> SyntheticRecord? {
    var draws = subject.draws(.faultyField)
    var faulty = encounter
    var json: [UInt8]
    let field: String
    switch kind.edit {
    case .record(let plant):
      guard let planted = plant(&faulty, &draws) else { return nil }
      field = planted
      json = faulty.json()
    case .text(let plant):
      json = encounter.json()
      guard let planted = plant(&json) else { return nil }
      field = planted
    case .earlierKey:
      guard let earlier = earlierFlawless(than: subject.index) else { return nil }
      faulty.key = self.subject(at: earlier).key
      field = "key"
      json = faulty.json()
    }
    let fault = PlantedFault(
      key: faulty.key, field: field, rule: kind.rule, kind: kind.name, severity: kind.severity)
    return SyntheticRecord(
      site: subject.site.number, key: encounter.key, json: json,
      encounter: fault.severity == .error ? nil : faulty, fault: fault)
  }

  /// A record before this one whose key is sure to be read.
  private func earlierFlawless(than index: Int) -> Int? {
    (max(0, index - 16)..<max(0, index)).last { !isFaulty($0) }
  }
}

/// A record of a cohort, and what is known about it.
public struct SyntheticRecord: Sendable {
  /// The number of its hospital, from 1.
  public var site: Int
  /// The key that it was made with.
  public var key: String
  /// Its text, in canonical form where nothing was planted in the text itself.
  public var json: [UInt8]
  /// Its values; `nil` where it has a fault for which it is rejected.
  public var encounter: KyphoplastyEncounter?
  /// The fault that was planted in it.
  public var fault: PlantedFault?
}

/// A fault that was planted in a record.
public struct PlantedFault: Sendable, Hashable {
  /// The key that the record shows.
  public var key: String
  /// The field whose value is wrong, by its path; empty for the record as a whole.
  public var field: String
  /// The id of the rule that must find it, and no other.
  public var rule: String
  /// The kind, by its name.
  public var kind: String
  /// What the finding does to the record.
  public var severity: RecordFinding.Severity
}

extension SyntheticCase {
  func encounter() throws(SynthesisError) -> KyphoplastyEncounter {
    let levels = try levels()
    var stay = Stay(class: stay, start: try admission.dateTime())
    stay.end = try discharge.dateTime()
    if self.stay == .shortStay { stay.type = "Elective day procedure" }
    let patient = try patient()
    var encounter = KyphoplastyEncounter(
      key: key, facility: site.facility, patient: patient, encounter: stay,
      diagnosis: try diagnosis(), procedure: try procedure(levels: levels))
    encounter.recordedBy = site.clinician(.registry, index % 2)
    encounter.coverage = coverage()
    encounter.referral = try referral()
    encounter.symptoms = try symptoms()
    encounter.priorTherapy = try priorTherapy()
    encounter.neurology = neurology()
    encounter.imaging = try imaging()
    encounter.preoperative = try preoperative()
    encounter.team = team()
    encounter.consent = try consent()
    encounter.goals = goals()
    encounter.levels = levels
    encounter.anesthesia = try anesthesiaGiven()
    encounter.contrast = try contrastGiven()
    encounter.antibiotics = try antibiotics(patient)
    encounter.vitals = try vitals()
    encounter.radiation = radiation()
    encounter.biopsies = try biopsies()
    encounter.complications = try complications(levels: levels)
    encounter.recovery = recovery()
    encounter.discharge = try dischargeGiven()
    encounter.outcomes = try outcomes()
    encounter.documents = try documents()
    let lastDay = Self.lastDay(of: encounter.outcomes, after: discharge)
    encounter.recordedAt = try LocalMoment(day: lastDay, minute: 1380, zone: site.zone).dateTime()
    return encounter
  }
}
