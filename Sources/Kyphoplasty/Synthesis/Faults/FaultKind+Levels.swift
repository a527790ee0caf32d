internal import FHIRModel

extension FaultKind {
  static let levels = [
    FaultKind("no-level", breaks: "clinical.levels-missing") { record, _ in
      guard record.status == .completed else { return nil }
      record.levels = []
      record.forgetWhatLevelsExplain()
      record.complications = []
      return "levels"
    },
    FaultKind("level-twice", breaks: "clinical.level-repeated") { record, _ in
      guard let level = record.levels.first, record.levels.count < 3 else { return nil }
      record.levels.append(level)
      record.procedure.totalCementMl = nil
      return "levels[\(record.levels.count - 1)].vertebra"
    },
    FaultKind("high-thoracic-level", breaks: "clinical.level-unusual") { record, _ in
      guard record.levels.count == 1, record.levels.first?.vertebra.region == .thoracic,
        record.diagnosis.fractures.count == 1, record.complications.isEmpty
      else { return nil }
      record.levels[0].vertebra = .t4
      record.diagnosis.fractures[0].level = .t4
      record.forgetWhatLevelsExplain()
      return "levels[0].vertebra"
    },
    FaultKind("five-levels", breaks: "clinical.levels-many") { record, _ in
      guard let level = record.levels.first, record.status == .completed else { return nil }
      let others = SyntheticCase.treatable.filter { vertebra in
        vertebra.region == level.vertebra.region
          && !record.levels.contains { $0.vertebra == vertebra }
      }
      for vertebra in others.prefix(5 - record.levels.count) {
        var added = level
        added.vertebra = vertebra
        added.leakPresent = false
        added.leaks = []
        for place in added.balloons.indices { added.balloons[place].ruptured = nil }
        record.levels.append(added)
      }
      record.forgetWhatLevelsExplain()
      return "levels"
    },
  ]
}

extension KyphoplastyEncounter {
  /// Takes away what would contradict other levels than those it was made for.
  fileprivate mutating func forgetWhatLevelsExplain() {
    procedure.totalCementMl = nil
    biopsies = []
    for place in outcomes.indices { outcomes[place].newFractures = [] }
  }
}
