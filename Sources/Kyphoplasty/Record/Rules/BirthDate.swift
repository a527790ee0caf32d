internal import FHIRModel

extension RecordRule {
  static let birthDate = RecordRule(
    "clinical.birth-date", [], basis: .judgement,
    fields: ["patient.birthDate", "encounter.start"],
    summary: "The patient was born before the encounter.",
    explanation: """
      A date of birth after the start of the encounter is a mistake of typing, or a century was guessed from two digits.
      """,
    remedy: "Correct the date of birth, or the start of the encounter."
  ) { encounter, report in
    guard let birth = encounter.patient.birthDate, let day = R4.DateTime(birth.text) else { return }
    if day.isSurelyAfter(encounter.encounter.start) {
      report.add("patient.birthDate", "is after encounter.start")
    }
  }
}
