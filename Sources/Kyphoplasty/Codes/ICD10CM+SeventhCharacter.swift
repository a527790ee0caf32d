extension ICD10CM.Fracture {
  /// The seventh character: the phase of care.
  enum SeventhCharacter: String, CaseIterable, Sendable {
    case initial = "A"
    case initialOpen = "B"
    case routineHealing = "D"
    case delayedHealing = "G"
    case nonunion = "K"
    case malunion = "P"
    case sequela = "S"
  }

  /// The phases that the tabular list allows for the family of the code.
  ///
  /// Evidence: ICD-10-CM 2026-04. M80 and M84.5 know no open fracture; M48.5 neither nonunion nor malunion; S22 and S32
  /// no malunion. For M84.6 only the initial encounter is evidenced.
  var phases: [SeventhCharacter] {
    switch self {
    case .osteoporotic, .otherOsteoporotic, .neoplastic:
      [.initial, .routineHealing, .delayedHealing, .nonunion, .malunion, .sequela]
    case .collapsedThoracic, .collapsedLumbar, .collapsedSacral:
      [.initial, .routineHealing, .delayedHealing, .sequela]
    case .otherDisease: [.initial]
    default: [.initial, .initialOpen, .routineHealing, .delayedHealing, .nonunion, .sequela]
    }
  }

  /// The code for a phase; nil where the family has none for it.
  ///
  /// But for the initial encounter it is derived: the same category with another seventh character, of which the words
  /// are seen for M80.08 alone and given for none.
  func entry(_ phase: SeventhCharacter) -> CodeEntry? {
    guard phase != .initial else { return entry }
    guard phases.contains(phase) else { return nil }
    return CodeEntry(
      .icd10CM, entry.code.dropLast() + phase.rawValue, nil,
      "ICD-10-CM 2026-04, seventh character of the family", .derived)
  }
}

extension Fracture.Phase {
  var seventhCharacter: ICD10CM.Fracture.SeventhCharacter {
    switch self {
    case .initial: .initial
    case .initialOpen: .initialOpen
    case .routineHealing: .routineHealing
    case .delayedHealing: .delayedHealing
    case .nonunion: .nonunion
    case .malunion: .malunion
    case .sequela: .sequela
    }
  }
}
