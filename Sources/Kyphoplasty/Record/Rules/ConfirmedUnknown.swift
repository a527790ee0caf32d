extension RecordRule {
  static let confirmedUnknown = RecordRule(
    "clinical.confirmed-unknown", [], .warning, basis: .judgement, fields: ["confirmed"],
    summary: "What is confirmed is a rule that can be confirmed.",
    explanation: "A rule's id that is misspelt under `confirmed` confirms nothing.",
    remedy: "Write the rule's id as the finding has it, or take it away."
  ) { encounter, report in
    for (index, id) in encounter.confirmed.enumerated() where !ids.contains(id) {
      report.add("confirmed[\(index)]", "is no rule")
    }
  }

  /// Kept apart from `all`, which the rule above is a part of.
  private static var ids: Set<String> { Set(all.map(\.id)) }
}
