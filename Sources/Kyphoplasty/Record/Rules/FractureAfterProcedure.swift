internal import FHIRModel

extension RecordRule {
  static let fractureAfterProcedure = RecordRule(
    "clinical.fracture-after-procedure", [34], basis: .judgement,
    fields: ["diagnosis.fractures", "procedure.start", "procedure.end", "levels.vertebra"],
    summary: "A treated fracture is older than the operation.",
    explanation: """
      A fracture that came after the operation was not treated by it: it belongs under `newFractures` of an outcome.
      """,
    remedy: "Correct the onset, or move the fracture to `newFractures` of an outcome."
  ) { encounter, report in
    guard let operated = encounter.procedure.start ?? encounter.procedure.end else { return }
    let treated = encounter.levels.map(\.vertebra)
    for (index, fracture) in encounter.diagnosis.fractures.enumerated()
    where treated.contains(fracture.level) {
      if let onset = fracture.onset, onset.isSurelyAfter(operated) {
        report.add("diagnosis.fractures[\(index)].onset", "is after the operation")
      }
    }
  }
}
