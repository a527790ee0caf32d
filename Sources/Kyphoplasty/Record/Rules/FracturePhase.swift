extension RecordRule {
  static let fracturePhase = RecordRule(
    "clinical.fracture-phase", [17], .warning, basis: .judgement,
    source: "ICD-10-CM, April 2026: the seventh character of M80, M84, M48.5, S22 and S32.",
    fields: ["diagnosis.fractures", "levels.vertebra"],
    summary: "A treated fracture is in its initial phase of care.",
    explanation: """
      While a fracture is actively treated, and an augmentation is that, the seventh character is A (or B of an open \
      fracture); the other phases are for the visits after. A nonunion that is augmented is the exception.
      """,
    remedy: "Set the phase of the treated fracture to `initial`, or leave it out."
  ) { encounter, report in
    let treated = encounter.levels.map(\.vertebra)
    for (index, fracture) in encounter.diagnosis.fractures.enumerated()
    where treated.contains(fracture.level) {
      switch fracture.phase {
      case nil, .initial, .initialOpen: break
      case .routineHealing, .delayedHealing, .nonunion, .malunion, .sequela:
        report.add(
          "diagnosis.fractures[\(index)].phase",
          "is a phase of follow-up, although the fracture was treated")
      }
    }
  }
}
