extension Rule {
  /// Every rule that a finding can have, gathered from the files of the checks.
  public static let all: [Rule] = groups.flatMap { $0 }

  // One group a line, so that a new check is a new line.
  private static let groups: [[Rule]] = [
    [jsonSyntax],
    jsonRules,
    resourceTypeRules,
    elementRules,
    cardinalityRules,
    stringRules,
    codeRules,
    integerRules,
    uriRules,
    base64Rules,
    dateRules,
    narrativeRules,
    extensionRules,
    bindingRules,
    codingRules,
    referenceRules,
    targetRules,
    containedRules,
    elementIDRules,
    bundlePartRules,
    fullURLRules,
    requestRules,
    [findingLimit],
    codeSystemRules,
    codeSystemContentRules,
    valueSetRules,
    conceptMapRules,
    profileRules,
    searchParameterRules,
    canonicalRules,
    publicationRules,
    bundleReferenceRules,
    reachabilityRules,
    linkRules,
    searchSetRules,
    profileChoiceRules,
    profileTypeRules,
    systemRules,
    codeStatusRules,
    codeDisplayRules,
    claimedProfileRules,
    profileChoiceRules,
    typeRules,
    sliceRules,
    fixedValueRules,
    valueRules,
    referenceProfileRules,
    codeStatusRules,
    codeDisplayRules,
    definitionRules,
  ]
  public static let all: [Rule] =
    [jsonSyntax] + jsonRules + resourceTypeRules + elementRules + cardinalityRules + stringRules
    + codeRules + integerRules + uriRules + base64Rules + dateRules + narrativeRules
    + extensionRules + bindingRules + codingRules + codeSystemRules
    + codeStatusRules + codeDisplayRules + referenceRules + targetRules + containedRules
    + elementIDRules + bundlePartRules + fullURLRules + requestRules + [findingLimit]

  /// The rule with a name.
  public static func named(_ id: RuleID) -> Rule? { all.first { $0.id == id } }
}
