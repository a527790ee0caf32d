extension RecordRule {
  /// Every rule, in the order in which its findings are shown.
  public static let all: [RecordRule] = [
    .levelsMissing, .levelRepeated, .procedureTimes, .stayTimes, .cementMissing,
    .cementWithoutLevel, .cementVolume, .balloonInVertebroplasty, .fractureAfterProcedure,
    .osteoporosisKind, .birthDate,
    .leakWithoutSite, .leakWithoutConsequence, .newFracturePlace, .outcomeDate, .deviceExpired,
    .death, .complicationUnnamed, .clinicianUnidentified, .repeatedEntry, .valueRange,
    .confirmedUnknown,
  ]

  /// The rule with an id.
  public static func named(_ id: String) -> RecordRule? { all.first { $0.id == id } }
}
