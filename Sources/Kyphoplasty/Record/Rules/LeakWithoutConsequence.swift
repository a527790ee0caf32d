extension RecordRule {
  static let leakWithoutConsequence = RecordRule(
    "clinical.leak-without-complication", [45], basis: .judgement,
    fields: ["levels.leaks", "complications"],
    summary: "A leak with symptoms is a complication too.",
    explanation: """
      Symptoms of a leak are an adverse event. Add what it caused to `complications`: `symptomaticCementLeak`, an \
      embolism, an injury of cord or root, or any other with the relation `cement`; one with the relation `unrelated` is \
      none.
      """,
    remedy: "Add what the leak caused to `complications`, or set `symptomatic` to false."
  ) { encounter, report in
    guard !encounter.complications.contains(where: \.comesFromCement) else { return }
    for (index, level) in encounter.levels.enumerated() {
      for (place, leak) in level.leaks.enumerated() where leak.symptomatic {
        report.lack(
          "levels[\(index)].leaks[\(place)].symptomatic",
          "is true, and no complication says what the leak caused")
      }
    }
  }
}

extension Complication {
  /// Whether it is, or may be, what leaked cement causes.
  fileprivate var comesFromCement: Bool {
    guard relation != .unrelated else { return false }
    return switch type {
    case .symptomaticCementLeak, .cementPulmonaryEmbolism, .spinalCordInjury,
      .spinalCordCompression, .caudaEquina, .paraplegia, .nerveRootInjury:
      true
    default: relation == .cement
    }
  }
}
