internal import FHIRModel

extension RecordRule {
  static let procedureTimes = RecordRule(
    "clinical.procedure-times", [30], basis: .judgement,
    fields: ["procedure.start", "procedure.end", "anesthesia.start", "anesthesia.end"],
    summary: "The operation and the anesthesia end after they begin.",
    explanation: """
      An end before the start is most often a wrong date at midnight, morning for afternoon, or a wrong offset.
      """,
    remedy: "Correct the start or the end."
  ) { encounter, report in
    let procedure = encounter.procedure
    if let start = procedure.start, let end = procedure.end, start.isSurelyAfter(end) {
      report.add("procedure.end", "is before procedure.start")
    }
    if let start = encounter.anesthesia?.start, let end = encounter.anesthesia?.end,
      start.isSurelyAfter(end)
    {
      report.add("anesthesia.end", "is before anesthesia.start")
    }
  }
}
