internal import FHIRModel

private let mostHours = RuleThreshold("mostHours", 24, "h", "the longest stay without admission")

extension RecordRule {
  static let stayLength = RecordRule(
    "clinical.stay-length", [32], .warning, basis: .judgement, thresholds: [mostHours],
    fields: ["encounter.class", "encounter.start", "encounter.end", "discharge.time"],
    summary: "The class of the encounter fits the length of the stay.",
    explanation: """
      Who is ambulatory or a day case is gone within a day, and who is admitted stays over a night. Otherwise class or \
      times are wrong, and lengths of stay are counted wrongly.
      """,
    remedy: "Correct the class, or the times of the stay."
  ) { encounter, report in
    let stay = encounter.encounter
    guard let end = encounter.discharge?.time ?? stay.end else { return }
    switch stay.class {
    case .ambulatory, .shortStay:
      if let minutes = stay.start.minutes(until: end), minutes > report[mostHours] * 60 {
        report.add("encounter.class", "does not fit a stay of more than \(report.words(mostHours))")
      }
    case .inpatient:
      // Who dies or leaves on the day of admission was admitted all the same.
      let hasLeftEarly =
        encounter.discharge?.disposition == .expired
        || encounter.discharge?.disposition == .againstAdvice
        || encounter.discharge?.disposition == .otherHospital
      if !hasLeftEarly, stay.start.days(until: end) == 0 {
        report.add("encounter.class", "is inpatient, and the stay ends on the day it began")
      }
    case .observation, .emergency: break
    }
  }
}
