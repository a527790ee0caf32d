internal import FHIRModel

extension SyntheticCase {
  func recovery() -> Recovery {
    var draws = draws(.recovery)
    var recovery = Recovery()
    recovery.flatMinutes = R4.Decimal(
      draws.happens(7000) ? Figures.Hospital.recoveryMinutes.value : 10 * draws.whole(1...5))
    recovery.ambulatory = !diedInStay && draws.happens(9400)
    recovery.overnight = discharge.day > start.day
    if recovery.overnight == true, draws.happens(5000) {
      recovery.overnightReason = vertebrae.count > 1 ? "Several levels" : "Comorbidity"
    }
    return recovery
  }

  func dischargeGiven() throws(SynthesisError) -> Discharge {
    var draws = draws(.discharge)
    var given = Discharge(time: try discharge.dateTime())
    if diedInStay {
      given.disposition = .expired
      return given
    }
    given.disposition =
      stay == .inpatient
      ? draws.weighted(Figures.Hospital.dispositions)
      : draws.happens(9300) ? .home : .homeWithCare
    if cause == .osteoporosis || cause == .secondaryOsteoporosis {
      if draws.happens(5500) { given.medications.append(Self.alendronate) }
      given.densitometryReferral = draws.happens(4000)
      given.osteoporosisEducation = draws.happens(8500)
    }
    if draws.happens(7000) {
      var analgesic = Medication(drug: .named("Acetaminophen"))
      analgesic.dosage = "500 mg up to four times a day"
      given.medications.append(analgesic)
    }
    if draws.happens(9000) {
      var instructions = Instructions()
      instructions.bedRestDays = draws.whole(0...2)
      instructions.resumeActivityHours = draws.happens(5000) ? 24 : 48
      instructions.noLiftingWeeks = 6
      instructions.ice = draws.happens(6000) ? true : nil
      instructions.followUp = R4.DateTime(try LocalMoment.date(day: discharge.day + 7))
      instructions.text = "Call us for fever, new weakness or numbness."
      given.instructions = instructions
    }
    return given
  }

  func documents() throws(SynthesisError) -> [ClinicalDocument] {
    var draws = draws(.documents)
    var documents: [ClinicalDocument] = []
    let names = vertebrae.map(\.rawValue).joined(separator: ", ")
    if draws.happens(7000) {
      var note = ClinicalDocument(type: .operationNote)
      note.date = try end.adding(minutes: 30).dateTime()
      note.text = "Augmentation of \(names)."
      if draws.happens(1500) { note.url = "https://files.example.org/notes/\(key)" }
      documents.append(note)
    }
    if stay == .inpatient, draws.happens(6000) {
      var summary = ClinicalDocument(type: .dischargeSummary)
      summary.date = try discharge.dateTime()
      summary.text = "Stay for augmentation of \(names)."
      documents.append(summary)
    }
    return documents
  }
}
