/// A code that goes round with a wrong meaning, and must never be emitted in it.
///
/// A row blocks the meaning, not the code: most of these are right codes of other things.
public struct BlockedCode: Sendable, Hashable {
  /// A meaning that some code is wrongly given.
  public enum Meaning: Sendable, Hashable, CaseIterable {
    case kyphoplasty
    case vertebroplasty
    case vertebralAugmentation
    case compressionFracture
    case lumbarPain
    case primarySurgeon
    case cementExtravasation
    case cementEmbolism
    /// Whatever it is said to mean: the id fails its own check digit.
    case anything
  }

  /// The code system.
  public let system: Terminology
  /// The code.
  public let code: String
  /// The meaning in which it must not stand.
  public let meaning: Meaning
  /// What the code really means; nil where there is no such code.
  public let reality: String?
}

extension BlockedCode {
  /// The rows, each with the source of the code's real meaning beside it.
  public static let all: [BlockedCode] = [
    // A public ConceptMap's display.
    .init(
      .snomedCT, "429616001", .kyphoplasty,
      "Aortopulmonary reconstruction with RV–PA valveless conduit (procedure)"),
    // SCT-FLAT.
    .init(.snomedCT, "392010000", .vertebroplasty, "Optical coherence tomography (procedure)"),
    .init(
      .snomedCT, "447766003", .kyphoplasty, "Lymphoma of pyloric antrum of stomach (disorder)"),
    // Check digits.
    .init(.snomedCT, "447766008", .anything, nil),
    .init(.snomedCT, "112728004", .anything, nil),
    // UTG-GPS.
    .init(
      .snomedCT, "122465003", .vertebralAugmentation, "Reconstruction procedure (procedure)"),
    // UTG-GPS. As a closed traumatic fracture of a lumbar vertebra it is right.
    .init(
      .snomedCT, "207957008", .compressionFracture, "Closed fracture lumbar vertebra (disorder)"),
    // CANVAS, UTG-GPS.
    .init(.snomedCT, "267981009", .lumbarPain, "Pain in thoracic spine (finding)"),
    // UTG-GPS.
    .init(.snomedCT, "28229004", .primarySurgeon, "Optometrist (occupation)"),
    .init(
      .snomedCT, "95384003", .cementExtravasation, "Injection site extravasation (disorder)"),
    // ICD-10-CM 2026-04.
    .init(.icd10CM, "T80.818A", .cementExtravasation, "Extravasation of a vesicant drug"),
    .init(
      .icd10CM, "I26.99", .cementEmbolism,
      "Other pulmonary embolism without acute cor pulmonale"),
  ]

  private init(
    _ system: Terminology, _ code: String, _ meaning: Meaning, _ reality: String?
  ) {
    self.system = system
    self.code = code
    self.meaning = meaning
    self.reality = reality
  }
}
