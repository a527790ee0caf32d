internal import FHIRModel

extension RecordRule {
  static let cementWithoutLevel = RecordRule(
    "clinical.cement-without-level", [], basis: .judgement,
    fields: ["procedure.totalCementMl", "levels"],
    summary: "Cement that was injected belongs to a level.",
    explanation: """
      A total of cement without a level that took some, and cement in a level that was not treated, contradict each \
      other: name the level, or correct its status.
      """,
    remedy: "Name the level that took the cement, or correct its status."
  ) { encounter, report in
    let total = encounter.procedure.totalCementMl.flatMap { Double($0.text) } ?? 0
    if total > 0, encounter.levels.allSatisfy({ $0.cement == nil }) {
      report.lack("procedure.totalCementMl", "is given, and no level has cement")
    }
    for (index, level) in encounter.levels.enumerated()
    where encounter.status(of: level) == .notDone && level.cement != nil {
      report.add("levels[\(index)].cement", "is given, although the level was not treated")
    }
  }
}
