extension CodingRule {
  /// Every rule, in the order in which its findings are made.
  public static let all: [CodingRule] = [
    checkDigit, codeForm, blockedCode, levelWithoutVertebra, cptPrimary, cptMixed, cptAddOnAlone,
    cptAddOnCount, cptRegion, firstLevel, pcsPair, pcsRegion, fractureFamily, fractureLevel,
    seventhCharacter,
    osteoporosisTwice, cementEmbolism, embolismCodeFirst,
  ]

  /// The rule with an id.
  public static func named(_ id: String) -> CodingRule? { all.first { $0.id == id } }
}
