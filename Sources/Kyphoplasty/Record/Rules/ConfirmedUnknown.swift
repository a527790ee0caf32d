extension RecordRule {
  static let confirmedUnknown = RecordRule(
    "clinical.confirmed-unknown", [], .warning, basis: .judgement, fields: ["confirmed"],
    summary: "What is confirmed is a rule that can be confirmed.",
    explanation: "A rule's id that is misspelt under `confirmed` confirms nothing.",
    remedy: "Write the rule's id as the finding has it, or take it away."
  ) { encounter, report in
    for (index, id) in encounter.confirmed.enumerated() where !canConfirm(id) {
      report.add("confirmed[\(index)]", "is no rule that can be confirmed")
    }
  }

  /// Kept apart from the rule above, which `all` has in it.
  private static func canConfirm(_ id: String) -> Bool { named(id)?.canBeConfirmed == true }
}
