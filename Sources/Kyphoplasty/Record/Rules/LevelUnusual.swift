extension RecordRule {
  static let levelUnusual = RecordRule(
    "clinical.level-unusual", [3], .warning, basis: .source,
    source: "Medicare's local coverage determinations: T5 to L5; L34976 has T1 to L5.",
    fields: ["levels.vertebra"],
    summary: "A treated level lies between T5 and L5.",
    explanation: """
      Most payers cover augmentation from T5 to L5, one from T1 to L5; a vertebra above or below is rarely treated, and \
      is often a slip of the pen for another.
      """,
    remedy:
      "Compare the vertebra with the operation note; where it is right, there is nothing to mend."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated()
    where !(Vertebra.t5...Vertebra.l5).contains(level.vertebra) {
      report.add("levels[\(index)].vertebra", "lies outside of T5 to L5")
    }
  }
}
