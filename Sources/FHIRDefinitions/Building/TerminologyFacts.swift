/// What a pack keeps of a CodeSystem.
struct CodeSystemFacts: Sendable {
  var url = ""
  var version: String?
  var name = ""
  var id: String?
  var status = ""
  var isExperimental = false
  var content = CodeSystem.Content.complete
  var isCaseSensitive = true
  var valueSet: String?
  var supplements: String?
  var standardsStatus: String?
  /// The language of the displays.
  var language: String?
  var hierarchy: String?
  var properties: [CodeSystem.PropertyDeclaration] = []
  var filters: [CodeSystem.FilterDeclaration] = []
  var concepts: [ConceptFacts] = []
  /// The concepts by code.
  var index: [String: Int] = [:]
  /// The properties that the system declares or that a concept has.
  var propertyCodes: Set<String> = []
}

/// What a pack keeps of a concept.
struct ConceptFacts: Sendable {
  var code = ""
  var display: String?
  /// Other words for the concept, by language; among them the display, where the code system is not in English.
  var designations: [Concept.Designation] = []
  /// The concepts above, as places in the code system.
  var parents: [Int] = []
  var properties: [Concept.Property] = []
  var isAbstract = false
  var isInactive = false
}

/// What a pack keeps of a ValueSet.
struct ValueSetFacts: Sendable {
  var url = ""
  var version: String?
  var name = ""
  var id: String?
  var status = ""
  var isExperimental = false
  var standardsStatus: String?
  /// The supplements that it needs.
  var supplements: [String] = []
  var designations: [(code: String, language: String, value: String)] = []
  /// Whether codes that are no longer in use are left out.
  var excludesInactive = false
  /// `nil` where the value set has no compose.
  var includes: [InclusionFacts]?
  var excludes: [InclusionFacts] = []
  /// The codes of the expansion that the resource carries.
  var expansion: [(system: String, code: ValueSet.Code)] = []
}

/// What a pack keeps of any other canonical resource: its name.
struct CanonicalFacts: Sendable {
  var url = ""
  var version: String?
  var type = ""
  var id: String?
}

/// What a pack keeps of an include or exclude.
struct InclusionFacts: Sendable {
  var system: String?
  var version: String?
  var concepts: [ValueSet.Code]?
  var filters: [ValueSet.Filter] = []
  var valueSets: [String] = []
}
