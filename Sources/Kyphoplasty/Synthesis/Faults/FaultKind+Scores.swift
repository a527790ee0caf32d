internal import FHIRModel

extension FaultKind {
  static let scores = [
    FaultKind("pain-of-eleven", breaks: "record.range") { record, _ in
      record.setBaseline("nrs") { $0.nrs = R4.Decimal("11") }
    },
    FaultKind("odi-beyond-100", breaks: "record.range") { record, _ in
      record.setBaseline("odi") {
        $0.odi = R4.Decimal("104")
        $0.odiItems = []
      }
    },
    FaultKind("rmdq-of-25", breaks: "record.range") { record, _ in
      record.setBaseline("rmdq") {
        $0.rmdq = 25
        $0.rmdqItems = []
      }
    },
    FaultKind("eq5d-above-1", breaks: "record.range") { record, _ in
      record.setBaseline("eq5dIndex") { $0.eq5dIndex = R4.Decimal("1.2") }
    },
    FaultKind("asa-7", breaks: "record.range") { record, _ in
      guard record.preoperative != nil else { return nil }
      record.preoperative?.asaClass = 7
      return "preoperative.asaClass"
    },
    FaultKind("t-score-beyond-scale", breaks: "record.range") { record, _ in
      guard record.preoperative?.boneDensity.isEmpty == false else { return nil }
      record.preoperative?.boneDensity[0].tScore = R4.Decimal("-29")
      return "preoperative.boneDensity[0].tScore"
    },
    FaultKind("height-in-micrometers", breaks: "record.range") { record, _ in
      guard !record.levels.isEmpty, record.levels[0].heightAfter != nil else { return nil }
      record.levels[0].heightAfter?.anteriorMm = R4.Decimal("23000")
      return "levels[0].heightAfter.anteriorMm"
    },
  ]
}

extension KyphoplastyEncounter {
  fileprivate mutating func setBaseline(
    _ name: String, _ change: (inout ClinicalOutcome) -> Void
  ) -> String? {
    guard let place = outcomes.firstIndex(where: { $0.timePoint == .baseline }) else { return nil }
    change(&outcomes[place])
    return "outcomes[\(place)].\(name)"
  }
}
