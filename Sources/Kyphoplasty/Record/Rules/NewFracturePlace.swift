internal import FHIRModel

extension RecordRule {
  static let newFracturePlace = RecordRule(
    "clinical.new-fracture-place", [46], basis: .codes,
    source: "The order of the vertebrae, C1 to S5.",
    fields: ["outcomes.newFractures", "levels.vertebra", "procedure.start", "procedure.end"],
    summary: "A new fracture lies where its relation says, and came after the operation.",
    explanation: """
      `adjacent` is the vertebra above or below a treated one, `sameLevel` a treated one, `distant` any other.
      """,
    remedy: "Correct the vertebra, its relation or the date."
  ) { encounter, report in
    let treated = encounter.levels.map(\.vertebra)
    let operated = encounter.procedure.end ?? encounter.procedure.start
    for (visit, outcome) in encounter.outcomes.enumerated() {
      for (index, fracture) in outcome.newFractures.enumerated() {
        let field = "outcomes[\(visit)].newFractures[\(index)]"
        let isAdjacent = treated.contains { $0.isAdjacent(to: fracture.level) }
        let isTreated = treated.contains(fracture.level)
        switch fracture.relation {
        case .adjacent where !isAdjacent:
          report.add(
            "\(field).level", "touches no treated vertebra, although it is called adjacent")
        case .sameLevel where !isTreated:
          report.add(
            "\(field).level", "is no treated vertebra, although it is called the same level")
        case .distant where isAdjacent || isTreated:
          report.add(
            "\(field).relation", "must not be distant: the vertebra is treated or touches one")
        default: break
        }
        if let operated, operated.isSurelyAfter(fracture.date) {
          report.add("\(field).date", "is before the operation")
        }
      }
    }
  }
}
