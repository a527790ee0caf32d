extension RecordRule {
  static let leakWithoutSite = RecordRule(
    "clinical.leak-without-site", [44], basis: .judgement,
    fields: ["levels.leakPresent", "levels.leaks"],
    summary: "A leak has a site, and a site a leak.",
    explanation: """
      `leakPresent` says that somebody looked and what the answer is; `leaks` says where. Both must say the same, \
      because rates of leakage are counted from either.
      """,
    remedy: "List the leak with its site, or set `leakPresent` as what is listed says."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated() {
      if level.leakPresent == true, level.leaks.isEmpty {
        report.lack("levels[\(index)].leakPresent", "is true, and no leak has a site")
      }
      if level.leakPresent != true, !level.leaks.isEmpty {
        report.add("levels[\(index)].leakPresent", "must be true where leaks are listed")
      }
    }
  }
}
