internal import FHIRModel

extension RecordRule {
  static let death = RecordRule(
    "clinical.death", [33], basis: .judgement,
    fields: [
      "discharge", "patient.deathDate", "outcomes.death", "complications.onset", "encounter.end",
    ],
    summary:
      "The disposition expired goes with a death in the stay, and nothing happens after a death.",
    explanation: """
      `expired` means that the patient died before the discharge; a later death is recorded in an outcome or in \
      `patient.deathDate`. A complication cannot begin after the death.
      """,
    remedy: "Correct the disposition, or the date of the death or of the complication."
  ) { encounter, report in
    let deaths = [encounter.patient.deathDate] + encounter.outcomes.map(\.death)
    let died = deaths.compactMap { $0 }.first
    if let discharge = encounter.discharge {
      let diedInStay = died.map { !$0.isSurelyAfter(discharge.time) }
      if discharge.disposition == .expired, diedInStay != true {
        let words = "is expired, and no death at or before the discharge is recorded"
        if died == nil {
          report.lack("discharge.disposition", words)
        } else {
          report.add("discharge.disposition", words)
        }
      }
      if let died, discharge.time.isSurelyAfter(died), discharge.disposition != .expired {
        report.add("discharge.disposition", "must be expired: the death is before the discharge")
      }
    }
    guard let died else { return }
    for (index, complication) in encounter.complications.enumerated() {
      if let onset = complication.onset, onset.isSurelyAfter(died) {
        report.add("complications[\(index)].onset", "is after the death")
      }
    }
  }
}
