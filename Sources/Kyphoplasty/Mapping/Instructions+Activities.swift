internal import FHIRModel

/// One thing that the patient was told to do or to leave.
struct InstructedActivity {
  var kind: Instruction
  var words: String
  var scheduled: R4.CarePlan.Activity.Detail.Scheduled?
  var isForbidden = false

  var detail: R4.CarePlan.Activity.Detail {
    R4.CarePlan.Activity.Detail(
      code: R4.CodeableConcept(kind),
      status: .notStarted,
      doNotPerform: isForbidden ? true : nil,
      scheduled: scheduled,
      description: words)
  }
}

extension Instructions {
  /// The instructions that have a form of their own; the rest is words.
  var activities: [InstructedActivity] {
    var activities: [InstructedActivity] = []
    if let bedRestDays {
      activities.append(
        InstructedActivity(
          kind: .bedRest, words: "Rest in bed for \(bedRestDays) d",
          scheduled: Self.lasting(bedRestDays, .day)))
    }
    if let resumeActivityHours {
      activities.append(
        InstructedActivity(
          kind: .resumeActivity, words: "Resume activity after \(resumeActivityHours) h",
          // The time until it begins: bounds would say how long it lasts.
          scheduled: .string("after \(resumeActivityHours) h")))
    }
    if let noLiftingWeeks {
      activities.append(
        InstructedActivity(
          kind: .noLifting, words: "No heavy lifting for \(noLiftingWeeks) weeks",
          scheduled: Self.lasting(noLiftingWeeks, .week)))
    }
    if let ice {
      activities.append(
        InstructedActivity(
          kind: .ice, words: ice ? "Cool the wound" : "Do not cool the wound",
          isForbidden: !ice))
    }
    if let followUp {
      activities.append(
        InstructedActivity(
          kind: .followUp, words: "Come back on \(followUp.text)",
          scheduled: .period(R4.Period(start: followUp))))
    }
    return activities
  }

  private static func lasting(
    _ count: Int, _ unit: UCUM
  ) -> R4.CarePlan.Activity.Detail.Scheduled {
    .timing(
      R4.Timing(
        repeat: R4.Timing.Repeat(
          bounds: .duration(
            R4.Duration(
              value: R4.Decimal(count), unit: unit.unit, system: Terminology.ucum.uri,
              code: unit.rawValue)))))
  }
}
