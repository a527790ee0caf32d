internal import FHIRModel

extension FaultKind {
  static let balloons = [
    FaultKind("kyphoplasty-without-balloon", breaks: "clinical.cavity-device-missing") {
      record, _ in
      guard record.hasSoundBalloon, record.complications.isEmpty else { return nil }
      record.levels[0].balloons = []
      return "levels[0].balloons"
    },
    FaultKind("balloon-in-vertebroplasty", breaks: "clinical.balloon-in-vertebroplasty") {
      record, _ in
      guard record.hasSoundBalloon else { return nil }
      record.procedure.technique = .vertebroplasty
      return "levels[0].balloons"
    },
    FaultKind("high-pressure", breaks: "clinical.balloon-pressure") { record, _ in
      guard record.hasSoundBalloon else { return nil }
      record.levels[0].balloons[0].pressurePsi = R4.Decimal("650")
      return "levels[0].balloons[0].pressurePsi"
    },
    FaultKind("overfilled-balloon", breaks: "clinical.balloon-volume") { record, _ in
      guard record.hasSoundBalloon else { return nil }
      record.levels[0].balloons[0].volumeMl = R4.Decimal("7.5")
      return "levels[0].balloons[0].volumeMl"
    },
    FaultKind("balloon-left", breaks: "clinical.balloon-left") { record, _ in
      guard record.hasSoundBalloon, record.complications.isEmpty else { return nil }
      record.levels[0].balloons[0].removed = false
      return "levels[0].balloons[0].removed"
    },
    FaultKind("silent-rupture", breaks: "clinical.balloon-rupture") { record, _ in
      guard record.hasSoundBalloon, record.complications.isEmpty else { return nil }
      record.levels[0].balloons[0].ruptured = true
      return "levels[0].balloons[0].ruptured"
    },
    FaultKind("contrast-despite-allergy", breaks: "clinical.allergy-ignored") { record, _ in
      guard record.hasSoundBalloon, record.contrast.isEmpty,
        record.levels[0].balloons[0].contrast != nil
      else { return nil }
      for level in record.levels.indices {
        for balloon in record.levels[level].balloons.indices where (level, balloon) != (0, 0) {
          record.levels[level].balloons[balloon].contrast = nil
          record.levels[level].balloons[balloon].contrastMl = nil
        }
      }
      record.patient.allergies.append(.iodinatedContrast)
      return "levels[0].balloons[0].contrast"
    },
  ]
}

extension KyphoplastyEncounter {
  fileprivate var hasSoundBalloon: Bool {
    status == .completed && procedure.technique == .balloonKyphoplasty
      && levels.first?.balloons.isEmpty == false
  }
}
