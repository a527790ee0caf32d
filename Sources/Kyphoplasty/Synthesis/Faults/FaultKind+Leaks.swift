internal import FHIRModel

extension FaultKind {
  static let leaks = [
    FaultKind("leak-nowhere", breaks: "clinical.leak-without-site") { record, _ in
      guard record.status == .completed, let level = record.levels.first, level.leaks.isEmpty
      else { return nil }
      record.levels[0].leakPresent = true
      return "levels[0].leakPresent"
    },
    FaultKind("leak-denied", breaks: "clinical.leak-without-site") { record, _ in
      guard let place = record.levels.firstIndex(where: { !$0.leaks.isEmpty }) else { return nil }
      record.levels[place].leakPresent = false
      return "levels[\(place)].leakPresent"
    },
    FaultKind("silent-leak", breaks: "clinical.leak-without-complication") { record, _ in
      guard let place = record.levels.firstIndex(where: { !$0.leaks.isEmpty }),
        record.complications.isEmpty
      else { return nil }
      record.levels[place].leaks[0].symptomatic = true
      return "levels[\(place)].leaks[0].symptomatic"
    },
    FaultKind("lower-after-operation", breaks: "clinical.height-loss") { record, _ in
      guard let place = record.levels.firstIndex(where: { $0.heightAfter != nil }) else {
        return nil
      }
      record.levels[place].heightAfter?.posteriorMm = R4.Decimal("12.5")
      return "levels[\(place)].heightAfter.posteriorMm"
    },
  ]
}
