internal import FHIRModel

private let observation = RuleThreshold(
  "observation", 0, "min", "the time for which a patient is watched after the operation")

extension RecordRule {
  static let stayTimes = RecordRule(
    "clinical.stay-times", [31], basis: .judgement, thresholds: [observation],
    fields: [
      "encounter.start", "encounter.end", "procedure.start", "procedure.end", "discharge.time",
    ],
    summary: "The encounter begins before the operation, and the discharge comes after it.",
    explanation: """
      The order is: start of the encounter, start of the operation, end of the operation, discharge. Times are \
      compared with their offsets; where only a date is known, the dates are compared. Patients are watched for up to \
      an hour before they leave; a site may ask for that time.
      """,
    remedy: "Correct the time that is out of order, or its offset."
  ) { encounter, report in
    let before: [(name: String, time: R4.DateTime?)] = [
      ("procedure.end", encounter.procedure.end), ("procedure.start", encounter.procedure.start),
      ("encounter.start", encounter.encounter.start),
    ]
    let ends: [(name: String, time: R4.DateTime?)] = [
      ("discharge.time", encounter.discharge?.time), ("encounter.end", encounter.encounter.end),
    ]
    for end in ends {
      // One of them is enough to know.
      if let late = before.first(where: { $0.time.isSurelyAfter(end.time) }) {
        report.add(end.name, "is before \(late.name)")
      } else if report[observation] > 0,
        let minutes = encounter.procedure.end.flatMap({ operated in
          end.time.flatMap { operated.minutes(until: $0) }
        }), minutes < report[observation]
      {
        report.add(
          end.name, "is less than \(report.words(observation)) after procedure.end")
      }
    }
    for operation in before.dropLast() {
      let start: R4.DateTime? = encounter.encounter.start
      if start.isSurelyAfter(operation.time) {
        report.add(operation.name, "is before encounter.start")
      }
    }
  }
}

extension R4.DateTime? {
  /// Whether both are known, and the first is later.
  fileprivate func isSurelyAfter(_ other: R4.DateTime?) -> Bool {
    guard let self, let other else { return false }
    return self.isSurelyAfter(other)
  }
}

extension R4.DateTime {
  /// Whether it is later, as far as the precision of both goes.
  func isSurelyAfter(_ other: R4.DateTime) -> Bool { other.isBefore(self) == true }
}
