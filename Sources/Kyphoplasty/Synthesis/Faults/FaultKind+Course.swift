internal import FHIRModel

extension FaultKind {
  static let course = [
    FaultKind("adjacent-far-away", breaks: "clinical.new-fracture-place") { record, _ in
      guard let treated = record.levels.map(\.vertebra).min(), treated > .t8,
        let place = record.visitAfter, record.outcomes[place].newFractures.isEmpty
      else { return nil }
      var fracture = NewFracture(level: .t5, date: record.outcomes[place].date)
      fracture.relation = .adjacent
      record.outcomes[place].newFractures = [fracture]
      return "outcomes[\(place)].newFractures[0].level"
    },
    FaultKind("new-fracture-before-operation", breaks: "clinical.new-fracture-place") {
      record, _ in
      guard let place = record.visitAfter, record.outcomes[place].newFractures.isEmpty,
        let day = record.procedure.start?.day(shiftedBy: -9)
      else { return nil }
      record.outcomes[place].newFractures = [NewFracture(level: .t6, date: day)]
      return "outcomes[\(place)].newFractures[0].date"
    },
    FaultKind("follow-up-before-operation", breaks: "clinical.outcome-date") { record, _ in
      guard let place = record.visitAfter, record.outcomes[place].newFractures.isEmpty,
        record.outcomes[place].readmission == nil,
        let day = record.procedure.start?.day(shiftedBy: -20)
      else { return nil }
      record.outcomes[place].date = day
      return "outcomes[\(place)].date"
    },
    FaultKind("baseline-after-operation", breaks: "clinical.outcome-date") { record, _ in
      guard let place = record.outcomes.firstIndex(where: { $0.timePoint == .baseline }),
        let day = record.procedure.start?.day(shiftedBy: 6)
      else { return nil }
      record.outcomes[place].date = day
      return "outcomes[\(place)].date"
    },
    FaultKind("visit-twice", breaks: "clinical.entry-repeated") { record, _ in
      guard let place = record.visitAfter else { return nil }
      var again = record.outcomes[place]
      again.newFractures = []
      record.outcomes.append(again)
      return "outcomes[\(record.outcomes.count - 1)]"
    },
    FaultKind("expired-alive", breaks: "clinical.death") { record, _ in
      guard record.patient.deathDate == nil, record.discharge != nil else { return nil }
      record.discharge?.disposition = .expired
      return "discharge.disposition"
    },
    FaultKind("discharged-dead", breaks: "clinical.death") { record, _ in
      guard record.patient.deathDate == nil, record.complications.isEmpty,
        let death = record.discharge?.time.shifted(minutes: -30)
      else { return nil }
      record.patient.deathDate = death
      record.outcomes.removeAll { $0.timePoint != .baseline }
      return "discharge.disposition"
    },
    FaultKind("complication-after-death", breaks: "clinical.death") { record, _ in
      guard record.discharge?.disposition != .expired, record.complications.isEmpty,
        let day = record.patient.deathDate?.day(shiftedBy: 4)
      else { return nil }
      var complication = Complication(type: .stroke)
      complication.onset = day
      complication.phase = .late
      record.complications = [complication]
      return "complications[0].onset"
    },
    FaultKind("complication-without-a-name", breaks: "clinical.complication-unnamed") {
      record, _ in
      record.complications.append(Complication(type: .other))
      return "complications[\(record.complications.count - 1)].text"
    },
  ]
}

extension KyphoplastyEncounter {
  /// The place of a visit at 7 days or later.
  fileprivate var visitAfter: Int? {
    outcomes.firstIndex { FollowUpVisit.allCases.map(\.timePoint).contains($0.timePoint) }
  }
}
