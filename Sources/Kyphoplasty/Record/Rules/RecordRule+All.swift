extension RecordRule {
  /// Every rule, in the order in which its findings are shown.
  public static let all: [RecordRule] =
    operation + materials + diagnoses + people + course + [valueRange, confirmedUnknown]

  private static let operation: [RecordRule] = [
    levelsMissing, levelRepeated, levelUnusual, levelsMany, procedureTimes, procedureDuration,
    procedureLong, stayTimes, stayLength, generalAnesthesia, sedationDrug,
  ]

  private static let materials: [RecordRule] = [
    cementMissing, cementWithoutLevel, cementVolume, cementVolumeUnusual, cementSum,
    hardeningTime, cavityDeviceMissing, balloonInVertebroplasty, balloonPressure, balloonVolume,
    balloonLeft, balloonRupture, leakWithoutSite, leakWithoutConsequence, heightLoss,
    allergyIgnored, contrastUnknown, deviceExpired,
  ]

  private static let diagnoses: [RecordRule] = [
    fractureAfterProcedure, fractureNotAcute, fractureOld, fracturePhase, osteoporosisKind,
    neoplasmMissing, contraindicated, painMild,
  ]

  private static let people: [RecordRule] = [
    birthDate, ageChild, ageOsteoporosis, bodyMass, clinicianUnidentified,
  ]

  private static let course: [RecordRule] = [
    newFracturePlace, outcomeDate, outcomeWindow, death, complicationUnnamed, repeatedEntry,
  ]

  private static let byID = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })

  /// The rule with an id.
  public static func named(_ id: String) -> RecordRule? { byID[id] }
}
