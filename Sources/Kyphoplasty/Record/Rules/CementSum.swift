internal import FHIRModel

private let tolerance = RuleThreshold("tolerance", 0.5, "mL", "how far the sum may be off")

extension RecordRule {
  static let cementSum = RecordRule(
    "clinical.cement-sum", [23], .warning, basis: .judgement, thresholds: [tolerance],
    fields: ["procedure.totalCementMl", "procedure.status", "levels"],
    summary: "The volumes of the levels add up to the total.",
    explanation: """
      Total and levels are often written down by different people; where they differ by more than is lost in a syringe, \
      one of them is wrong.
      """,
    remedy: "Correct the total or the volume of the level that is off."
  ) { encounter, report in
    guard let total = encounter.procedure.totalCementMl?.number else { return }
    let treated = encounter.levels.filter {
      $0.cement != nil || encounter.status(of: $0) == .completed
    }
    let volumes = treated.compactMap { $0.cement?.volumeMl?.number }
    // Where one volume is not known or cannot be right, the sum is not known.
    guard !volumes.isEmpty, volumes.count == treated.count,
      volumes.allSatisfy({ $0 > 0 && $0 <= report.mostCement })
    else { return }
    // A thousandth for what binary numbers lose.
    if abs(volumes.reduce(0, +) - total) > report[tolerance] + 0.001 {
      report.add(
        "procedure.totalCementMl",
        "differs by more than \(report.words(tolerance)) from the sum of the levels")
    }
  }
}
