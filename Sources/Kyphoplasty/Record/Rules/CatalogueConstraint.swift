/// A constraint of the profiles, with the rule of the program that says the same.
///
/// Other tools know the constraint alone. Here the rule is the authority: it sees the whole record, and a site may move
/// its bounds. Where it was run on what a constraint looks at, the constraint is silent.
public struct CatalogueConstraint: Sendable, Hashable {
  /// The key in the profiles: `kypho-22`, or `kypho-13a` where a rule of the catalogue takes several expressions.
  public let key: String
  /// The id of the rule that says the same; `nil` where only the profile says it.
  public let rule: String?

  /// Every constraint of the profiles.
  public static let all: [CatalogueConstraint] = [
    pair("kypho-session", nil),
    pair("kypho-value", nil),
    pair("kypho-1", "coding.level-without-vertebra"),
    pair("kypho-2", "clinical.level-repeated"),
    pair("kypho-3", "clinical.level-unusual"),
    pair("kypho-4", "clinical.levels-many"),
    pair("kypho-5-mixed", "coding.cpt-mixed"),
    pair("kypho-5a", "coding.cpt-primary"),
    pair("kypho-5b", "coding.cpt-primary"),
    pair("kypho-6", "coding.cpt-add-on-alone"),
    pair("kypho-7a", "coding.cpt-add-on-count"),
    pair("kypho-7b", "coding.cpt-add-on-count"),
    pair("kypho-8a", "coding.cpt-region"),
    pair("kypho-8b", "coding.cpt-region"),
    pair("kypho-10", "clinical.cavity-device-missing"),
    pair("kypho-11", "clinical.balloon-in-vertebroplasty"),
    pair("kypho-12a", "coding.pcs-pair"),
    pair("kypho-12b", "coding.pcs-pair"),
    pair("kypho-13a", "coding.pcs-region"),
    pair("kypho-13b", "coding.pcs-region"),
    pair("kypho-14", "coding.fracture-family"),
    pair("kypho-15", "clinical.neoplasm-missing"),
    pair("kypho-16a", "coding.fracture-level"),
    pair("kypho-16b", "coding.fracture-level"),
    pair("kypho-17", "coding.seventh-character"),
    pair("kypho-17-phase", "clinical.fracture-phase"),
    pair("kypho-18", "coding.osteoporosis-twice"),
    pair("kypho-19", "coding.cement-embolism"),
    pair("kypho-21", "clinical.cement-volume"),
    pair("kypho-22", "clinical.cement-volume-unusual"),
    pair("kypho-23", "clinical.cement-sum"),
    pair("kypho-24", "clinical.balloon-pressure"),
    pair("kypho-25", "clinical.balloon-volume"),
    pair("kypho-26", "clinical.balloon-left"),
    pair("kypho-26-rupture", "clinical.balloon-rupture"),
    pair("kypho-27", "clinical.allergy-ignored"),
    pair("kypho-28", "clinical.cement-missing"),
    pair("kypho-29", "clinical.hardening-time"),
    pair("kypho-30", "clinical.procedure-times"),
    pair("kypho-30-duration", "clinical.procedure-duration"),
    pair("kypho-31", "clinical.stay-times"),
    pair("kypho-31-operation", "clinical.stay-times"),
    pair("kypho-32", "clinical.stay-length"),
    pair("kypho-32-admitted", "clinical.stay-length"),
    pair("kypho-33", "clinical.death"),
    pair("kypho-33-order", "clinical.death"),
    pair("kypho-34", "clinical.fracture-after-procedure"),
    pair("kypho-36", "clinical.age-child"),
    pair("kypho-36-osteoporosis", "clinical.age-osteoporosis"),
    pair("kypho-37", "clinical.general-anesthesia"),
    pair("kypho-38", "clinical.sedation-drug"),
    pair("kypho-39", "clinical.contraindicated"),
    pair("kypho-41-mass", "clinical.body-mass"),
    pair("kypho-41-scores", "record.range"),
    pair("kypho-41a", "record.range"),
    pair("kypho-41b", "record.range"),
    pair("kypho-41c", "record.range"),
    pair("kypho-42", "clinical.outcome-date"),
    pair("kypho-43", "record.range"),
    pair("kypho-44a", "clinical.leak-without-site"),
    pair("kypho-44b", "clinical.leak-without-site"),
    pair("kypho-45", "clinical.leak-without-complication"),
    pair("kypho-46", "clinical.new-fracture-place"),
    pair("kypho-47", "clinical.device-label"),
    pair("kypho-49", "coding.blocked-code"),
  ]

  private static let byKey = Dictionary(
    all.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })

  /// The constraint with a key.
  public static func named(_ key: String) -> CatalogueConstraint? { byKey[key] }

  /// The constraints that say what a rule says.
  public static func all(ofRule id: String) -> [CatalogueConstraint] {
    all.filter { $0.rule == id }
  }

  private static func pair(_ key: String, _ rule: String?) -> CatalogueConstraint {
    CatalogueConstraint(key: key, rule: rule)
  }
}
