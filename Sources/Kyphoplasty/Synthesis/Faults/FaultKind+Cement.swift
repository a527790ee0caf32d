internal import FHIRModel

extension FaultKind {
  static let cement = [
    FaultKind("no-cement", breaks: "clinical.cement-missing") { record, _ in
      guard record.status == .completed, !record.levels.isEmpty else { return nil }
      record.levels[0].cement = nil
      record.procedure.totalCementMl = nil
      return "levels[0].cement"
    },
    FaultKind("cement-where-nothing-was-done", breaks: "clinical.cement-without-level") {
      record, _ in
      guard record.status == .completed, record.levels.count > 1 else { return nil }
      let place = record.levels.count - 1
      record.levels[place].status = .notDone
      record.levels[place].statusReason = "Not needed after all"
      return "levels[\(place)].cement"
    },
    FaultKind("total-without-cement", breaks: "clinical.cement-without-level") { record, _ in
      guard record.complications.isEmpty else { return nil }
      record.procedure.status = .stopped
      record.procedure.statusReason = "Pedicle not visible under fluoroscopy"
      for place in record.levels.indices {
        record.levels[place].cement = nil
        record.levels[place].leakPresent = nil
        record.levels[place].leaks = []
      }
      record.procedure.totalCementMl = R4.Decimal("4.5")
      return "procedure.totalCementMl"
    },
    FaultKind("too-much-cement", breaks: "clinical.cement-volume") { record, _ in
      record.setCement("45") ? "levels[0].cement.volumeMl" : nil
    },
    FaultKind("negative-cement", breaks: "clinical.cement-volume") { record, _ in
      record.setCement("-4.5") ? "levels[0].cement.volumeMl" : nil
    },
    FaultKind("unusual-cement", breaks: "clinical.cement-volume-unusual") { record, _ in
      record.setCement("9.5") ? "levels[0].cement.volumeMl" : nil
    },
    FaultKind("wrong-total", breaks: "clinical.cement-sum") { record, _ in
      guard record.levels.contains(where: { $0.cement != nil }) else { return nil }
      record.procedure.totalCementMl = R4.Decimal("31.5")
      return "procedure.totalCementMl"
    },
    FaultKind("hard-after-an-hour", breaks: "clinical.hardening-time") { record, _ in
      guard record.levels.first?.cement != nil else { return nil }
      record.levels[0].cement?.hardeningMinutes = R4.Decimal("75")
      return "levels[0].cement.hardeningMinutes"
    },
  ]
}

extension KyphoplastyEncounter {
  /// Writes a volume for the first level, and no total that would contradict it.
  fileprivate mutating func setCement(_ volume: String) -> Bool {
    guard levels.first?.cement != nil else { return false }
    levels[0].cement?.volumeMl = R4.Decimal(volume)
    procedure.totalCementMl = nil
    return true
  }
}
